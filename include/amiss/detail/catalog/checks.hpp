// SPDX-License-Identifier: BSL-1.0
// Stops the compiler when a catalogue is wrong, with one message for each kind of error, which names the row.
#pragma once

#include <amiss/catalog_lookup.hpp>
#include <amiss/detail/catalog/enum_names.hpp>
#include <amiss/detail/catalog/row_mistakes.hpp>
#include <amiss/detail/catalog/table.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The blocks of 64 values in which enumerators without a row are searched for.
///
/// They reach from block 0, or from the one before the lowest row if that is negative, to the one after the highest
/// row. A block in which each value has a row is left out. If there are more than 64, they are block 0, the blocks with
/// a row, and the block after the last.
template <class Code>
struct Blocks {
    static constexpr int most = 64;

    struct Found {
        int bases[Table<Code>::size + 2 + most]{};
        std::size_t count = 0;
    };
    static constexpr void add(Found& result, int base) noexcept
    {
        for (std::size_t at = result.count; at-- > 0;) {
            if (result.bases[at] == base) return;
        }
        result.bases[result.count++] = base;
    }
    static constexpr Found find() noexcept
    {
        Found result;
        int least = 0;
        int greatest = 0;
        for (const RowData& row : Table<Code>::rows) {
            if (row.value < least) least = row.value;
            if (row.value > greatest) greatest = row.value;
        }
        int first = block_of(least);
        int last = block_of(greatest);
        // One more block at each end, unless that is outside the range of int.
        if (last <= 0x7FFFFFFF - 2 * enum_block) last += enum_block;
        if (first < 0 && first >= -0x7FFFFFFF + 2 * enum_block) first -= enum_block;
        const long long blocks = (static_cast<long long>(last) - first) / enum_block + 1;
        if (blocks <= most) {
            int rows[most]{};
            for (const RowData& row : Table<Code>::rows) ++rows[(row.value - first) / enum_block];
            for (int block = 0; block < blocks; ++block) {
                if (rows[block] < enum_block) result.bases[result.count++] = first + block * enum_block;
            }
            return result;
        }
        result.count = 1; // block 0
        for (const RowData& row : Table<Code>::rows) {
            const int base = block_of(row.value);
            if (base != result.bases[result.count - 1]) add(result, base);
        }
        add(result, last);
        return result;
    }
    static constexpr Found found = find();
};

template <class Code, int Base>
constexpr Diagnostic check_names() noexcept
{
    for (int offset = 0; offset < enum_block; ++offset) {
        if (EnumBlock<Code, Base>::names[static_cast<std::size_t>(offset)].empty()) continue;
        if (Base + offset != 0 && Table<Code>::catalog.index_of(Base + offset) == Table<Code>::size)
            return {CatalogError::missing_enumerator, Base + offset};
    }
    return {};
}

// A block's values, with 0 in place of each value that has a row.
template <class Code, int Base>
struct UnlistedValues {
    static constexpr std::array<int, enum_block> find() noexcept
    {
        std::array<int, enum_block> unlisted{};
        for (int offset = 0; offset < enum_block; ++offset) {
            const int value = Base + offset;
            const bool listed =
                !fits_underlying<Code>(value) || Table<Code>::catalog.index_of(value) != Table<Code>::size;
            unlisted[static_cast<std::size_t>(offset)] = listed ? 0 : value;
        }
        return unlisted;
    }
    static constexpr std::array<int, enum_block> values = find();

    template <std::size_t... Index>
    static constexpr bool have_no_enumerator(std::index_sequence<Index...>) noexcept
    {
        return are_casts(printed_values<Code, static_cast<Code>(values[Index])...>(), values);
    }
};

template <class Code, int Base>
constexpr Diagnostic check_block() noexcept
{
    constexpr auto all = std::make_index_sequence<static_cast<std::size_t>(enum_block)>();
    if constexpr (UnlistedValues<Code, Base>::have_no_enumerator(all)) {
        return {};
    } else {
        return check_names<Code, Base>();
    }
}

template <class Code, std::size_t... Block>
constexpr Diagnostic check_enumerators(std::index_sequence<Block...>) noexcept
{
    Diagnostic first;
    const Diagnostic diagnostics[] = {check_block<Code, Blocks<Code>::found.bases[Block]>()...};
    for (const Diagnostic& diagnostic : diagnostics) {
        if (first.error == CatalogError::none) first = diagnostic;
    }
    return first;
}

