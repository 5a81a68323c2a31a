// SPDX-License-Identifier: BSL-1.0
// The enumerators of an enum, read at compile time from the text in which the compiler prints its values.
//
// One function name shows 64 values, so there is one instantiation for each 64 values and not for each one.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr int enum_block = 64;

/// The text in which the compiler prints the values. With its size, because std::string_view would count the characters.
template <class Enum, Enum... Values>
constexpr std::string_view printed_values() noexcept
{
    return {AMISS_FUNCTION_SIGNATURE, sizeof AMISS_FUNCTION_SIGNATURE - 1};
}

template <class Enum>
constexpr bool fits_underlying(long long value) noexcept
{
    using Underlying = std::underlying_type_t<Enum>;
    if (value < 0 && std::is_unsigned_v<Underlying>) return false;
    return static_cast<long long>(static_cast<Underlying>(value)) == value;
}

template <class Enum>
constexpr Enum block_value(long long value) noexcept
{
    return static_cast<Enum>(fits_underlying<Enum>(value) ? value : 0);
}

/// The unqualified name in `item`, or nothing when it is a cast, "(billing::Code)7".
constexpr std::string_view enumerator_in(std::string_view item) noexcept
{
    const std::size_t cast = item.rfind(')');
    const std::string_view tail = cast == std::string_view::npos ? item : item.substr(cast + 1);
    if (tail.empty() || tail[0] == '-' || (tail[0] >= '0' && tail[0] <= '9')) return {};
    const std::size_t scope = item.rfind(':');
    return scope == std::string_view::npos ? item : item.substr(scope + 1);
}

// From here on, characters are read by pointers: a call of std::string_view's `[]` or `find` costs the compiler more
// than the character, and it prints thousands of them for one block.

/// The size of "(billing::Code)" in the first cast of a list; 0 when there is none.
constexpr std::size_t cast_size(std::string_view text, std::size_t list) noexcept
{
    const char* const at = text.data();
    while (list < text.size() && at[list] != '(') ++list;
    for (std::size_t end = list; end < text.size(); ++end) {
        if (at[end] == ')') return end + 1 - list;
    }
    return 0;
}

/// The position after the cast "(billing::Code)7" at `at`; 0 when there is something else, or a cast as MSVC prints it.
///
/// It reads only a few of the characters: reading all would cost the compiler more than the rest of a catalogue does.
constexpr std::size_t skip_cast(const char* text, std::size_t end, std::size_t at, std::size_t cast, int value) noexcept
{
    if (cast == 0 || at + cast >= end || text[at] != '(' || text[at + cast - 1] != ')') return 0;
    at += cast + (value < 0 ? 2U : 1U);
    while ((value /= 10) != 0) ++at;
    return at < end && (text[at] == ',' || text[at] == '>' || text[at] == '}') ? at : 0;
}

/// Whether the compiler prints each of `values` as a cast: none of them has an enumerator.
///
/// Also false when the text is not as g++ and clang print it.
template <std::size_t Size>
constexpr bool are_casts(std::string_view text, const std::array<int, Size>& values) noexcept
{
    std::size_t at = value_list_start(text.data(), text.size());
    const std::size_t cast = cast_size(text, at);
    const int* const first = values.data();
    for (std::size_t value = 0; value < Size; ++value) {
        at = skip_cast(text.data(), text.size(), at, cast, first[value]);
        if (at == 0) return false;
        at += 2;
    }
    return true;
}

/// The names of the values from `base` on, in the text that the compiler printed; empty where there is no enumerator.
template <class Enum, std::size_t Size>
constexpr std::array<std::string_view, Size> names_in(std::string_view text, long long base) noexcept
{
    std::array<std::string_view, Size> found{};
    std::size_t at = value_list_start(text.data(), text.size());
    std::size_t begin = at;
    const std::size_t cast = cast_size(text, at);
    int depth = 0;
    long long number = base;
    for (std::size_t value = 0; value < Size && at < text.size(); ++at) {
        if (at == begin) {
            const auto printed = static_cast<int>(block_value<Enum>(number));
            if (const std::size_t end = skip_cast(text.data(), text.size(), at, cast, printed); end != 0) at = end;
        }
        const char c = text[at];
        const bool end = depth == 0 && (c == ',' || c == '>' || c == '}');
        if (end) {
            if (fits_underlying<Enum>(number)) found[value] = enumerator_in(text.substr(begin, at - begin));
            ++value;
            ++number;
            begin = at + (c == ',' && at + 1 < text.size() && text[at + 1] == ' ' ? 2 : 1);
            if (c != ',') break;
        } else if (c == '(' || c == '<' || c == '{') {
            ++depth;
        } else if (c == ')' || c == '>' || c == '}') {
            --depth;
        }
    }
    return found;
}

/// The names of the values `Base` to `Base + 63`; empty where there is no enumerator.
template <class Enum, int Base>
struct EnumBlock {
    template <std::size_t... Index>
    static constexpr std::array<std::string_view, sizeof...(Index)> parse(std::index_sequence<Index...>) noexcept
    {
        constexpr long long base = Base;
        return names_in<Enum, sizeof...(Index)>(
            printed_values<Enum, block_value<Enum>(base + static_cast<int>(Index))...>(), base);
    }

    static constexpr std::array<std::string_view, enum_block> names =
        parse(std::make_index_sequence<static_cast<std::size_t>(enum_block)>());
};

/// The first value of the block that `value` is in.
constexpr int block_of(int value) noexcept
{
    const int above = value % enum_block;
    return value - (above < 0 ? above + enum_block : above);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
