// SPDX-License-Identifier: BSL-1.0
// Catalogues: the compile-time table of an API's error codes, and the look-ups on it.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/catalog/category_query.hpp>
#include <amiss/detail/catalog/name_table.hpp>
#include <amiss/row.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// The catalogue of one enum at run time: rows in the order of their declaration, look-ups that never allocate.
///
/// One constant-initialised object for each enum and each library that uses it; compare by `id()`, not by address.
class Catalog {
public:
    using CategoryFunction = const std::error_category& (*)() noexcept;

    constexpr Catalog(std::string_view name, std::uint64_t id, std::string_view doc_base, const RowData* rows,
                      std::size_t size, std::size_t in_order, const detail::NameTable& names,
                      const detail::Slot* values, CategoryFunction category_function) noexcept
        : name_(name), id_(id), doc_base_(doc_base), rows_(rows), size_(size), in_order_(in_order),
          first_(static_cast<std::uint32_t>(rows->value)), names_(names), values_(values),
          slots_(detail::slots_for(size - in_order)), category_(category_function)
    {}

    /// The name of the `std::error_category`, "cstar".
    constexpr std::string_view name() const noexcept { return name_; }
    /// Hash of the name and all rows: equal in every library that was compiled with the same catalogue.
    constexpr std::uint64_t id() const noexcept { return id_; }
    /// What stands before a code's name in its documentation link; empty where there is none.
    constexpr std::string_view doc_base() const noexcept { return doc_base_; }
    /// The `std::error_category` of this library's copy of the catalogue.
    const std::error_category& category() const noexcept { return category_(); }
    constexpr std::size_t size() const noexcept { return size_; }
    constexpr const RowData* begin() const noexcept { return rows_; }
    constexpr const RowData* end() const noexcept { return rows_ + size_; }
    constexpr const RowData& operator[](std::size_t row) const noexcept { return rows_[row]; }

    /// The row with this wire name (case matters), or nullptr. Its cost does not grow with the number of rows.
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
    /// The number of one of its rows.
    constexpr std::size_t index_of(const RowData& row) const noexcept { return static_cast<std::size_t>(&row - rows_); }
    /// The value of a row's enumerator: mostly told by its number, without a look at the row.
    constexpr int value_at(std::size_t row) const noexcept
    {
        return AMISS_LIKELY(row < in_order_) ? static_cast<int>(first_ + static_cast<std::uint32_t>(row))
                                             : rows_[row].value;
    }

private:
    constexpr std::size_t row_of(std::string_view wire_name) const noexcept
    {
        if (__builtin_is_constant_evaluated()) return detail::find_any_name(names_, wire_name);
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
    std::size_t in_order_; ///< rows from the first on, whose values follow each other
    std::uint32_t first_;  ///< the value of the first one
    detail::NameTable names_;
    const detail::Slot* values_; ///< of the rows that are not in order
    std::size_t slots_;
    CategoryFunction category_;
};

/// What `catalog()` makes: the rows of one enum, a value at compile time.
template <class Code, std::size_t Rows>
struct CatalogDefinition {
    using Enum = Code;

    std::string_view name;
    std::array<Row<Code>, Rows> rows;
    std::string_view docs{};

    /// Where the API documents its codes: a code's link is `base` and its percent-encoded wire name.
    constexpr CatalogDefinition doc_base(detail::Literal base) const
    {
        CatalogDefinition definition = *this;
        definition.docs = base.view;
        return definition;
    }
};

/// Declares the error codes of an API: the category's name, then a row for each enumerator.
///
///     constexpr auto amiss_catalog(Code) { return amiss::catalog<Code>("billing", amiss::row(…), …); }
///
/// `AMISS_ERROR_ENUM` checks it; at most 16,383 rows.
template <class Code, class... Rows>
constexpr CatalogDefinition<Code, sizeof...(Rows)> catalog(const char* name, const Rows&... rows)
{
    static_assert(sizeof...(Rows) > 0, "amiss: a catalogue has at least one row");
    static_assert(sizeof...(Rows) < 16384, "amiss: a catalogue has at most 16,383 rows");
    return {detail::Literal(name).view, {{rows...}}};
}

namespace detail {

template <class Code>
const std::error_category& category_instance() noexcept;

/// The tables of one enum. Only what is used at run time is emitted: the definition and the prose are not.
template <class Code>
struct Table {
    static constexpr auto definition = amiss_catalog(Code{});
    static_assert(std::is_same_v<typename std::decay_t<decltype(definition)>::Enum, Code>,
                  "amiss: amiss_catalog(Code) returns the catalogue of another enum");
    static constexpr std::size_t size = definition.rows.size();

