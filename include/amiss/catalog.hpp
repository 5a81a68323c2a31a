// SPDX-License-Identifier: BSL-1.0
// Catalogues: the error codes of an API declared in one table, and the way from an enum to its table.
#pragma once

#include <amiss/catalog_lookup.hpp>
#include <amiss/detail/catalog/checks.hpp>
#include <amiss/detail/catalog/table.hpp>
#include <amiss/literal.hpp>
#include <amiss/row.hpp>
#include <amiss/secret_prefixes.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// What `catalog()` makes: the rows of one enum, a value at compile time.
template <class Code, std::size_t Rows, std::size_t ColumnCount>
struct CatalogDefinition {
    using Enum = Code; ///< the enum of the codes

    std::string_view name;            ///< of the `std::error_category`
    std::array<Row<Code>, Rows> rows; ///< in the order of the declaration
    std::string_view docs{};          ///< what `doc_base` was given
    /// What `secret_prefix` was given, then empty texts.
    std::array<std::string_view, SecretPrefixes::capacity> secrets{};
    std::size_t secret_count = 0;                     ///< how many prefixes there are
    detail::ColumnTable<Rows, ColumnCount> columns{}; // of all rows
    std::string_view domain_name{};                   ///< what `domain` was given

    /// Where the API documents its codes: a code's link is `base` and its percent-encoded wire name.
    constexpr CatalogDefinition doc_base(Literal base) const
    {
        CatalogDefinition definition = *this;
        definition.docs = base.view;
        return definition;
    }

    /// The domain of the codes, such as "billing.example.com", for `field::domain`. Without it, the catalogue's name.
    constexpr CatalogDefinition domain(Literal text) const
    {
        CatalogDefinition definition = *this;
        definition.domain_name = text.view;
        return definition;
    }

    /// What the API's keys and tokens begin with, "bk_live_", in exactly this case: `log_line` hides what follows.
    ///
    /// Up to eight, of at least three characters each. They count in the log lines of this catalogue's errors, and in
    /// all lines that are written for an envelope of this catalogue.
    constexpr CatalogDefinition secret_prefix(Literal prefix) const
    {
        CatalogDefinition definition = *this;
        if (secret_count == SecretPrefixes::capacity || prefix.view.size() < SecretPrefixes::shortest)
            detail::amiss_catalog_has_too_many_or_too_short_secret_prefixes(prefix.view.data());
        else
            definition.secrets[definition.secret_count++] = prefix.view;
        return definition;
    }
};

/// Declares the error codes of an API: the category's name, then a row for each enumerator.
///
///     constexpr auto amiss_catalog(Code) { return amiss::catalog<Code>("billing", amiss::row(…), …); }
///
/// It is checked where it is first used, and by `AMISS_ERROR_ENUM`; at most 8,192 rows, which compile with the limits that
/// compilers have by default.
template <class Code, class... Rows>
constexpr auto catalog(const char* name, const Rows&... rows)
{
    static_assert(sizeof...(Rows) > 0, "amiss: a catalogue has at least one row");
    static_assert(sizeof...(Rows) <= detail::max_rows, "amiss: a catalogue has at most 8,192 rows");
    constexpr std::size_t count = detail::column_count<Rows...>();
    using Definition = CatalogDefinition<Code, sizeof...(Rows), count>;
    if constexpr (sizeof...(Rows) > detail::max_rows) {
        return detail::catalog_type::Broken(); // what follows from too many rows would only hide the message
    } else if constexpr (count == 0) {
        return Definition{Literal(name).view, {{rows...}}};
    } else {
        const Columns columns[] = {rows.columns.view()...};
        Definition made{Literal(name).view, {{detail::without_columns(rows)...}}};
        made.columns = detail::make_column_table<count>(columns);
        return made;
    }
}

namespace detail {

template <class Enum, bool IsEnum = std::is_enum_v<Enum>>
struct IsCatalogued : std::false_type {};
template <class Enum>
struct IsCatalogued<Enum, true> : std::bool_constant<is_declared_v<Enum>> {};

} // namespace detail

/// Whether `amiss_catalog(Enum)` is declared in the enum's namespace.
template <class Enum>
inline constexpr bool is_catalogued_v = detail::IsCatalogued<Enum>::value;

/// The catalogue of `Code`. It lives as long as the program, or the library that this is compiled into.
template <class Code>
constexpr const Catalog& catalog_of() noexcept
{
    detail::check_catalog<Code>();
    return detail::Table<Code>::catalog;
}

/// The enumerator with this wire name (case-sensitive), or nothing. Never allocates.
template <class Code>
constexpr std::optional<Code> find_code(std::string_view wire_name) noexcept
{
    const Catalog& catalog = catalog_of<Code>();
    const std::size_t row = catalog.index_of(wire_name);
    if (row == catalog.size()) return std::nullopt;
    return static_cast<Code>(catalog.value_at(row));
}

/// The causes and fixes of `Code`'s rows, a `std::array` of RowDocs in the order of the rows.
///
/// Only a program that calls this contains these texts.
template <class Code>
constexpr const auto& docs_of() noexcept
{
    detail::check_catalog<Code>();
    return detail::Table<Code>::docs;
}

} // inline namespace v0
} // namespace amiss
