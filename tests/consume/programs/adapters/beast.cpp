// SPDX-License-Identifier: BSL-1.0
// A server of Boost.Beast that answers with amiss.
#include <amiss/adapt/beast.hpp>

#include <amiss/apis/cstar.hpp>

#include <string_view>

int main()
{
    amiss::Service<> service(amiss::cstar::envelope);
    service.get("/", [] { return amiss::expected<std::string_view>("{}"); });
    const boost::beast::http::request<boost::beast::http::string_body> request(boost::beast::http::verb::get, "/no",
                                                                               11);
    const bool checked = amiss::beast_response(service, request).result_int() == 404;
    return checked ? 0 : 1;
}
