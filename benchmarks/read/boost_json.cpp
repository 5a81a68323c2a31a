// SPDX-License-Identifier: BSL-1.0
// Reading with Boost.JSON: its DOM in a monotonic_resource on the stack, copied into a struct of std::string.
#include <read/question.hpp>

#include <boost/json.hpp>

namespace {

namespace json = boost::json;

bool take(const json::object& from, json::string_view key, std::string& into)
{
    const json::value* const value = from.if_contains(key);
    if (value == nullptr || !value->is_string()) return false;
    into.assign(value->get_string().data(), value->get_string().size());
    return true;
}

struct BoostJson : bench::FieldsReader {
    std::optional<bench::Fields> operator()(std::string_view body) const
    {
        unsigned char memory[4096];
        json::monotonic_resource resource(memory);
        json::error_code wrong;
        const json::value root = json::parse(json::string_view(body.data(), body.size()), wrong, &resource);
        if (wrong || !root.is_object()) return std::nullopt;
        const json::value* const error = root.get_object().if_contains("error");
        const json::value* const meta = root.get_object().if_contains("meta");
        if (error == nullptr || !error->is_object() || meta == nullptr || !meta->is_object()) return std::nullopt;
        const json::object& facts = error->get_object();
        std::optional<bench::Fields> fields(std::in_place);
        if (!take(facts, "type", fields->type) || !take(facts, "code", fields->code)
            || !take(facts, "message", fields->message) || !take(facts, "param", fields->param)
            || !take(facts, "doc_url", fields->doc_url) || !take(facts, "request_id", fields->request_id)
            || !take(meta->get_object(), "timestamp", fields->timestamp))
            return std::nullopt;
        return fields;
    }
};

const bool entered = bench::enter_reader<BoostJson>("boost_json", "DOM on the stack, then std::string; UTF-8 checked");

} // namespace
