// SPDX-License-Identifier: BSL-1.0
// Compares two JSON texts byte for byte, but for the white space between their tokens, and says where they differ.
#pragma once

#include <amiss/detail/json/validate.hpp>
#include <amiss/detail/json/white_space.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether `text` is one JSON value, nested at most 32 deep.
inline bool is_json_text(std::string_view text) noexcept
{
    JsonScan scan(text);
    scan.skip_space();
    if (!scan.skip_value()) return false;
    scan.skip_space();
    return scan.rest().empty();
}

/// `text` without the white space between its tokens if it is JSON, else as it is.
inline std::string without_white_space(std::string_view text)
{
    if (!is_json_text(text)) return std::string(text);
    std::string result;
    bool in_string = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (!in_string && is_space(c)) continue;
        result += c;
        if (in_string && c == '\\') result += text[++at]; // there is one in valid JSON
        if (c == '"') in_string = !in_string;
    }
    return result;
}

/// Where in JSON without white space a byte is.
class JsonPlace {
public:
    /// The place of the byte at `end`, which need not exist: only what is before it is looked at.
    JsonPlace(std::string_view json, std::size_t end) : token_(0)
    {
        for (std::size_t at = 0; at < end; ++at) {
            switch (json[at]) {
            case '"': at = pass_string(json, at, end); break;
            case '{': open(false, at); break;
            case '[': open(true, at); break;
            case ',': next(at); break;
            case ':': is_key_ = false, token_ = at + 1; break;
            case '}':
            case ']': steps_.pop_back(), token_ = at + 1; break;
            default: break;
            }
        }
    }

    /// Where the key or the value begins that the byte is in or after.
    std::size_t token() const noexcept { return token_; }
    /// Whether the byte is in a text, or in the quote after it.
    bool is_in_text() const noexcept { return is_in_text_; }
    /// A JSON Pointer (RFC 6901) to the value, or to the object whose key it is; keys as they are written. "" for the whole.
    std::string pointer() const
    {
        std::string result;
        for (std::size_t at = 0; at < steps_.size(); ++at) {
            const Step& step = steps_[at];
            if (at + 1 == steps_.size() && is_key_) break;
            result += '/';
            result += step.is_array ? std::to_string(step.index) : step.key;
        }
        return result;
    }

private:
    struct Step {
        bool is_array;
        std::size_t index;
        std::string key;
    };

    std::size_t pass_string(std::string_view json, std::size_t begin, std::size_t end)
    {
        token_ = begin;
        std::size_t at = begin + 1;
        while (at < end && json[at] != '"') at += json[at] == '\\' ? 2U : 1U;
        is_in_text_ = at >= end;
        if (is_key_ && at < end) steps_.back().key = json.substr(begin + 1, at - begin - 1);
        return at;
    }
    void open(bool is_array, std::size_t at)
    {
        steps_.push_back({is_array, 0, {}});
        is_key_ = !is_array;
        token_ = at + 1;
    }
    void next(std::size_t at)
    {
        ++steps_.back().index;
        is_key_ = !steps_.back().is_array;
        token_ = at + 1;
    }

    std::vector<Step> steps_;
    std::size_t token_;
    bool is_key_ = false;
    bool is_in_text_ = false;
};

/// A few words around the byte at `at`, from `begin` on if that is not far before it.
inline std::string excerpt(std::string_view text, std::size_t begin, std::size_t at)
{
    constexpr std::size_t before = 30;
    constexpr std::size_t after = 30;
    const auto is_inside_a_character = [text](std::size_t place) {
        return place < text.size() && (static_cast<unsigned char>(text[place]) & 0xC0U) == 0x80U;
    };
    std::string result;
    if (at - begin > before) {
        begin = at - before;
        while (is_inside_a_character(begin)) ++begin;
        result = "…";
    }
    std::size_t end = (std::min)(text.size(), at + after);
    while (is_inside_a_character(end)) ++end;
    result += text.substr(begin, end - begin);
    if (end < text.size()) result += "…";
    return result.empty() ? "the end" : result;
}

/// Where `found` differs from `expected`, both without white space, as a sentence about `found`; "" where they are equal.
inline std::string difference(std::string_view found, std::string_view expected)
{
    if (found == expected) return {};
    const auto first = std::mismatch(found.begin(), found.end(), expected.begin(), expected.end()).first;
    const auto at = static_cast<std::size_t>(first - found.begin());
    std::string result = "which has ";
    std::size_t begin = at < 20 ? 0 : at - 20;
    std::string place = "at byte " + std::to_string(at);
    if (is_json_text(found)) {
        const JsonPlace json(found, at);
        begin = json.token();
        const auto is_end = [at](std::string_view text) {
            return at >= text.size() || std::string_view(",}]").find(text[at]) != std::string_view::npos;
        };
        const bool is_after = !json.is_in_text() && is_end(found) && is_end(expected);
        place = json.pointer().empty() ? "at the top level" : (is_after ? "after " : "at ") + json.pointer();
    }
    result += place + '\n' + "    " + excerpt(found, begin, at) + "\n  and not\n    " + excerpt(expected, begin, at);
    if (is_json_text(found) && !is_json_text(expected)) result += "\n  which is not valid JSON";
    return result;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
