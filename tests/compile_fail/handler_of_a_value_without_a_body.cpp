// expect: amiss: a value becomes a body by a function to_body
// SPDX-License-Identifier: BSL-1.0
// lines: 12
// A handler returns a struct that nothing can write.
#include <amiss/apis/cstar.hpp>
#include <amiss/server/service.hpp>

struct Ticket {
    int id = 0;
};
#ifndef AMISS_MUST_NOT_COMPILE
std::string to_body(const Ticket& ticket);
#endif

void add(amiss::Service<>& api)
{
    api.get("/ticket", [](const amiss::Request&) -> amiss::expected<Ticket> { return Ticket(); });
}
