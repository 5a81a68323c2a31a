// SPDX-License-Identifier: BSL-1.0
// What does a request that fails cost? An error is made, returned through eight functions, and becomes the bytes to send.
#pragma once

#include <support/rival.hpp>
#include <support/room.hpp>
#include <write/fields.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace bench {

inline constexpr int depth = 8; ///< functions between the fault and the answer

/// What the functions get: a request without a parameter that has to be there.
struct Incoming {
    std::string_view missing = "title";
    std::string_view request_id = "req_a1B2c3D4e5F6";
    std::int64_t time = 1774866600; ///< seconds since 1970
};

/// Where the answer is put: the head directly before the body, so that both are one run of bytes.
struct Page {
    char head[512];
    Buffer body;
};

inline constexpr std::string_view start_of_head =
    "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ";
inline constexpr std::string_view end_of_head = "\r\n\r\n";

/// Puts the digits of a size at `at`, and returns the end.
inline char* put_number(char* at, std::size_t size) noexcept
{
    char digits[20];
    char* from = digits + sizeof digits;
    do {
        *--from = static_cast<char>('0' + size % 10);
        size /= 10;
    } while (size != 0);
    const auto count = static_cast<std::size_t>(digits + sizeof digits - from);
    std::memcpy(at, from, count);
    return at + count;
}

/// Puts the head before a body of three digits' length, and returns both.
inline std::string_view put_head(Page& page, std::string_view start, std::size_t body_size) noexcept
{
    if (body_size < 100 || body_size > 999) return {};
    const std::size_t size = start.size() + 3 + end_of_head.size();
    char* const head = page.body - size;
    std::memcpy(head, start.data(), start.size());
    char* const at = put_number(head + start.size(), body_size);
    std::memcpy(at, end_of_head.data(), end_of_head.size());
    return {head, size + body_size};
}

/// A `Way` has `answer(incoming, page)`, which returns the bytes of the whole response.
template <class Way>
struct Requesting {
    static std::string output()
    {
        Page page;
        return std::string(Way::answer(hidden_incoming(), page));
    }
    static void run(benchmark::State& state)
    {
        static std::size_t repetition = 0;
        Incoming incoming;
        Room<Page> room;
        Page& page = room.at(repetition++);
        time_with(state, incoming, [&page](const Incoming& any) { return Way::answer(any, page); });
    }

private:
    static Incoming hidden_incoming()
    {
        Incoming incoming;
        benchmark::DoNotOptimize(incoming);
        return incoming;
    }
};

template <class Way>
bool enter_way(const char* name, const char* note)
{
    return enter({"request", name, note, Requesting<Way>::output, Requesting<Way>::run});
}

} // namespace bench
