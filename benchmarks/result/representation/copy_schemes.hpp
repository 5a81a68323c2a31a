// SPDX-License-Identifier: BSL-1.0
// How the bytes of an inline error get from one place to the next: every scheme moves at least the 48 bytes of the head
// and at least the `used` bytes. Copying more than is used is harmless and often cheaper than deciding not to.
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

// A few constant sizes: the smallest that holds `used`. Inlined by order: left alone, g++ -O2 inlines it in some
// functions and not in others, and the schemes could not be told apart.
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

// The same, but what is beyond the last stop is copied by a call: less code in every function an error passes.
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

// Fixed bytes first, then equal steps until `used` is reached. Both compilers see a memcpy of variable size in the loop
// and call the C library for it.
template <std::size_t Fixed, std::size_t Step>
struct Loop {
    static void copy(unsigned char* to, const unsigned char* from, std::size_t used) noexcept
    {
        static_assert((whole_size - Fixed) % Step == 0);
        move_range<0, Fixed>(to, from);
        for (std::size_t at = Fixed; at < used; at += Step) std::memcpy(to + at, from + at, Step);
    }
};
// The same loop, with that call prevented.
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

// Nothing in line: one function for the whole program, so little code in every function an error passes.
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

// A load that spans several smaller stores made just before cannot take its bytes from the store buffer: it waits until
// they have all reached the cache. What a copy will load as 16 bytes is therefore stored as 16 bytes.
#if defined(__GNUC__)
typedef std::uint64_t WordPair __attribute__((vector_size(16)));
inline void store_pair(unsigned char* to, std::uint64_t first, std::uint64_t second) noexcept
{
    WordPair pair = {first, second};
#if defined(__x86_64__)
    asm("" : "+x"(pair)); // or clang takes the pair apart again
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
