// SPDX-License-Identifier: BSL-1.0
// The CodeSpar API's rules for requests. Each rule has a code for when it is broken.
#include <demo/apis/codespar_requests.hpp>

#include <demo/json_body.hpp>

#include <algorithm>

namespace demo::codespar {

using amiss::ApiError;
using boost::json::object;

expected<Key> authenticate(const Request& request)
{
    const auto token = bearer_token(request.headers);
    if (!token) return amiss::fail(Code::unauthorized).with_context("no usable Authorization header");
    const Key* key = request.services.keys.find(*token);
    if (key == nullptr) return amiss::fail(Code::unauthorized).with_context("no such key");
    if (key->revoked) return amiss::fail(Code::unauthorized).with_context("revoked key");
    if (key->owner.test != request.services.test_environment)
        return amiss::fail(Code::unauthorized).with_context("key of the other environment");
    return *key;
}

expected<void> count(Request& request)
{
    if (request.key.text.empty()) return {};
    const bool triggers = request.path.rfind("/v1/triggers", 0) == 0;
    const Quota quota{triggers ? 20 : 100, std::chrono::minutes(1)};
    const auto use =
        request.services.limits.count(request.key.text + (triggers ? " triggers" : ""), quota, request.time);
    if (use.allowed) return {};
    amiss::RateLimit told;
    told.reset = use.state.reset;
    return amiss::fail(Code::rate_limited).with_retry_after(use.retry_after).with_rate_limit(told);
}

expected<void> may_read(const Request& request, std::string_view what)
{
    if (!request.key.may_read(what)) return amiss::fail(Code::forbidden).with_context(what);
    return {};
}

expected<void> may_write(const Request& request, std::string_view what)
{
    if (!request.key.may_write(what)) return amiss::fail(Code::forbidden).with_context(what);
    return {};
}

expected<void> may_reach(const Request& request, std::string_view project)
{
    const std::string& only = request.key.project;
    if (!only.empty() && only != project) return amiss::fail(Code::forbidden).with_context("key of another project");
    return {};
}

expected<object> body_of(const Request& request)
{
    return parse_body(request).map_error([](const std::error_code& why) {
        return ApiError(Code::invalid_request).with_message("The body is not a JSON object").with_cause(why);
    });
}

expected<std::string> text(const object& body, std::string_view field)
{
    if (!body.contains(field)) return amiss::fail(Code::invalid_request).with_param(field);
    if (auto value = text_of(body, field)) return *std::move(value);
    return amiss::fail(Code::invalid_request).with_message("The field '" + std::string(field) + "' must be a string");
}

expected<std::int64_t> amount(const object& body)
{
    const boost::json::value* value = body.if_contains("amount");
    if (value == nullptr) return amiss::fail(Code::invalid_request).with_param("amount");
    if (!value->is_int64())
        return amiss::fail(Code::invalid_request).with_message("The field 'amount' must be a whole number");
    if (value->get_int64() <= 0)
        return amiss::fail(Code::invalid_request).with_message("The field 'amount' must be above 0");
    return value->get_int64();
}

expected<const ToolServer*> server_of(const object& body)
{
    AMISS_ASSIGN(const std::string id, text(body, "server"));
    const ToolServer* server = find_server(id);
    if (server == nullptr) return amiss::fail(Code::not_found).with_message("No server in the catalog has this id");
    return server;
}

expected<std::optional<std::string>> in_query(const Request& request, std::string_view name)
{
    const auto malformed = [name](std::string_view why) {
        return amiss::fail(Code::invalid_request)
            .with_message("The query parameter '" + std::string(name) + "' " + std::string(why));
    };
    const auto given = request.query.find(name);
    if (given == request.query.end()) return std::optional<std::string>();
    if (request.repeated.count(given->first) != 0) return malformed("must be there only once");
    if (given->second.empty()) return malformed("must not be empty");
    return std::optional<std::string>(given->second);
}

expected<std::size_t> limit_of(const Request& request)
{
    AMISS_ASSIGN(const auto given, in_query(request, "limit"));
    const std::optional<int> limit = given ? whole_number(*given) : 20;
    if (!limit || *limit < 1 || *limit > 100)
        return amiss::fail(Code::invalid_request)
            .with_message("The query parameter 'limit' must be a whole number from 1 to 100");
    return static_cast<std::size_t>(*limit);
}

bool is_slug(std::string_view slug)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    };
    return !slug.empty() && slug.size() <= 64 && std::all_of(slug.begin(), slug.end(), allowed);
}

} // namespace demo::codespar
