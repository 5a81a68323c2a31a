// SPDX-License-Identifier: BSL-1.0
// The README's first program: a handler that fails, and the response that is made from its error.
// [first]
#include <amiss.hpp>
#include <cstdio>

namespace cstar = amiss::cstar;

amiss::expected<int> create_ticket(std::string_view title)
{
    if (title.empty()) return amiss::fail(cstar::Code::parameter_missing).with_param("title");
    return 42;
}

int main()
{
    char buffer[1024];
    if (auto ticket = create_ticket(""); !ticket) {
        amiss::Response r = amiss::respond(cstar::envelope, ticket.error(), {"req_a1B2c3D4e5F6"}, buffer);
        std::printf("%d %.*s\n", r.status, static_cast<int>(r.body.size()), r.body.data());
    }
}
// [/first]
