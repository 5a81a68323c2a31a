// SPDX-License-Identifier: BSL-1.0
// What the secrets of an API begin with, as its catalogue declares it for log lines.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// The prefixes that `CatalogDefinition::secret_prefix` was given: a view, which lives as long as the catalogue.
struct SecretPrefixes {
    static constexpr std::size_t capacity = 8; ///< the most prefixes of a catalogue
    static constexpr std::size_t shortest = 3; ///< the fewest characters of a prefix

    const std::string_view* first = nullptr; ///< the prefixes, in the order of the declaration
    std::size_t count = 0;                   ///< how many there are

    /// The first prefix.
    constexpr const std::string_view* begin() const noexcept { return first; }
    /// The end.
    constexpr const std::string_view* end() const noexcept { return first + count; }
    /// How many there are.
    constexpr std::size_t size() const noexcept { return count; }
    /// Whether there is no prefix.
    constexpr bool empty() const noexcept { return count == 0; }
};

namespace detail {

// Not constexpr: a constant expression that reaches it stops the compiler with its name.
inline void amiss_catalog_has_too_many_or_too_short_secret_prefixes(const char* /*prefix*/) noexcept {}

} // namespace detail

} // inline namespace v0
} // namespace amiss
