// SPDX-License-Identifier: BSL-1.0
// Fuzzes Accept: compares the choice with that of a second reader, which splits the text into elements and parts first.
//
// The first byte says which of several media types there are to choose from, the rest is the text.
#include <amiss/detail/headers/preferred_type.hpp>

#include "require.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using Text = std::string;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
Text lower(Text text)
{
    for (char& c : text) c = lower(c);
    return text;
}

Text trimmed(const Text& text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    return first == Text::npos ? Text() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool is_token_text(const Text& text)
{
    return !text.empty()
        && text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~")
        == Text::npos;
}

// The parts between separators outside of strings. In a string without an end, or with a control character, is no separator.
std::vector<Text> split(const Text& text, char separator)
{
    std::vector<Text> parts(1);
    bool quoted = false;
    bool broken = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (!quoted && !broken && c == separator) {
            parts.emplace_back();
            continue;
        }
        parts.back() += c;
        const auto byte = static_cast<unsigned char>(c);
        if (quoted && ((byte < 0x20 && c != '\t') || byte == 0x7F)) broken = true;
        if (broken) continue;
        if (quoted && c == '\\' && at + 1 < text.size()) {
            const auto next = static_cast<unsigned char>(text[++at]);
            parts.back() += text[at];
            if ((next < 0x20 && next != '\t') || next == 0x7F) broken = true;
        } else if (c == '"') {
            quoted = !quoted;
        }
    }
    return parts;
}

// The value of a parameter; nothing for what is neither a token nor one whole string.
std::optional<Text> value_in(const Text& text)
{
    if (is_token_text(text)) return text;
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::nullopt;
    Text value;
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
        if (text[at] == '"') return std::nullopt;
        if (text[at] == '\\' && ++at + 1 == text.size()) return std::nullopt;
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte < 0x20 && byte != '\t') || byte == 0x7F) return std::nullopt;
        value += text[at];
    }
    return value;
}

std::optional<int> weight_in(const Text& text)
{
    Text digits = text;
    if (digits.size() == 1) digits += '.';
    if (digits.size() < 2 || digits.size() > 5 || digits[1] != '.') return std::nullopt;
    while (digits.size() < 5) digits += '0';
    digits.erase(1, 1);
    if (digits.find_first_not_of("0123456789") != Text::npos || digits > "1000") return std::nullopt;
    return std::stoi(digits);
}

struct Range {
    Text type, subtype;
    std::vector<std::pair<Text, Text>> parameters;
    int weight = 1000;
};

std::optional<Range> range_in(const Text& element)
{
    const std::vector<Text> parts = split(element, ';');
    Range range;
    const Text type = trimmed(parts[0]);
    const std::size_t slash = type.find('/');
    if (slash == Text::npos) return std::nullopt;
    range.type = lower(type.substr(0, slash));
    range.subtype = lower(type.substr(slash + 1));
    if (!is_token_text(range.type) || !is_token_text(range.subtype)) return std::nullopt;
    bool weighted = false;
    for (std::size_t at = 1; at < parts.size(); ++at) {
        const Text part = trimmed(parts[at]);
        if (part.empty()) continue;
        const std::size_t equals = part.find('=');
        const Text name = lower(part.substr(0, equals));
        if (!is_token_text(name)) return std::nullopt;
        if (equals == Text::npos) {
            if (!weighted || name == "q") return std::nullopt;
            continue;
        }
        const Text text = part.substr(equals + 1);
        const std::optional<Text> value = value_in(text);
        if (!value) return std::nullopt;
        if (name == "q") {
            const std::optional<int> weight = weight_in(text);
            if (weighted || !weight) return std::nullopt;
            range.weight = *weight;
            weighted = true;
        } else if (!weighted) {
            range.parameters.emplace_back(name, *value);
        }
    }
    return range;
}

// 0 where the range does not fit.
std::size_t closeness(const Range& range, const Range& type)
{
    const std::size_t plus = type.subtype.rfind('+');
    const Text suffix =
        plus == Text::npos || plus == 0 || plus + 1 == type.subtype.size() ? Text() : type.subtype.substr(plus);
    std::size_t kind = 0;
    if (range.type == "*" && range.subtype == "*") kind = 1;
    if (range.type == type.type && range.subtype == "*") kind = 2;
    if (range.type == "application" && !suffix.empty() && "+" + range.subtype == suffix) kind = 3;
    if (range.type == "text" && range.subtype == "xml" && suffix == "+xml") kind = 3;
    if (range.type == type.type && !suffix.empty() && range.subtype == "*" + suffix) kind = 4;
    if (range.type == type.type && range.subtype == type.subtype) kind = 5;
    std::size_t count = 0;
    for (const auto& [name, value] : range.parameters) {
        if (name == "charset" && lower(value) == "utf-8") continue;
        bool found = false;
        for (const auto& [own_name, own_value] : type.parameters)
            found = found || (own_name == name && own_value == value);
        if (!found) return 0;
        ++count;
    }
    return kind == 0 ? 0 : kind * 256 + (count < 255 ? count : 255);
}

std::size_t reference(const Text& accept, const std::vector<Text>& types)
{
    std::vector<std::pair<int, std::size_t>> found; // the weight and the closeness
    for (const Text& text : types) {
        const Range type = range_in(text).value_or(Range());
        std::pair<std::size_t, int> best;
        for (const Text& element : split(accept, ',')) {
            const std::optional<Range> range = range_in(element);
            if (!range) continue;
            const std::pair one(closeness(*range, type), range->weight);
            if (one.first != 0 && one > best) best = one;
        }
        found.emplace_back(best.second, best.second == 0 ? 0 : best.first);
    }
    std::size_t chosen = 0;
    for (std::size_t at = 1; at < found.size(); ++at) {
        if (found[at] > found[chosen]) chosen = at;
    }
    return chosen;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) return 0;
    const std::vector<Text> known = {"application/json",
                                     "text/markdown; charset=utf-8",
                                     "application/problem+json",
                                     "application/problem+xml",
                                     "application/json;profile=\"a, b\";x=1",
                                     "text/x;y=\"\\\"\"",
                                     "a/b",
                                     "no type"};
    std::vector<Text> types;
    for (std::size_t at = 0; at < known.size(); ++at) {
        if ((data[0] >> at & 1) != 0) types.push_back(known[at]);
    }
    if (types.empty()) return 0;

    // A heap block of exactly this size, so that a sanitizer sees a read past it.
    const std::unique_ptr<char[]> block(new char[size - 1]);
    if (size > 1) std::memcpy(block.get(), data + 1, size - 1);
    const std::string_view accept(block.get(), size - 1);
    std::vector<amiss::detail::TypeChoice> choices;
    for (const Text& type : types) choices.push_back({amiss::detail::media_type(type)});
    const std::size_t chosen = amiss::detail::preferred_type(accept, choices.data(), choices.size());
    require(chosen == reference(Text(accept), types), "both readers choose the same type");
    for (const amiss::detail::TypeChoice& choice : choices)
        require(choice.weight >= 0 && choice.weight <= 1000, "a weight is from 0 to 1");
    return 0;
}
