// SPDX-License-Identifier: BSL-1.0
// What a row says to people: its causes, its fixes and its links to further pages.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// A further page: what it is called, and where it is.
struct Link {
    std::string_view title; ///< what it is called, "API Rate Limits"
    std::string_view url;   ///< an https URL
};

/// What a row says to people: why the error happens, what helps, and where to read on. See `docs_of`.
struct RowDocs {
    static constexpr std::size_t capacity = 6;      ///< the most sentences of a list
    static constexpr std::size_t link_capacity = 3; ///< the most links

    /// A fixed list of at most `capacity` sentences.
    struct Sentences {
        std::array<std::string_view, capacity> items{}; ///< the sentences, then empty texts
        std::size_t count = 0;                          ///< how many sentences there are

        /// The first sentence.
        constexpr const std::string_view* begin() const noexcept { return items.data(); }
        /// The end.
        constexpr const std::string_view* end() const noexcept { return items.data() + count; }
        /// How many sentences there are.
        constexpr std::size_t size() const noexcept { return count; }
        /// Whether there is no sentence.
        constexpr bool empty() const noexcept { return count == 0; }
    };

    /// A fixed list of at most `link_capacity` links.
    struct Links {
        std::array<Link, link_capacity> items{}; ///< the links, then empty ones
        std::size_t count = 0;                   ///< how many links there are

        /// The first link.
        constexpr const Link* begin() const noexcept { return items.data(); }
        /// The end.
        constexpr const Link* end() const noexcept { return items.data() + count; }
        /// How many links there are.
        constexpr std::size_t size() const noexcept { return count; }
        /// Whether there is no link.
        constexpr bool empty() const noexcept { return count == 0; }
    };

    /// Why it happens, in the order of the declaration.
    constexpr const Sentences& causes() const noexcept { return causes_; }
    /// What helps, in the order of the declaration.
    constexpr const Sentences& fixes() const noexcept { return fixes_; }
    /// Where to read on, in the order of the declaration.
    constexpr const Links& links() const noexcept { return links_; }

    Sentences causes_; ///< filled by `Row::cause`
    Sentences fixes_;  ///< filled by `Row::fix`
    Links links_;      ///< filled by `Row::link`
};

} // inline namespace v0
} // namespace amiss
