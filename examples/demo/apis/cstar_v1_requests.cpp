// SPDX-License-Identifier: BSL-1.0
// The rules of version 1 of the cStar API for requests. They share few codes, so the log says which rule was broken.
#include <demo/apis/cstar_v1_requests.hpp>

#include <demo/json_body.hpp>

#include <algorithm>

namespace demo::cstar_v1 {

using amiss::ApiError;
using boost::json::object;

ApiError invalid(std::string_view field, std::string_view what)
{
    return ApiError(Code::validation_error).with_param(field).with_message(std::string(field).append(what));
}

// The same answer for every bad key: only the log says what is wrong with it.
expected<Key> authenticate(const Request& request)
{
    const auto token = bearer_token(request.headers);
    if (!token) return amiss::fail(Code::unauthorized).with_context("no usable Authorization header");
    const Key* key = request.services.keys.find(*token);
    if (key == nullptr) return amiss::fail(Code::unauthorized).with_context("no such key");
    if (key->revoked) return amiss::fail(Code::unauthorized).with_context("revoked key");
    if (key->expired(request.time) || request.services.keys.too_old(*key, request.time))
        return amiss::fail(Code::unauthorized).with_context("expired key");
    return *key;
}

expected<void> count(Request& request)
{
    const bool secret = !request.key.text.empty() && request.key.kind == Key::Kind::secret;
    const Quota quota{secret ? 1000 : 100, std::chrono::hours(1)};
    const auto use = request.services.limits.count(request.key.text, quota, request.time, request.preflight);
    request.rate_limit = use.state;
    if (!use.allowed) return amiss::fail(Code::rate_limited).with_retry_after(use.retry_after);
    return {};
}

expected<void> may_read(const Request& request, std::string_view what)
{
    if (request.in_path_at("team") != request.key.owner.tenant)
        return amiss::fail(Code::forbidden).with_context("another team");
    if (!request.key.may_read(what)) return amiss::fail(Code::forbidden).with_context("scopes");
    return {};
}

expected<void> may_write(const Request& request, std::string_view what)
{
    AMISS_TRY(may_read(request, what));
    if (request.key.kind == Key::Kind::publishable) return amiss::fail(Code::forbidden).with_context("publishable key");
    if (!request.key.may_write(what)) return amiss::fail(Code::forbidden).with_context("scopes");
    return {};
}

expected<object> body_of(const Request& request)
{
    return parse_body(request).map_error([](const std::error_code& why) {
        return ApiError(Code::validation_error).with_message("The body cannot be read as JSON").with_cause(why);
    });
}

expected<std::string> text(const object& body, std::string_view field)
{
    const auto value = text_of(body, field);
    if (!body.contains(field) || value == "") return amiss::fail(invalid(field, " is required"));
    if (value) return *value;
    return amiss::fail(invalid(field, " must be a string"));
}

expected<std::string> one_of(const object& body, std::string_view field,
                             std::initializer_list<std::string_view> allowed)
{
    AMISS_ASSIGN(auto value, text(body, field));
    if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return value;
    std::string sentence = " must be one of: ";
    for (const std::string_view item : allowed) sentence.append(item == *allowed.begin() ? "" : ", ").append(item);
    return amiss::fail(invalid(field, sentence));
}

expected<std::string> priority(const object& body)
{
    return one_of(body, "priority", {"low", "normal", "high", "critical"});
}
expected<std::string> status(const object& body)
{
    return one_of(body, "status", {"new", "open", "pending", "resolved", "closed"});
}

expected<std::size_t> page_size(const Request& request)
{
    const auto given = request.query.find("pageSize");
    if (given == request.query.end()) return std::size_t{20};
    const auto size = whole_number(given->second);
    if (!size || *size < 1 || *size > 100) return amiss::fail(invalid("pageSize", " must be a number from 1 to 100"));
    return static_cast<std::size_t>(*size);
}

} // namespace demo::cstar_v1
