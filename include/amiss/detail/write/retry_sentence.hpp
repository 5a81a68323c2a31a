// SPDX-License-Identifier: BSL-1.0
// Says in a sentence whether and when a request may be repeated.
#pragma once

#include <amiss/detail/text/digits.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/retry_class.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Calls `put` with the pieces of the sentence for an error whose values are resolved.
template <class Put>
void put_retry_sentence(const FieldValues& values, Put put) noexcept
{
    if (values.retry != Retry::after_delay && values.retry != Retry::if_idempotent)
        return put("No. The same request will fail again.");
    const bool has_delay = values.has(FieldKind::retry_after) && values.retry_after > 0;
    const bool is_safe = values.retry == Retry::after_delay;
    put(is_safe ? "Yes" : "Only if doing it twice does no harm");
    if (has_delay) {
        put(is_safe ? ", after " : ", and after ");
        put(Digits(values.retry_after).view());
        put(values.retry_after == 1 ? " second" : " seconds");
    } else if (is_safe) {
        put(values.has(FieldKind::retry_after) ? ", at once" : ", after a while");
    }
    put(is_safe ? "." : ". It may have been done already.");
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
