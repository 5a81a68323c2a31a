// SPDX-License-Identifier: BSL-1.0
// Catalog: the rows of one enum at run time, found by wire name or by enumerator.
#pragma once

#include <amiss/column.hpp>
#include <amiss/config.hpp>
#include <amiss/detail/catalog/column_table.hpp>
#include <amiss/detail/catalog/name_table.hpp>
#include <amiss/detail/compiler.hpp>
#include <amiss/row.hpp>
#include <amiss/secret_prefixes.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <system_error>

namespace amiss {
inline namespace v0 {

namespace detail {
template <class Code>
struct Table;
} // namespace detail

/// The catalogue of one enum at run time: its rows in the order of their declaration. Look-ups never allocate.
///
/// Made by the library: `catalog_of<Code>()` is the one of an enum. It is a constant, one for each enum in each library
/// that uses it, so compare catalogues by `id()` and not by address.
class Catalog {
public:
    /// The name of the `std::error_category`, "cstar".
    constexpr std::string_view name() const noexcept { return name_; }
    /// Hash of the name and all rows: equal in every library that was compiled with the same catalogue.
    constexpr std::uint64_t id() const noexcept { return id_; }
    /// What comes before a code's name in its documentation link; empty where there is none.
    constexpr std::string_view doc_base() const noexcept { return doc_base_; }
    /// The domain of the codes: what `CatalogDefinition::domain` was given, or else the name.
    constexpr std::string_view domain() const noexcept { return domain_; }
    /// What the API's secrets begin with, for log lines.
    constexpr SecretPrefixes secret_prefixes() const noexcept { return secret_prefixes_; }
    /// The `std::error_category` of this library's copy of the catalogue.
    const std::error_category& category() const noexcept { return category_(); }
    /// The number of rows; at least 1.
    constexpr std::size_t size() const noexcept { return size_; }
    /// The first row.
    constexpr const RowData* begin() const noexcept { return rows_; }
    /// The end.
    constexpr const RowData* end() const noexcept { return rows_ + size_; }
    /// The row with this number, which is less than `size()`.
    constexpr const RowData& operator[](std::size_t row) const noexcept { return rows_[row]; }

    /// The row with this wire name (case-sensitive), or nullptr. Takes the same time for any number of rows.
    constexpr const RowData* find(std::string_view wire_name) const noexcept
    {
        const std::size_t row = row_of(wire_name);
        return row != detail::no_row ? rows_ + row : nullptr;
    }
    /// The row of this enumerator, or nullptr for a value that is not in the table.
    constexpr const RowData* find(int value) const noexcept
    {
        const std::size_t row = row_of(value);
        return row != detail::no_row ? rows_ + row : nullptr;
    }

    /// The number of the row with this wire name, or `size()`.
    constexpr std::size_t index_of(std::string_view wire_name) const noexcept
    {
        const std::size_t row = row_of(wire_name);
        return row != detail::no_row ? row : size_;
    }
    /// The number of the row of this enumerator, or `size()`.
    constexpr std::size_t index_of(int value) const noexcept
    {
        const std::size_t row = row_of(value);
        return row != detail::no_row ? row : size_;
    }
    /// What `Row::column` gave the row with this number, which is less than `size()`.
    constexpr Columns columns(std::size_t row) const noexcept { return columns_.of(row); }
    /// The number of `row`, which is one of this catalogue's own.
    constexpr std::size_t index_of(const RowData& row) const noexcept { return static_cast<std::size_t>(&row - rows_); }
    /// The value of a row's enumerator. Most follow from the row's number, without reading the row.
    constexpr int value_at(std::size_t row) const noexcept
    {
        return AMISS_LIKELY(row < in_order_) ? static_cast<int>(first_ + static_cast<std::uint32_t>(row))
                                             : rows_[row].value;
    }

private:
    template <class>
    friend struct detail::Table;

    using CategoryFunction = const std::error_category& (*)() noexcept;

    constexpr Catalog(std::string_view name, std::uint64_t id, std::string_view doc_base, std::string_view domain,
                      const RowData* rows, std::size_t size, std::size_t in_order, const detail::NameTable& names,
                      const detail::Slot* values, const detail::ColumnsOfRows& columns,
                      CategoryFunction category_function, SecretPrefixes secret_prefixes) noexcept
        : name_(name), id_(id), doc_base_(doc_base), rows_(rows), size_(size), in_order_(in_order),
          first_(static_cast<std::uint32_t>(rows->value)), names_(names), values_(values),
          slots_(detail::slots_for(size - in_order)), category_(category_function), secret_prefixes_(secret_prefixes),
          domain_(domain), columns_(columns)
    {}

    constexpr std::size_t row_of(std::string_view wire_name) const noexcept
    {
        if (detail::is_constant_evaluated()) return detail::find_any_name(names_, wire_name);
        return detail::find_name(names_, wire_name);
    }
    constexpr std::size_t row_of(int value) const noexcept
    {
        const std::size_t row = static_cast<std::uint32_t>(value) - first_;
        if (AMISS_LIKELY(row < in_order_)) return row;
        if (in_order_ == size_) return detail::no_row;
        for (std::size_t at = detail::slot_of_value(value, slots_); values_[at] != 0; at = (at + 1) & (slots_ - 1)) {
            if (rows_[values_[at] - 1U].value == value) return values_[at] - 1U;
        }
        return detail::no_row;
    }

    std::string_view name_;
    std::uint64_t id_;
    std::string_view doc_base_;
    const RowData* rows_;
    std::size_t size_;
    std::size_t in_order_; // so many rows, from the first on, have consecutive values
    std::uint32_t first_;  // the value of the first one
    detail::NameTable names_;
    const detail::Slot* values_; // the rows that are not among these, by value
    std::size_t slots_;
    CategoryFunction category_;
    SecretPrefixes secret_prefixes_;
    std::string_view domain_;
    detail::ColumnsOfRows columns_;
};

} // inline namespace v0
} // namespace amiss
