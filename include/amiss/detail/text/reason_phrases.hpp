// SPDX-License-Identifier: BSL-1.0
// The reason phrases of the registered HTTP statuses, packed into one text without addresses.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A registered status and its phrase. Only for the compiler: a program has the packed table.
struct ReasonPhrase {
    std::uint16_t status;
    std::string_view text;
};
inline constexpr ReasonPhrase reason_phrases[] = {
    {0, "No Response"},
    {100, "Continue"},
    {101, "Switching Protocols"},
    {102, "Processing"},
    {103, "Early Hints"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {203, "Non-Authoritative Information"},
    {204, "No Content"},
    {205, "Reset Content"},
    {206, "Partial Content"},
    {207, "Multi-Status"},
    {208, "Already Reported"},
    {226, "IM Used"},
    {300, "Multiple Choices"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {305, "Use Proxy"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {407, "Proxy Authentication Required"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {423, "Locked"},
    {424, "Failed Dependency"},
    {425, "Too Early"},
    {426, "Upgrade Required"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {451, "Unavailable For Legal Reasons"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {506, "Variant Also Negotiates"},
    {507, "Insufficient Storage"},
    {508, "Loop Detected"},
    {510, "Not Extended"},
    {511, "Network Authentication Required"},
};

constexpr std::size_t bytes_of_reasons() noexcept
{
    std::size_t size = 0;
    for (const ReasonPhrase& phrase : reason_phrases) size += phrase.text.size() + 1;
    return size;
}

/// The phrases, each followed by a NUL, and where each begins.
struct PackedReasons {
    static constexpr std::size_t count = sizeof reason_phrases / sizeof reason_phrases[0];

    std::uint16_t statuses[count] = {}; ///< in ascending order
    std::uint16_t begins[count + 1] = {};
    char text[bytes_of_reasons()] = {};

    constexpr PackedReasons() noexcept
    {
        std::uint16_t size = 0;
        for (std::size_t at = 0; at < count; ++at) {
            statuses[at] = reason_phrases[at].status;
            for (const char c : reason_phrases[at].text) text[size++] = c;
            begins[at + 1] = ++size;
        }
    }
};
inline constexpr PackedReasons packed_reasons;

/// The phrase of a registered status; empty for any other.
constexpr std::string_view own_reason(int status) noexcept
{
    const PackedReasons& packed = packed_reasons;
    std::size_t first = 0; // of those that are left; the last one before them is not greater
    for (std::size_t left = PackedReasons::count; left > 1;) {
        const std::size_t half = left / 2;
        if (packed.statuses[first + half] <= status) first += half;
        left -= half;
    }
    if (packed.statuses[first] != status) return {};
    return {packed.text + packed.begins[first], packed.begins[first + 1] - packed.begins[first] - std::size_t{1}};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
