// SPDX-License-Identifier: BSL-1.0
// A server of JSON-RPC 2.0.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/jsonrpc.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <string>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::jsonrpc(Code::internal);

// The id of the request as JSON; "null" where it cannot be read.
std::string id_of(const demo::HttpRequest& request)
{
    boost::json::error_code syntax;
    const boost::json::value body = boost::json::parse(request.body, syntax);
    const boost::json::object* const call = body.if_object();
    const boost::json::value* const id = call ? call->if_contains("id") : nullptr;
    return id ? boost::json::serialize(*id) : "null";
}

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    error.with_detail("id", amiss::raw_json(id_of(exchange.request)));
    return error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange)
{
    const std::string body = R"({"jsonrpc":"2.0","result":true,"id":)" + id_of(exchange.request) + '}';
    return success_response(envelope, body, exchange);
}

} // namespace

extern const Dialect jsonrpc_dialect;
const Dialect jsonrpc_dialect{"jsonrpc", fail, succeed};

} // namespace judge
