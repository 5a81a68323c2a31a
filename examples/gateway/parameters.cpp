// SPDX-License-Identifier: BSL-1.0
// Checks the parameters.
#include <gateway/parameters.hpp>

#include <clients/messages.hpp>

#include <amiss/apis/cstar.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/string.hpp>

#include <algorithm>

namespace gateway {
namespace {

namespace cstar = amiss::cstar;
namespace json = boost::json;

amiss::Failure invalid(std::string_view field, std::string_view allowed)
{
    return amiss::fail(cstar::Code::parameter_invalid).with_param(field).with_detail("allowed", allowed);
}

amiss::expected<json::value> member(const json::object& body, std::string_view field)
{
    const json::value* value = body.if_contains(field);
    if (value == nullptr) return amiss::fail(cstar::Code::parameter_missing).with_param(field);
    return *value;
}

} // namespace

amiss::expected<json::object> body_of(const Call& call)
{
    json::error_code syntax;
    json::value body = json::parse(call.http.body, syntax);
    if (syntax || !body.is_object()) return amiss::fail(cstar::Code::invalid_json);
    return std::move(body).as_object();
}

amiss::expected<std::string> text_in(const json::object& body, std::string_view field)
{
    AMISS_ASSIGN(const json::value value, member(body, field));
    if (!value.is_string() || value.get_string().empty()) return invalid(field, "a text");
    return std::string(value.get_string());
}

amiss::expected<std::string> one_of(const json::object& body, std::string_view field,
                                    std::initializer_list<std::string_view> words)
{
    AMISS_ASSIGN(std::string text, text_in(body, field));
    if (std::find(words.begin(), words.end(), text) != words.end()) return text;
    std::string all;
    for (const std::string_view word : words) all.append(all.empty() ? "" : ", ").append(word);
    return invalid(field, all);
}

amiss::expected<std::int64_t> amount_in(const json::object& body, std::string_view field)
{
    AMISS_ASSIGN(const json::value value, member(body, field));
    if (!value.is_int64() || value.get_int64() <= 0) return invalid(field, "a whole number above 0");
    return value.get_int64();
}

amiss::expected<std::string> name_in_path(const Call& call)
{
    std::string name = call.in_path.at("name");
    if (!clients::is_word(name)) return amiss::fail(cstar::Code::invalid_id_format);
    return name;
}

} // namespace gateway
