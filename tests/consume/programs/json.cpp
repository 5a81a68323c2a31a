// SPDX-License-Identifier: BSL-1.0
// A handler with amiss::amiss: it writes an error and reads it back typed.
#include <amiss.hpp>

#include <cstdio>
#include <string_view>

#if AMISS_CFG_READ != 1
#error "amiss::amiss can read"
#endif

namespace cstar = amiss::cstar;

amiss::expected<int> create_ticket(std::string_view title)
{
    if (title.empty()) return amiss::fail(cstar::Code::parameter_missing).with_param("title");
    return 42;
}

int main()
{
    char buffer[1024];
    const amiss::expected<int> ticket = create_ticket("");
    if (ticket) return 1;
    const amiss::Response response = amiss::respond(cstar::envelope, ticket.error(), {"req_1"}, buffer);
    std::printf("%d %.*s\n", response.status, static_cast<int>(response.body.size()), response.body.data());

    const amiss::ApiError back = amiss::read(cstar::envelope, amiss::Received{response.status, response.body});
    const bool checked =
        back == cstar::Code::parameter_missing && back.param() == "title" && back.request_id() == "req_1";
    return checked ? 0 : 1;
}
