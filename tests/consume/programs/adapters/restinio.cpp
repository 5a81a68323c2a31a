// SPDX-License-Identifier: BSL-1.0
// A server of RESTinio that answers with amiss.
#include <amiss/adapt/restinio.hpp>

#include <amiss/apis/cstar.hpp>

#include <string_view>

int main()
{
    amiss::Service<> service(amiss::cstar::envelope);
    service.get("/", [] { return amiss::expected<std::string_view>("{}"); });
    const auto handler = amiss::restinio_handler(service);
    static_cast<void>(handler);
    const bool checked = restinio::status_not_found().status_code().raw_code() == 404;
    return checked ? 0 : 1;
}
