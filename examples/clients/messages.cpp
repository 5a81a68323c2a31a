// SPDX-License-Identifier: BSL-1.0
// Makes requests of JSON, and takes responses apart, with Boost.JSON.
#include <clients/messages.hpp>

#include <amiss/apis/client.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

#include <algorithm>

namespace clients {

namespace json = boost::json;

bool is_word(std::string_view text)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !text.empty() && std::all_of(text.begin(), text.end(), allowed);
}

bool is_key(std::string_view text, std::initializer_list<std::string_view> prefixes)
{
    return std::any_of(prefixes.begin(), prefixes.end(), [text](std::string_view prefix) {
        return text.substr(0, prefix.size()) == prefix && is_word(text.substr(prefix.size()));
    });
}

demo::HttpRequest with_body(demo::HttpRequest request, const json::object& body)
{
    request.headers.add("Content-Type", "application/json");
    request.body = json::serialize(body);
    return request;
}

amiss::Failure unreadable(std::string_view what, std::error_code cause)
{
    return amiss::fail(amiss::client::error_from(cause))
        .with_message("The server's answer could not be read")
        .with_context(what);
}

amiss::expected<json::value> json_of(std::string_view body)
{
    json::error_code syntax;
    json::value document = json::parse(body, syntax);
    if (syntax) return unreadable(body.substr(0, 120), syntax);
    return document;
}

amiss::expected<std::string> text_in(const json::value& object, std::string_view name)
{
    const json::value* value = object.is_object() ? object.get_object().if_contains(name) : nullptr;
    if (value == nullptr || !value->is_string()) return unreadable(name);
    return std::string(value->get_string());
}

} // namespace clients