    static constexpr std::array<RowData, size> hot_rows() noexcept
    {
        std::array<RowData, size> hot{};
        RowData* at = hot.data();
        for (const auto& row : definition.rows) *at++ = row.data;
        return hot;
    }
    template <std::size_t... Row>
    static constexpr std::array<RowDocs, size> cold_rows(std::index_sequence<Row...>) noexcept
    {
        return {{definition.rows[Row].docs...}};
    }

    static constexpr std::array<RowData, size> rows = hot_rows();
    static constexpr std::array<RowDocs, size> docs = cold_rows(std::make_index_sequence<size>());
    static constexpr auto names = index_names(rows);
    static constexpr std::size_t in_order = rows_in_order(rows);
    static constexpr auto values = index_values<in_order>(rows);
    static constexpr std::uint64_t id = identity_of(definition.name, rows);
    static constexpr Catalog catalog{definition.name,
                                     id,
                                     definition.docs,
                                     rows.data(),
                                     size,
                                     in_order,
                                     names.table(rows.data()),
                                     values.slots.data(),
                                     &category_instance<Code>};
};

/// The `std::error_category` of a catalogue.
class CatalogCategory final : public std::error_category {
public:
    explicit CatalogCategory(const Catalog& catalog) noexcept : catalog_(&catalog) {}

    const char* name() const noexcept override { return catalog_->name().data(); }
    /// The row's plain text: a code alone has no values for the template.
    std::string message(int value) const override
    {
        const RowData* row = catalog_->find(value);
        if (row == nullptr) return "Unknown error code";
        if (!row->templated) return std::string(row->message);
        if (row->needs_values) return std::string(row->plain.empty() ? reason_phrase(row->status) : row->plain);
        std::string text;
        for (std::string_view rest = row->message; !rest.empty();) text += next_part(rest).text;
        return text;
    }
    std::error_condition default_error_condition(int value) const noexcept override
    {
        const RowData* row = catalog_->find(value);
        if (row != nullptr && row->errc != 0) return {row->errc, std::generic_category()};
        return {value, *this};
    }
    bool equivalent(int value, const std::error_condition& condition) const noexcept override
    {
        if (const CategoryQuery* query = CategoryQuery::from(value, condition)) {
            query->catalog = catalog_;
            return false;
        }
        const RowData* row = catalog_->find(value);
        if (row != nullptr && row->errc != 0 && row->errc == condition.value()
            && same_category(condition.category(), std::generic_category()))
            return true;
        return condition.value() == value && is_same(condition.category());
    }
    bool equivalent(const std::error_code& code, int value) const noexcept override
    {
        return code.value() == value && is_same(code.category());
    }

private:
    bool is_same(const std::error_category& other) const noexcept
    {
        CategoryQuery query;
        ask(other, query);
        return query.catalog != nullptr && query.catalog->id() == catalog_->id();
    }

    const Catalog* catalog_;
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

template <class Enum, class = void>
struct IsCatalogued : std::false_type {};
template <class Enum>
struct IsCatalogued<Enum, std::enable_if_t<std::is_enum_v<Enum>, std::void_t<decltype(amiss_catalog(Enum{}))>>>
    : std::true_type {};

} // namespace detail

/// Whether `amiss_catalog(Enum)` is declared in the enum's namespace.
template <class Enum>
inline constexpr bool is_catalogued_v = detail::IsCatalogued<Enum>::value;

/// The catalogue of `Code`.
template <class Code>
constexpr const Catalog& catalog_of() noexcept
{
    return detail::Table<Code>::catalog;
}

/// The enumerator with this wire name (case matters), or nothing. Never allocates.
template <class Code>
constexpr std::optional<Code> find_code(std::string_view wire_name) noexcept
{
    const Catalog& catalog = catalog_of<Code>();
    const std::size_t row = catalog.index_of(wire_name);
    if (row == catalog.size()) return std::nullopt;
    return static_cast<Code>(catalog.value_at(row));
}

/// The causes and fixes of `Code`'s rows, in the order of the rows. Costs their size in the program that calls it.
template <class Code>
constexpr const auto& docs_of() noexcept
{
    return detail::Table<Code>::docs;
}

} // inline namespace v0
} // namespace amiss
