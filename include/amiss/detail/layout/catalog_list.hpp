// SPDX-License-Identifier: BSL-1.0
// The catalogues in which the code of a response is looked up, in order.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/catalog_lookup.hpp>

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
    std::string_view doc_base{}; ///< of the envelope, where it has one of its own

    constexpr CatalogList() noexcept = default;
    constexpr CatalogList(const Catalog* only) noexcept // NOLINT(google-explicit-constructor): one is a list
        : first(only)
    {}
    constexpr CatalogList(const Catalog* own, const Catalog* const* others, std::size_t count,
                          std::string_view base = {}) noexcept
        : first(own), more(others), more_count(count), doc_base(base)
    {}
};

/// A row of a catalogue; none where `catalog` is null.
struct FoundRow {
    const Catalog* catalog = nullptr;
    std::size_t row = 0;
};

/// Calls `find` with each catalogue, in order, until it finds a row.
template <class Find>
FoundRow find_in(const CatalogList& catalogs, Find find) noexcept
{
    FoundRow found;
    if (catalogs.first != nullptr) found = find(*catalogs.first);
    for (std::size_t at = 0; found.catalog == nullptr && at < catalogs.more_count; ++at)
        found = find(*catalogs.more[at]);
    return found;
}

/// The catalogues of some enums.
template <class... Codes>
struct CatalogsOf {
    static constexpr const Catalog* list[] = {&catalog_of<Codes>()...};
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
