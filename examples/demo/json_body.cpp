// SPDX-License-Identifier: BSL-1.0
// Parses JSON request bodies with Boost.JSON.
#include <demo/json_body.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/string.hpp>

#include <charconv>

namespace demo {
namespace {

bool is_json_type(const HeaderFields& headers)
{
    const auto type = headers.find("Content-Type");
    if (!type) return false;
    std::string_view media = type->substr(0, type->find(';'));
    while (!media.empty() && media.back() == ' ') media.remove_suffix(1);
    return same_name(media, "application/json");
}

} // namespace

amiss::expected<boost::json::object, std::error_code> parse_body(const Request& request)
{
    const auto wrong = [](std::error_code code) { return amiss::unexpected<std::error_code>(code); };
    if (!is_json_type(request.headers)) return wrong(std::make_error_code(std::errc::wrong_protocol_type));
    boost::json::error_code syntax;
    boost::json::value value = boost::json::parse(request.body, syntax);
    if (syntax) return wrong(syntax);
    if (!value.is_object()) return wrong(std::make_error_code(std::errc::invalid_argument));
    return std::move(value.get_object());
}

std::optional<std::string> text_of(const boost::json::object& object, std::string_view key)
{
    const boost::json::value* value = object.if_contains(key);
    if (value == nullptr || !value->is_string()) return std::nullopt;
    return std::string(value->get_string());
}

std::optional<int> whole_number(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

} // namespace demo
