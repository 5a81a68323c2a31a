// SPDX-License-Identifier: BSL-1.0
// Receiving with nlohmann/json: its DOM, moved into a struct of std::string, and the headers by hand.
#include <response/by_hand.hpp>

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

struct Nlohmann : by_hand::Reader {
    std::optional<by_hand::Error<std::string>> operator()(const bench::Response& response) const
    {
        json root = json::parse(response.body, nullptr, false);
        if (!root.is_object()) return std::nullopt;
        const auto facts = root.find("error"), meta = root.find("meta");
        if (facts == root.end() || meta == root.end()) return std::nullopt;
        std::optional<by_hand::Error<std::string>> error(std::in_place);
        std::string name;
        if (!take(*facts, "type", error->type) || !take(*facts, "code", name)
            || !take(*facts, "message", error->message) || !take(*facts, "doc_url", error->doc_url)
            || !take(*facts, "request_id", error->request_id) || !take(*meta, "timestamp", error->timestamp))
            return std::nullopt;
        take(*facts, "param", error->param); // may be absent
        error->code = by_hand::code_of(name);
        by_hand::add_headers(*error, response);
        return error;
    }
};

const bool entered = bench::enter_reader<Nlohmann>("nlohmann", "DOM, then std::string; headers by hand");

} // namespace
