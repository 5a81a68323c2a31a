// SPDX-License-Identifier: BSL-1.0
// A server of cpp-httplib that answers with amiss.
#include <amiss/adapt/httplib.hpp>

#include <amiss/apis/cstar.hpp>

#include <string_view>

int main()
{
    amiss::Service<> service(amiss::cstar::envelope);
    service.get("/", [] { return amiss::expected<std::string_view>("{}"); });
    httplib::Server server;
    amiss::mount(server, service);
    const bool checked = server.is_valid();
    return checked ? 0 : 1;
}
