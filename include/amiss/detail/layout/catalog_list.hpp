// SPDX-License-Identifier: BSL-1.0
// The catalogues in which the code of a response is looked up, in order.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/catalog_lookup.hpp>
#include <amiss/detail/layout/name_style.hpp>
#include <amiss/field.hpp>
#include <amiss/row.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A view of catalogues: that of an envelope, if it has one, and then those that the caller names.
struct CatalogList {
    const Catalog* first = nullptr;
    const Catalog* const* more = nullptr;
    std::size_t more_count = 0;

    constexpr CatalogList() noexcept = default;
    constexpr CatalogList(const Catalog* only) noexcept // NOLINT(google-explicit-constructor): one is a list
        : first(only)
    {}
    constexpr CatalogList(const Catalog* own, const Catalog* const* others, std::size_t count) noexcept
        : first(own), more(others), more_count(count)
    {}

    /// The wire name that is written as `text` in this style; empty where no row has one.
    constexpr std::string_view name_in_style(std::string_view text, FieldStyle style) const noexcept
    {
        std::string_view name = name_of(first, text, style);
        for (std::size_t at = 0; name.empty() && at < more_count; ++at) name = name_of(more[at], text, style);
        return name;
    }

private:
    static constexpr std::string_view name_of(const Catalog* catalog, std::string_view text, FieldStyle style) noexcept
    {
        if (catalog == nullptr) return {};
        const RowData* const row = catalog->find(text);
        if (row != nullptr) return row->name;
        for (std::size_t at = 0; is_name_style(style) && at < catalog->size(); ++at) {
            if (is_in_style(text, (*catalog)[at].name, style)) return (*catalog)[at].name;
        }
        return {};
    }
};

/// The catalogues of some enums.
template <class... Codes>
struct CatalogsOf {
    static constexpr const Catalog* list[] = {&catalog_of<Codes>()...};
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
