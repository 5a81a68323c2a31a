// SPDX-License-Identifier: BSL-1.0
// The cStar API's rules for requests. Each rule has a code for when it is broken.
#include <demo/apis/cstar_requests.hpp>

#include <demo/apis/helpdesk.hpp>
#include <demo/json_body.hpp>

#include <algorithm>

namespace demo::cstar {

using amiss::ApiError;
using boost::json::object;

expected<Key> authenticate(const Request& request)
{
    const auto token = bearer_token(request.headers);
    if (!token) return amiss::fail(Code::authentication_required);
    const auto prefixes = {"sk_live_", "sk_test_", "pk_live_", "pk_test_"};
    const auto begins_token = [&token](std::string_view prefix) { return token->substr(0, prefix.size()) == prefix; };
    if (std::none_of(prefixes.begin(), prefixes.end(), begins_token)) return amiss::fail(Code::invalid_key_format);

    const Key* key = request.services.keys.find(*token);
    if (key == nullptr) return amiss::fail(Code::invalid_api_key).with_context("unknown key");
    if (key->revoked) return amiss::fail(Code::invalid_api_key).with_context("revoked key");
    if (key->expired(request.time)) return amiss::fail(Code::key_expired).with_context("past its date");
    if (request.services.keys.too_old(*key, request.time))
        return amiss::fail(Code::key_expired).with_context("older than the team's policy allows");
    return *key;
}

expected<void> count(Request& request)
{
    const bool secret = !request.key.text.empty() && request.key.kind == Key::Kind::secret;
    const Quota quota{secret ? 1000 : 100, std::chrono::hours(1)};
    const auto use = request.services.limits.count(request.key.text, quota, request.time, request.preflight);
    request.rate_limit = use.state;
    if (!use.allowed) return amiss::fail(Code::rate_limit_exceeded).with_retry_after(use.retry_after);
    return {};
}

expected<void> may_read(const Request& request, std::string_view what)
{
    if (request.in_path_at("team") != request.key.owner.tenant) return amiss::fail(Code::team_access_denied);
    if (!request.key.may_read(what)) return amiss::fail(Code::insufficient_permissions).with_context(what);
    return {};
}

expected<void> may_write(const Request& request, std::string_view what)
{
    AMISS_TRY(may_read(request, what));
    if (request.key.kind == Key::Kind::publishable) return amiss::fail(Code::publishable_key_write);
    if (!request.key.may_write(what)) return amiss::fail(Code::insufficient_permissions).with_context(what);
    return {};
}

expected<object> body_of(const Request& request)
{
    return parse_body(request).map_error(
        [](const std::error_code& why) { return ApiError(Code::invalid_json).with_cause(why); });
}

expected<std::string> text(const object& body, std::string_view field)
{
    const auto value = text_of(body, field);
    if (!body.contains(field) || value == "") return amiss::fail(Code::parameter_missing).with_param(field);
    if (value) return *value;
    return amiss::fail(Code::parameter_invalid)
        .with_param(field)
        .with_message("The '" + std::string(field) + "' field must be a string");
}

expected<std::string> one_of(const object& body, std::string_view field,
                             std::initializer_list<std::string_view> allowed)
{
    AMISS_ASSIGN(auto value, text(body, field));
    if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return value;
    std::string list;
    for (const std::string_view item : allowed) list.append(list.empty() ? "" : ", ").append(item);
    return amiss::fail(Code::parameter_invalid).with_param(field).with_detail("allowed", list);
}

expected<std::string> priority(const object& body)
{
    return one_of(body, "priority", {"low", "normal", "high", "urgent"});
}
expected<std::string> status(const object& body)
{
    return one_of(body, "status", {"new", "open", "pending", "resolved", "closed"});
}

expected<std::string> email(const object& body)
{
    AMISS_ASSIGN(auto value, text(body, "email"));
    if (helpdesk::is_email(value)) return value;
    return amiss::fail(Code::parameter_invalid)
        .with_param("email")
        .with_message("The 'email' field must be an email address");
}

expected<std::string> in_query(const Request& request, const std::string& name)
{
    const auto given = request.query.find(name);
    if (given == request.query.end()) return amiss::fail(Code::parameter_missing).with_param(name);
    if (!given->second.empty()) return given->second;
    return amiss::fail(Code::parameter_invalid)
        .with_param(name)
        .with_message("The '" + name + "' field must not be empty");
}

expected<std::size_t> page_size(const Request& request)
{
    const auto given = request.query.find("pageSize");
    if (given == request.query.end()) return std::size_t{20};
    const auto size = whole_number(given->second);
    if (!size || *size < 1 || *size > 100)
        return amiss::fail(Code::parameter_invalid)
            .with_param("pageSize")
            .with_message("The 'pageSize' field must be a number from 1 to 100");
    return static_cast<std::size_t>(*size);
}

} // namespace demo::cstar
