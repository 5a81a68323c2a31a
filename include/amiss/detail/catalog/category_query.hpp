// SPDX-License-Identifier: BSL-1.0
// Finds out whether the category of a std::error_code is one of this library: without RTTI, in any shared library.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstring>
#include <string>
#include <system_error>

namespace amiss {
inline namespace v0 {

class Catalog;

namespace detail {

/// A question, passed as the category of a condition. A category of this library answers it in `equivalent()`.
///
/// It is recognised by the text of its name, not by its address: each shared library may have its own copy.
class CategoryQuery final : public std::error_category {
public:
    static constexpr int value = 0x616D6973;
    static constexpr const char* query_name = "amiss.query/0";

    const char* name() const noexcept override { return query_name; }
    std::string message(int) const override { return {}; }

    /// The query that a condition carries, or nullptr.
    static const CategoryQuery* from(int code, const std::error_condition& condition) noexcept
    {
        if (code != value || condition.value() != value) return nullptr;
        if (std::strcmp(condition.category().name(), query_name) != 0) return nullptr;
        return static_cast<const CategoryQuery*>(&condition.category());
    }

    mutable const Catalog* catalog = nullptr; ///< the answer of a catalogue's category
    mutable bool http_status = false;         ///< the answer of the category "amiss.http_status"
};

/// Whether two categories are the same, even when they are from two shared libraries.
inline bool same_category(const std::error_category& left, const std::error_category& right) noexcept
{
    return left == right || std::strcmp(left.name(), right.name()) == 0;
}

inline void ask(const std::error_category& category, const CategoryQuery& query) noexcept
{
    // The answer is in the query; the result of equivalent() means nothing.
    (void)category.equivalent(CategoryQuery::value, std::error_condition(CategoryQuery::value, query));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
