// SPDX-License-Identifier: BSL-1.0
// One fact that a header may state several times: it counts when all statements agree.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <optional>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The value that all additions agree on: none when two differ, or when one was no value. Their order does not matter.
template <class T>
class AgreedValue {
public:
    void add(const T& said) noexcept
    {
        if (said_ && !(value_ == said)) conflicting_ = true;
        value_ = said;
        said_ = true;
    }
    /// Nothing is no value.
    void add(const std::optional<T>& said) noexcept
    {
        if (!said) return static_cast<void>(conflicting_ = true);
        add(*said);
    }
    std::optional<T> value() const noexcept { return said_ && !conflicting_ ? std::optional<T>(value_) : std::nullopt; }
    /// Whether two values differed, or one was no value.
    bool conflicting() const noexcept { return conflicting_; }

private:
    T value_{}; // not a std::optional: g++ 11 warns about one in optimized code
    bool said_ = false;
    bool conflicting_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
