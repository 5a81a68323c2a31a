// SPDX-License-Identifier: BSL-1.0
// A server of JSON-RPC 2.0.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>
#include <clients/scenario.hpp>

#include <amiss/formats/jsonrpc.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::jsonrpc(Code::internal);

boost::json::value parsed(std::string_view body)
{
    boost::json::error_code syntax;
    return boost::json::parse(body, syntax); // null where it cannot be read
}

// The id of a call as JSON; "null" for a call without one.
std::string id_of(const boost::json::value& call)
{
    const boost::json::object* const members = call.if_object();
    const boost::json::value* const id = members ? members->if_contains("id") : nullptr;
    return id ? boost::json::serialize(*id) : "null";
}

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    const boost::json::value body = parsed(exchange.request.body);
    const boost::json::array* const batch = body.if_array();
    if (!batch) {
        error.with_detail("id", amiss::raw_json(id_of(body)));
        return error_response(envelope, error, exchange);
    }
    // The calls of a batch that fail; the others are not answered.
    std::vector<amiss::ApiError> errors;
    for (const boost::json::value& call : *batch) {
        demo::HttpRequest request = exchange.request;
        request.body = boost::json::serialize(call);
        std::optional<amiss::ApiError> of_call = wanted_error(request);
        if (of_call) errors.push_back(std::move(of_call->with_detail("id", amiss::raw_json(id_of(call)))));
    }
    return error_response(envelope, errors, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange)
{
    const std::string id = id_of(parsed(exchange.request.body));
    return success_response(envelope, R"({"jsonrpc":"2.0","result":true,"id":)" + id + '}', exchange);
}

} // namespace

extern const Dialect jsonrpc_dialect;
const Dialect jsonrpc_dialect{"jsonrpc", fail, succeed};

} // namespace judge
