// SPDX-License-Identifier: BSL-1.0
// Receiving with simdjson: on demand, from a padded copy of the body, and the headers by hand.
#include <response/by_hand.hpp>

#include <simdjson.h>

#include <array>
#include <cstring>

namespace {

bool take(simdjson::simdjson_result<simdjson::ondemand::value> value, std::string_view& into)
{
    return value.get_string().get(into) == simdjson::SUCCESS;
}
bool take(simdjson::simdjson_result<simdjson::ondemand::value> value, std::string& into)
{
    std::string_view text;
    if (!take(value, text)) return false;
    into = text;
    return true;
}

struct Simdjson : by_hand::Reader {
    simdjson::ondemand::parser parser; // kept from call to call, as its documentation advises
    std::array<char, 1024> padded;

    std::optional<by_hand::Error<std::string>> operator()(const bench::Response& response)
    {
        const std::string_view body = response.body;
        if (body.size() + simdjson::SIMDJSON_PADDING > padded.size()) return std::nullopt;
        std::memcpy(padded.data(), body.data(), body.size());
        simdjson::ondemand::document root;
        if (parser.iterate(padded.data(), body.size(), padded.size()).get(root) != simdjson::SUCCESS)
            return std::nullopt;
        simdjson::ondemand::object facts, meta;
        if (root["error"].get_object().get(facts) != simdjson::SUCCESS) return std::nullopt;
        std::optional<by_hand::Error<std::string>> error(std::in_place);
        std::string_view name;
        if (!take(facts["type"], error->type) || !take(facts["code"], name) || !take(facts["message"], error->message))
            return std::nullopt;
        error->code = by_hand::code_of(name);
        take(facts["param"], error->param); // may be absent
        if (!take(facts["doc_url"], error->doc_url) || !take(facts["request_id"], error->request_id)
            || root["meta"].get_object().get(meta) != simdjson::SUCCESS || !take(meta["timestamp"], error->timestamp))
            return std::nullopt;
        by_hand::add_headers(*error, response);
        return error;
    }
};

const bool entered =
    bench::enter_reader<Simdjson>("simdjson", "on demand, parser kept, into std::string; headers by hand");

} // namespace
