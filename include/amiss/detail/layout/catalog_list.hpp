// SPDX-License-Identifier: BSL-1.0
// The catalogues in which the code of a response is looked up, in order.
#pragma once

#include <amiss/catalog.hpp>

#include <cstddef>

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
};

/// The catalogues of some enums.
template <class... Codes>
struct CatalogsOf {
    static constexpr const Catalog* list[] = {&catalog_of<Codes>()...};
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
