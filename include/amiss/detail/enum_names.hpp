// The enumerators of an enum, found at compile time from what the compiler prints of its values.
//
// 64 values are looked at in one function name: one instantiation for each block instead of each value.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr int enum_block = 64;

template <class Enum, Enum... Values>
constexpr std::string_view printed_values() noexcept
{
    return __PRETTY_FUNCTION__;
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

/// The position where the list of values starts in what the compiler prints.
constexpr std::size_t list_start(std::string_view text) noexcept
{
#if defined(__clang__)
    return text.find("Values = <") + 10;
#else
    return text.find("Values = {") + 10;
#endif
}

/// Where the size of "(billing::Code)" ends at the first cast of a list; 0 when there is none.
constexpr std::size_t cast_size(std::string_view text, std::size_t list) noexcept
{
    while (list < text.size() && text[list] != '(') ++list;
    for (std::size_t at = list; at < text.size(); ++at) {
        if (text[at] == ')') return at + 1 - list;
    }
    return 0;
}

/// The place behind the cast "(billing::Code)7" at `at`; 0 when something else stands there.
///
/// Only a few characters are looked at: reading them all costs the compiler more than the rest of a catalogue.
constexpr std::size_t behind_cast(std::string_view text, std::size_t at, std::size_t size, int value) noexcept
{
    if (size == 0 || at + size >= text.size() || text[at] != '(' || text[at + size - 1] != ')') return 0;
    at += size + (value < 0 ? 1U : 0U);
    do ++at;
    while ((value /= 10) != 0);
    return at < text.size() && (text[at] == ',' || text[at] == '>' || text[at] == '}') ? at : 0;
}

/// Whether the compiler prints each of `values` as a cast: none of them has an enumerator.
///
/// False also when the text is not as g++ and clang print it.
template <std::size_t Size>
constexpr bool are_casts(std::string_view text, const std::array<int, Size>& values) noexcept
{
    std::size_t at = list_start(text);
    const std::size_t size = cast_size(text, at);
    for (const int value : values) {
        if ((at = behind_cast(text, at, size, value)) == 0) return false;
        at += 2;
    }
    return true;
}

/// The names of the values `Base` to `Base + 63`; empty where there is no enumerator.
template <class Enum, int Base>
struct EnumBlock {
    template <std::size_t... Index>
    static constexpr std::array<std::string_view, sizeof...(Index)> parse(std::index_sequence<Index...>) noexcept
    {
        const std::string_view text =
            printed_values<Enum, block_value<Enum>(static_cast<long long>(Base) + static_cast<int>(Index))...>();
        std::array<std::string_view, sizeof...(Index)> found{};
        std::size_t at = list_start(text);
        std::size_t begin = at;
        const std::size_t cast = cast_size(text, at);
        int depth = 0;
        for (std::size_t value = 0; value < found.size() && at < text.size(); ++at) {
            if (at == begin) {
                const int number = static_cast<int>(block_value<Enum>(static_cast<long long>(Base) + static_cast<int>(value)));
                if (const std::size_t behind = behind_cast(text, at, cast, number); behind != 0) at = behind;
            }
            const char c = text[at];
            const bool end = depth == 0 && (c == ',' || c == '>' || c == '}');
            if (end) {
                if (fits_underlying<Enum>(static_cast<long long>(Base) + static_cast<int>(value)))
                    found[value] = enumerator_in(text.substr(begin, at - begin));
                ++value;
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
