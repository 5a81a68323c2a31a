// What stops the compiler when a catalogue is wrong: one message for each kind of trouble, naming the row.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/enum_names.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

enum class Trouble {
    none,
    duplicate_wire_name,
    duplicate_enumerator,
    missing_enumerator,
    value_zero,
    status_out_of_range,
    wire_name_is_no_token,
    unbalanced_template,
    no_category_name,
};

struct Finding {
    Trouble trouble = Trouble::none;
    long long value = 0;
};

/// Whether `text` is a token (RFC 9110 §5.6.2), which every wire name has to be.
constexpr bool is_token(std::string_view text) noexcept
{
    for (const char c : text) {
        const bool alnum = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!alnum && std::string_view("!#$%&'*+-.^_`|~").find(c) == std::string_view::npos) return false;
    }
    return !text.empty();
}

template <class Code>
constexpr Finding check_rows() noexcept
{
    using T = Table<Code>;
    if (T::definition.name.empty()) return {Trouble::no_category_name, T::rows[0].value};
    for (const RowData& row : T::rows) {
        if (row.value == 0) return {Trouble::value_zero, row.value};
        if (row.status != HttpStatus::none && !is_error(row.status)) return {Trouble::status_out_of_range, row.value};
        if (!is_token(row.name)) return {Trouble::wire_name_is_no_token, row.value};
        if (row.templated && !is_balanced(row.message)) return {Trouble::unbalanced_template, row.value};
    }
    if (T::values.duplicate != no_row) return {Trouble::duplicate_enumerator, T::rows[T::values.duplicate].value};
    if (T::names.duplicate != no_row) return {Trouble::duplicate_wire_name, T::rows[T::names.duplicate].value};
    return {};
}

/// The blocks of 64 values to search for enumerators: the first, those with a row, and the one behind the last.
template <class Code>
struct Blocks {
    struct Found {
        std::array<int, Table<Code>::size + 2> bases{};
        std::size_t count = 1; // bases[0] is 0
    };
    static constexpr Found find() noexcept
    {
        Found result;
        int last = 0;
        for (const RowData& row : Table<Code>::rows) {
            const int base = block_of(row.value);
            if (result.bases[result.count - 1] == base) continue;
            bool known = false;
            for (std::size_t at = 0; at < result.count; ++at) known = known || result.bases[at] == base;
            if (!known) result.bases[result.count++] = base;
            if (base > last) last = base;
        }
        if (last <= 0x7FFFFFFF - 2 * enum_block) result.bases[result.count++] = last + enum_block;
        return result;
    }
    static constexpr Found found = find();
};

template <class Code, int Base>
constexpr Finding check_block() noexcept
{
    for (int offset = 0; offset < enum_block; ++offset) {
        if (EnumBlock<Code, Base>::names[static_cast<std::size_t>(offset)].empty()) continue;
        if (Base + offset != 0 && Table<Code>::catalog.index_of(Base + offset) == Table<Code>::size)
            return {Trouble::missing_enumerator, Base + offset};
    }
    return {};
}

template <class Code, std::size_t... Block>
constexpr Finding check_enumerators(std::index_sequence<Block...>) noexcept
{
    Finding first;
    const Finding findings[] = {check_block<Code, Blocks<Code>::found.bases[Block]>()...};
    for (const Finding& finding : findings) {
        if (first.trouble == Trouble::none) first = finding;
    }
    return first;
}

/// Instantiated with the row at fault, so that the compiler names it beside the message.
template <Trouble Kind, auto Which>
constexpr bool report() noexcept
{
    static_assert(Kind != Trouble::duplicate_wire_name,
                  "amiss: duplicate wire name: two rows of the catalogue share the name of the row that is named here");
    static_assert(Kind != Trouble::duplicate_enumerator,
                  "amiss: duplicate enumerator: two rows of the catalogue are for the code that is named here");
    static_assert(Kind != Trouble::missing_enumerator,
                  "amiss: missing enumerator: the code that is named here has no row in the catalogue");
    static_assert(Kind != Trouble::value_zero,
                  "amiss: value 0: an enumerator of value 0 means success in std::error_code; start at 1");
    static_assert(Kind != Trouble::status_out_of_range,
                  "amiss: status outside 400-599: the row that is named here cannot be an HTTP error");
    static_assert(Kind != Trouble::wire_name_is_no_token,
                  "amiss: the wire name of the row that is named here is empty or no token (RFC 9110 5.6.2)");
    static_assert(Kind != Trouble::unbalanced_template,
                  "amiss: unbalanced brace in the message of the row that is named here; write {{ for a brace");
    static_assert(Kind != Trouble::no_category_name, "amiss: the catalogue has no name");
    return true;
}

template <class Code>
constexpr bool check_catalog() noexcept
{
    static_assert(std::is_enum_v<Code>, "amiss: AMISS_ERROR_ENUM takes an enum");
    static_assert(sizeof(std::underlying_type_t<Code>) <= sizeof(int), "amiss: the enum's values must fit in an int");
    constexpr Finding rows = check_rows<Code>();
    if constexpr (rows.trouble != Trouble::none) {
        return report<rows.trouble, static_cast<Code>(rows.value)>();
    } else {
        constexpr Finding missing =
            check_enumerators<Code>(std::make_index_sequence<Blocks<Code>::found.count>());
        return report<missing.trouble, static_cast<Code>(missing.value)>();
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
