// SPDX-License-Identifier: BSL-1.0
// Reading with simdjson: on demand, from a padded copy of the body, into a struct of std::string.
#include <read/question.hpp>

#include <simdjson.h>

#include <array>
#include <cstring>

namespace {

bool take(simdjson::simdjson_result<simdjson::ondemand::value> value, std::string& into)
{
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS) return false;
    into = text;
    return true;
}

struct Simdjson : bench::FieldsReader {
    simdjson::ondemand::parser parser; // kept from call to call, as its documentation advises
    std::array<char, 1024> padded;

    std::optional<bench::Fields> operator()(std::string_view body)
    {
        if (body.size() + simdjson::SIMDJSON_PADDING > padded.size()) return std::nullopt;
        std::memcpy(padded.data(), body.data(), body.size());
        simdjson::ondemand::document root;
        if (parser.iterate(padded.data(), body.size(), padded.size()).get(root) != simdjson::SUCCESS)
            return std::nullopt;
        simdjson::ondemand::object error, meta;
        if (root["error"].get_object().get(error) != simdjson::SUCCESS) return std::nullopt;
        std::optional<bench::Fields> fields(std::in_place);
        if (!take(error["type"], fields->type) || !take(error["code"], fields->code)
            || !take(error["message"], fields->message) || !take(error["param"], fields->param)
            || !take(error["doc_url"], fields->doc_url) || !take(error["request_id"], fields->request_id)
            || root["meta"].get_object().get(meta) != simdjson::SUCCESS || !take(meta["timestamp"], fields->timestamp))
            return std::nullopt;
        return fields;
    }
};

const bool entered =
    bench::enter_reader<Simdjson>("simdjson", "on demand, parser kept, padded copy, then std::string; UTF-8 checked");

} // namespace
