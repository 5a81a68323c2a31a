// SPDX-License-Identifier: BSL-1.0
// A handler with amiss::core alone: it writes an error.
#include <amiss.hpp>

#include <cstdio>
#include <string_view>

#if AMISS_CFG_READ != 0 || defined(BOOST_VERSION) || defined(BOOST_JSON_VALUE_HPP)
#error "amiss::core cannot read and includes no Boost"
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
    const bool checked = response.status == 400 && response.body.find("parameter_missing") != std::string_view::npos;
    return checked ? 0 : 1;
}
