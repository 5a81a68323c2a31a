// SPDX-License-Identifier: BSL-1.0
// The One Stack APIs' rules for requests. Each rule has a code for when it is broken.
#include <demo/apis/onestack_requests.hpp>

#include <demo/json_body.hpp>

#include <algorithm>
#include <optional>

namespace demo::onestack {

using amiss::ApiError;
using boost::json::object;

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

/// The first cookie with this name, of all Cookie headers (RFC 6265 §4.2.1). The case of the name matters.
std::optional<std::string_view> cookie(const HeaderFields& headers, std::string_view name)
{
    for (const HeaderField& header : headers) {
        if (!same_name(header.name, "Cookie")) continue;
        for (std::string_view rest = header.value; !rest.empty();) {
            const std::size_t end = rest.find(';');
            const std::string_view pair = trimmed(rest.substr(0, end));
            if (pair.size() > name.size() && pair.substr(0, name.size()) == name && pair[name.size()] == '=')
                return pair.substr(name.size() + 1);
            rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        }
    }
    return std::nullopt;
}

struct Credential {
    std::string_view text;
    Key::Kind kind;
};

/// The integration key; without one the user's session; without that the portal's token.
Credential credential(const HeaderFields& headers)
{
    if (const auto key = headers.find("X-Integration-Key")) return {*key, Key::Kind::secret};
    if (const auto session = cookie(headers, "session")) return {*session, Key::Kind::session};
    return {bearer_token(headers).value_or(""), Key::Kind::portal};
}

} // namespace

expected<Key> authenticate(const Request& request)
{
    const Credential given = credential(request.headers);
    const Key* key = request.services.keys.find(given.text);
    if (key != nullptr && key->kind != given.kind)
        return amiss::fail(Code::unauthorized).with_context("in the place of another kind of credential");
    if (key == nullptr) return amiss::fail(Code::unauthorized);
    if (key->revoked) return amiss::fail(Code::unauthorized).with_context("revoked");
    if (key->expired(request.time)) return amiss::fail(Code::token_expired);
    return *key;
}

expected<void> count(Request& request)
{
    if (request.key.text.empty()) return {};
    const Quota quota{100, std::chrono::minutes(1)};
    const auto use = request.services.limits.count(request.key.owner.tenant, quota, request.time);
    if (use.allowed) return {};
    return amiss::fail(Code::rate_limit_exceeded)
        .with_detail("limit", quota.limit)
        .with_detail("window", "1m")
        .with_retry_after(use.retry_after);
}

expected<void> may(const Request& request, const Need& need)
{
    const Key& key = request.key;
    const std::string permission = std::string(need.what).append(need.action == Action::write ? ".write" : ".read");
    const auto forbidden = [&](std::string_view message) {
        return amiss::fail(Code::forbidden)
            .with_message(message)
            .with_detail("requiredProduct", need.product)
            .with_detail("requiredPermission", permission);
    };
    const auto& products = key.products;
    if (std::find(products.begin(), products.end(), need.product) == products.end()) {
        if (key.kind == Key::Kind::secret)
            return amiss::fail(Code::product_access_denied).with_detail("requiredProduct", need.product);
        std::string name(need.product);
        for (char& c : name) c = static_cast<char>(c - 'a' + 'A');
        return forbidden("Access denied to " + name + " product");
    }
    if (key.kind == Key::Kind::portal && !need.for_portals)
        return forbidden("Portal tokens are for the portal's endpoints");
    if (need.action == Action::write && key.read_only) return forbidden("The key is read only");
    return {};
}

expected<object> body_of(const Request& request)
{
    return parse_body(request).map_error(
        [](const std::error_code& why) { return ApiError(Code::invalid_json).with_cause(why); });
}

std::string Form::text(std::string_view field, std::string_view label)
{
    const auto value = text_of(body_, field);
    if (!body_.contains(field) || value == "")
        error_.with_violation(field, std::string(label) + " is required");
    else if (!value)
        error_.with_violation(field, "Must be a string");
    return value.value_or("");
}

std::string Form::one_of(std::string_view field, std::string_view fallback,
                         std::initializer_list<std::string_view> allowed)
{
    if (!body_.contains(field)) return std::string(fallback);
    std::string value = text_of(body_, field).value_or("");
    if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return value;
    std::string sentence = "Must be one of: ";
    for (const std::string_view item : allowed) sentence.append(item == *allowed.begin() ? "" : ", ").append(item);
    error_.with_violation(field, sentence);
    return value;
}

std::string Form::priority(std::string_view fallback)
{
    return one_of("priority", fallback, {"low", "medium", "high", "critical"});
}

expected<void> Form::valid() const
{
    if (!error_.violations().empty()) return amiss::fail(error_);
    return {};
}

} // namespace demo::onestack
