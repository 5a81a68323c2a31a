// SPDX-License-Identifier: BSL-1.0
// Reading with nlohmann/json: its DOM, moved into a struct of std::string.
#include <read/question.hpp>

#include <nlohmann/json.hpp>

#include <utility>

namespace {

using nlohmann::json;

bool take(json& from, const char* key, std::string& into)
{
    const auto found = from.find(key);
    if (found == from.end() || !found->is_string()) return false;
    into = std::move(found->get_ref<std::string&>());
    return true;
}

struct Nlohmann : bench::FieldsReader {
    std::optional<bench::Fields> operator()(std::string_view body) const
    {
        json root = json::parse(body, nullptr, false);
        if (!root.is_object()) return std::nullopt;
        const auto error = root.find("error"), meta = root.find("meta");
        if (error == root.end() || meta == root.end()) return std::nullopt;
        std::optional<bench::Fields> fields(std::in_place);
        if (!take(*error, "type", fields->type) || !take(*error, "code", fields->code)
            || !take(*error, "message", fields->message) || !take(*error, "param", fields->param)
            || !take(*error, "doc_url", fields->doc_url) || !take(*error, "request_id", fields->request_id)
            || !take(*meta, "timestamp", fields->timestamp))
            return std::nullopt;
        return fields;
    }
};

const bool entered = bench::enter_reader<Nlohmann>("nlohmann", "DOM, then std::string; UTF-8 checked");

} // namespace
