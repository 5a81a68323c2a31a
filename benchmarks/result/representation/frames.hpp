// SPDX-License-Identifier: BSL-1.0
// The path of an error: a leaf makes it, and eight functions that are not inlined return it. A negative argument fails.
#pragma once

#include "rows.hpp"

#include <tl/expected.hpp>

#include <utility>

namespace representation {

inline constexpr int depth = 8;

template <class T>
inline void keep(const T& value) noexcept
{
    asm volatile("" : : "r"(&value) : "memory");
}
inline int hidden(int value) noexcept
{
    asm volatile("" : "+r"(value));
    return value;
}

inline std::string_view given_param() noexcept
{
    const char* data = "title";
    std::size_t size = 5;
    asm volatile("" : "+r"(data), "+r"(size));
    return {data, size};
}

struct CodeOnly {
    template <class E>
    static E make(int x)
    {
        return E{static_cast<std::uint16_t>(-x)};
    }
};
struct Filled {
    template <class E>
    static E make(int x)
    {
        E error{static_cast<std::uint16_t>(-x)};
        error.with_param(given_param());
        return error;
    }
};

// What a TRY macro expands to. The error goes through a tl::unexpected<E>, so each function moves it twice.
struct TwoMoves {
    template <class E>
    static tl::unexpected<E> pass_on(E& error) noexcept
    {
        return tl::unexpected<E>(std::move(error));
    }
    template <class E, class Make>
    static tl::expected<int, E> fail(int x)
    {
        return tl::unexpected<E>(Make::template make<E>(x));
    }
};

// Goes through a tl::unexpected of a reference that converts to E&&, so the only move is into the result.
template <class E>
struct MovedError {
    E* error;
    operator E&&() const noexcept { return std::move(*error); }
};
struct OneMove {
    template <class E>
    static tl::unexpected<MovedError<E>> pass_on(E& error) noexcept
    {
        return tl::unexpected<MovedError<E>>(MovedError<E>{&error});
    }
    template <class E, class Make>
    static tl::expected<int, E> fail(int x)
    {
        E error = Make::template make<E>(x);
        return pass_on(error);
    }
};

template <class E, class Make, class Pass, int Level>
struct Frame {
    [[gnu::noinline]] static tl::expected<int, E> call(int x)
    {
        auto r = Frame<E, Make, Pass, Level - 1>::call(hidden(x));
        if (!r) return Pass::pass_on(r.error());
        return *r + 1;
    }
};
template <class E, class Make, class Pass>
struct Frame<E, Make, Pass, 0> {
    [[gnu::noinline]] static tl::expected<int, E> call(int x)
    {
        x = hidden(x);
        if (x < 0) return Pass::template fail<E, Make>(x);
        return x;
    }
};

template <class E, class Make, int Level>
struct ThrowingFrame {
    [[gnu::noinline]] static int call(int x) { return ThrowingFrame<E, Make, Level - 1>::call(hidden(x)) + 1; }
};
template <class E, class Make>
struct ThrowingFrame<E, Make, 0> {
    [[gnu::noinline]] static int call(int x)
    {
        x = hidden(x);
        if (x < 0) throw Make::template make<E>(x);
        return x;
    }
};

} // namespace representation
