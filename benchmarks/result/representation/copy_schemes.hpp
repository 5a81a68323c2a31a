// SPDX-License-Identifier: BSL-1.0
// Ways to copy the bytes of an inline error. Each copies at least the 48 bytes of the head and at least the `used`
// bytes. Copying more is harmless and often cheaper than a branch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace representation {

inline constexpr std::size_t whole_size = 256;

template <std::size_t From, std::size_t To>
inline void move_range(unsigned char* to, const unsigned char* from) noexcept
{
    std::memcpy(to + From, from + From, To - From); // a constant size: vector moves, no call
}

// Copies the smallest of a few constant sizes that is at least `used`. It is always inlined, because g++ -O2 would
// inline it in some functions and not in others, and the schemes could not be compared.
template <std::size_t From, std::size_t... Stops>
struct Rungs;
template <std::size_t From, std::size_t Stop, std::size_t... Stops>
struct Rungs<From, Stop, Stops...> {
    [[gnu::always_inline]] static void copy(unsigned char* to, const unsigned char* from, std::size_t used) noexcept
    {
        move_range<From, Stop>(to, from);
        if constexpr (sizeof...(Stops) > 0)
            if (used > Stop) Rungs<Stop, Stops...>::copy(to, from, used);
    }
};
template <std::size_t... Stops>
struct Ladder : Rungs<0, Stops...> {};

// The same, but a function call copies what is beyond the last stop, so that there is less code in every function.
template <std::size_t From>
[[gnu::noinline, gnu::cold]] void move_rest(unsigned char* to, const unsigned char* from) noexcept
{
    move_range<From, whole_size>(to, from);
}
template <std::size_t First, std::size_t Second>
struct LadderThenCall {
    [[gnu::always_inline]] static void copy(unsigned char* to, const unsigned char* from, std::size_t used) noexcept
    {
        move_range<0, First>(to, from);
        if (used > First) {
            move_range<First, Second>(to, from);
            if (__builtin_expect(used > Second, 0)) move_rest<Second>(to, from);
        }
    }
};

// Copies fixed bytes first, then equal steps up to `used`. Both compilers turn the loop into a memcpy of variable size,
// which is a call of the C library.
template <std::size_t Fixed, std::size_t Step>
struct Loop {
    static void copy(unsigned char* to, const unsigned char* from, std::size_t used) noexcept
    {
        static_assert((whole_size - Fixed) % Step == 0);
        move_range<0, Fixed>(to, from);
        for (std::size_t at = Fixed; at < used; at += Step) std::memcpy(to + at, from + at, Step);
    }
};
// The same loop, which the empty asm keeps from becoming that call.
template <std::size_t Fixed, std::size_t Step>
struct TrueLoop {
    static void copy(unsigned char* to, const unsigned char* from, std::size_t used) noexcept
    {
        static_assert((whole_size - Fixed) % Step == 0);
        move_range<0, Fixed>(to, from);
        for (std::size_t at = Fixed; at < used; at += Step) {
            asm volatile("" : "+r"(at));
            std::memcpy(to + at, from + at, Step);
        }
    }
};

// One function for the whole program that is never inlined, so that there is little code in every function.
template <std::size_t... Stops>
struct OneCall {
    [[gnu::noinline]] static void copy(unsigned char* to, const unsigned char* from, std::size_t used) noexcept
    {
        Ladder<Stops...>::copy(to, from, used);
    }
};

struct Variable {
    static void copy(unsigned char* to, const unsigned char* from, std::size_t used) noexcept
    {
        std::memcpy(to, from, used);
    }
};

// A load that covers several smaller recent stores cannot be served from the store buffer: it waits until they are in
// the cache. So bytes that a copy will load 16 at a time are stored 16 at a time.
#if defined(__GNUC__)
typedef std::uint64_t WordPair __attribute__((vector_size(16)));
inline void store_pair(unsigned char* to, std::uint64_t first, std::uint64_t second) noexcept
{
    WordPair pair = {first, second};
#if defined(__x86_64__)
    asm("" : "+x"(pair)); // keeps clang from splitting the pair
#elif defined(__aarch64__)
    asm("" : "+w"(pair));
#endif
    std::memcpy(to, &pair, sizeof pair);
}
#else
inline void store_pair(unsigned char* to, std::uint64_t first, std::uint64_t second) noexcept
{
    const std::uint64_t pair[2] = {first, second};
    std::memcpy(to, pair, sizeof pair);
}
#endif

inline std::uint64_t load_word(const unsigned char* from) noexcept
{
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
}

} // namespace representation
