// SPDX-License-Identifier: BSL-1.0
// The tables of one enum, made when the program is compiled, and its std::error_category.
#pragma once

#include <amiss/catalog_lookup.hpp>
#include <amiss/detail/catalog/catalog_category.hpp>
#include <amiss/detail/catalog/column_table.hpp>
#include <amiss/detail/catalog/name_table.hpp>
#include <amiss/detail/catalog/table_parts.hpp>
#include <amiss/row.hpp>
#include <amiss/secret_prefixes.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <system_error>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

template <class Code, std::size_t Rows, std::size_t ColumnCount = 0>
struct CatalogDefinition;

namespace detail {

template <class Code>
const std::error_category& category_instance() noexcept;

/// Stops the compiler where the catalogue of `Code` is wrong. Everything that leads from a code to its catalogue calls
/// it, so that no program can forget the check.
template <class Code>
constexpr void check_catalog() noexcept;

/// Whether the tests of this library check the catalogue, so that no program has to.
template <class Code>
inline constexpr bool is_tested_v = false;

/// What amiss_catalog(Code) returns: Undeclared where there is no such function, and Broken where the compiler has found
/// a mistake in it and goes on, as g++ does. The call is then chosen by overload resolution, but has no type.
namespace catalog_type {

struct Undeclared {};
struct Broken {};
Undeclared amiss_catalog(...);

// `Time` makes the compiler look again: what it has found once for a `Code` and a `Time` stays so.
template <class Code, int Time, class = void>
struct Find {
    using Type = Broken;
};
template <class Code, int Time>
struct Find<Code, Time, std::void_t<decltype(amiss_catalog(Code{}))>> {
    using Type = decltype(amiss_catalog(Code{}));
};

} // namespace catalog_type

template <class Code, int Time>
inline constexpr bool is_declared_now =
    !std::is_same_v<typename catalog_type::Find<Code, Time>::Type, catalog_type::Undeclared>;
/// As it was when the enum was first used.
template <class Code>
inline constexpr bool is_declared_v = is_declared_now<Code, -1>;
template <class Code>
inline constexpr bool is_usable_v =
    is_declared_v<Code> && !std::is_same_v<typename catalog_type::Find<Code, -1>::Type, catalog_type::Broken>;

/// The catalogue as it was declared. In place of a broken one, a catalogue of one row: the compiler has reported the
/// mistake, and reports of what follows from it would only hide it.
template <class Code>
constexpr auto definition_of()
{
    static_assert(is_declared_v<Code>,
                  "amiss: declare amiss_catalog in the enum's namespace, before the enum is first used");
    if constexpr (is_usable_v<Code>) {
        return amiss_catalog(Code{});
    } else {
        return CatalogDefinition<Code, 1>{"",
                                          {{row(static_cast<Code>(1), "", HttpStatus::internal_server_error, "", "")}},
                                          {}};
    }
}

/// Only what is used at run time is emitted: the definition, and the causes and fixes, are not.
template <class Code>
struct Table {
    static constexpr auto definition = definition_of<Code>();
    static_assert(std::is_same_v<typename std::decay_t<decltype(definition)>::Enum, Code>,
                  "amiss: amiss_catalog(Code) returns the catalogue of another enum");
    static constexpr std::size_t size = definition.rows.size();

    template <std::size_t... Part>
    static constexpr std::array<RowData, size> hot_rows(std::index_sequence<Part...>) noexcept
    {
        std::array<RowData, size> hot{};
        (TemplatesPart<Table, Part>::copy_to(hot), ...);
        return hot;
    }
    template <std::size_t... Row>
    static constexpr std::array<RowDocs, size> cold_rows(std::index_sequence<Row...>) noexcept
    {
        return {{definition.rows[Row].docs()...}};
    }

    static constexpr std::array<RowData, size> rows = hot_rows(std::make_index_sequence<table_parts(size)>());
    static constexpr std::array<RowDocs, size> docs = cold_rows(std::make_index_sequence<size>());
    using Parts = TableParts<Table>;
    static constexpr auto names = index_names(rows, Parts::name);
    static constexpr std::size_t in_order = rows_in_order(rows);
    static constexpr auto values = index_values<in_order>(rows);
    static constexpr auto columns = definition.columns;
    static constexpr std::uint64_t id = identity_with(Parts::id, columns.view(), size);
    static constexpr auto secrets = definition.secrets;
    static constexpr Catalog catalog{definition.name,
                                     id,
                                     definition.docs,
                                     definition.domain_name.empty() ? definition.name : definition.domain_name,
                                     rows.data(),
                                     size,
                                     in_order,
                                     names.table(rows.data()),
                                     values.entries.data(),
                                     columns.view(),
                                     &category_instance<Code>,
                                     definition.secret_count == 0
                                         ? SecretPrefixes{}
                                         : SecretPrefixes{secrets.data(), definition.secret_count}};
};

// Placement new into static storage: nothing is registered for exit, so codes compare and print until the very end.
template <class Code>
const std::error_category& category_instance() noexcept
{
    alignas(CatalogCategory) static unsigned char storage[sizeof(CatalogCategory)];
    static const std::error_category* const instance =
        ::new (static_cast<void*>(storage)) CatalogCategory(Table<Code>::catalog);
    return *instance;
}

template <class Code>
std::error_code code_from(Code code) noexcept
{
    check_catalog<Code>();
    return {static_cast<int>(code), category_instance<Code>()};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
