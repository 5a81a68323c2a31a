// SPDX-License-Identifier: BSL-1.0
// Makes and reads ids.
#include <demo/ids.hpp>

#include <algorithm>
#include <utility>

namespace demo {
namespace {

// SplitMix64: the ids look random, and are the same in each run.
std::uint64_t mixed(std::uint64_t value)
{
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_uuid(std::string_view text)
{
    if (text.size() != 36) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
        if (dash ? text[at] != '-' : !is_hex(text[at])) return false;
    }
    return true;
}

} // namespace

std::string Ids::next_of(std::string_view alphabet, std::string_view prefix, std::size_t length)
{
    std::string id(prefix);
    for (std::size_t at = 0; at < length; ++at) id += alphabet[mixed(count_ * 64 + at) % alphabet.size()];
    ++count_;
    return id;
}

std::string Ids::next(std::string_view prefix, std::size_t length)
{
    if (!planned_.empty() && planned_.compare(0, prefix.size(), prefix) == 0) return std::exchange(planned_, {});
    return next_of("abcdefghijklmnopqrstuvwxyz0123456789", prefix, length);
}

std::string Ids::next_hex(std::string_view prefix) { return next_of("0123456789abcdef", prefix, 32); }

std::optional<std::string> prefixed_id(std::string_view prefix, std::string_view text)
{
    if (is_uuid(text)) {
        std::string id(prefix);
        for (const char c : text) {
            if (c != '-') id += c >= 'A' && c <= 'F' ? static_cast<char>(c + ('a' - 'A')) : c;
        }
        return id;
    }
    if (text.substr(0, prefix.size()) != prefix) return std::nullopt;
    const std::string_view rest = text.substr(prefix.size());
    const bool good = !rest.empty() && rest.size() <= 32
        && std::all_of(rest.begin(), rest.end(), [](char c) { return is_digit(c) || is_letter(c); });
    return good ? std::optional<std::string>(text) : std::nullopt;
}

} // namespace demo