/// Instantiated with the code whose row is wrong, so that the compiler names it beside the message.
template <CatalogError Kind, auto Which>
constexpr bool report() noexcept
{
    static_assert(Kind != CatalogError::duplicate_wire_name,
                  "amiss: duplicate wire name: two rows of the catalogue share the name of the row that is named here");
    static_assert(Kind != CatalogError::duplicate_enumerator,
                  "amiss: duplicate enumerator: two rows of the catalogue are for the code that is named here");
    static_assert(Kind != CatalogError::missing_enumerator,
                  "amiss: missing enumerator: the code that is named here has no row in the catalogue");
    static_assert(Kind != CatalogError::value_zero,
                  "amiss: value 0: an enumerator of value 0 means success in std::error_code; start at 1");
    static_assert(Kind != CatalogError::status_out_of_range,
                  "amiss: status outside 400-599: the row that is named here cannot be an HTTP error");
    static_assert(
        Kind != CatalogError::wire_name_is_not_printable,
        "amiss: the wire name of the row that is named here is empty or has quotes, \\, outer spaces or no ASCII");
    static_assert(Kind != CatalogError::wrong_column,
                  "amiss: the row that is named here has over 4 columns, an empty one, or two of one name");
    static_assert(Kind != CatalogError::unbalanced_template,
                  "amiss: unbalanced brace in the message of the row that is named here; write {{ for a brace");
    static_assert(
        Kind != CatalogError::plain_is_a_template,
        "amiss: the plain text of the row that is named here has braces: it is what is said without any value");
    static_assert(Kind != CatalogError::two_general_rows,
                  "amiss: a second general() row, or a retired one, for the status of the row that is named here");
    static_assert(Kind != CatalogError::too_many_causes_fixes_or_links,
                  "amiss: the row that is named here has more than 6 causes or fixes, or more than 3 links");
    static_assert(Kind != CatalogError::link_is_no_https_url,
                  "amiss: a link of the row that is named here is no https:// URL");
    static_assert(Kind != CatalogError::unknown_type,
                  "amiss: the type of the row that is named here is no enumerator of the API's error types");
    static_assert(Kind != CatalogError::no_category_name, "amiss: the catalogue has no name");
    return true;
}

// Only an enum with a fixed underlying type can have every value of that type (C++17 [dcl.init.list]).
template <class Enum, class = void>
struct HasFixedType : std::false_type {};
template <class Enum>
struct HasFixedType<Enum, std::void_t<decltype(Enum{0})>> : std::true_type {};

/// A class, with its results as members: in a function, compilers would evaluate them again in each call.
template <class Code>
struct CatalogChecks {
    static_assert(std::is_enum_v<Code>, "amiss: AMISS_ERROR_ENUM takes an enum");
    static_assert(HasFixedType<Code>::value, "amiss: declare the codes as an enum class, or give the enum a type");
    static_assert(sizeof(std::underlying_type_t<Code>) <= sizeof(int), "amiss: the enum's values must fit in an int");

    static constexpr Diagnostic rows = check_rows<Code>();

    template <class>
    static constexpr bool verdict() noexcept
    {
        if constexpr (!is_usable_v<Code>) {
            return true; // The mistake has been reported.
        } else if constexpr (rows.error != CatalogError::none) {
            return report<rows.error, static_cast<Code>(rows.value)>();
        } else {
            constexpr Diagnostic missing =
                check_enumerators<Code>(std::make_index_sequence<Blocks<Code>::found.count>());
            return report<missing.error, static_cast<Code>(missing.value)>();
        }
    }
    static constexpr bool passed = verdict<Code>();
};

template <class Code>
constexpr void check_catalog() noexcept
{
    if constexpr (!is_tested_v<Code>) static_assert(CatalogChecks<Code>::passed, "amiss: the catalogue is wrong");
}

// Whether the values after the first block have no enumerators.
template <class Type, std::size_t... Index>
constexpr bool has_no_names(std::index_sequence<Index...>) noexcept
{
    constexpr std::array<int, sizeof...(Index)> values{{enum_block + static_cast<int>(Index)...}};
    return are_casts(printed_values<Type, static_cast<Type>(values[Index])...>(), values);
}

template <class Type>
constexpr bool check_types() noexcept
{
    static_assert(std::is_enum_v<Type>, "amiss: AMISS_ERROR_TYPES takes an enum");
    static_assert(HasFixedType<Type>::value, "amiss: declare the types as an enum class, or give the enum a type");
    return EnumBlock<Type, 0>::names[0].empty()
        && has_no_names<Type>(std::make_index_sequence<static_cast<std::size_t>(enum_block)>());
}

/// Whether each row's type is an enumerator of `Type`.
template <class Code, class Type>
struct TypeChecks {
    static constexpr Diagnostic find() noexcept
    {
        for (const RowData& row : Table<Code>::rows) {
            bool known = row.type.empty();
            for (const std::string_view name : EnumBlock<Type, 0>::names) known = known || name == row.type;
            if (!known) return {CatalogError::unknown_type, row.value};
        }
        return {};
    }
    static constexpr Diagnostic found = find();
    static constexpr bool passed = report<found.error, static_cast<Code>(found.value)>();
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
