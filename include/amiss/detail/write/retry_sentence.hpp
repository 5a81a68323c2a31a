// SPDX-License-Identifier: BSL-1.0
// Says in a sentence whether and when a request may be repeated.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/text/digits.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/retry_class.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The sentence for an error whose values are resolved.
class RetrySentence {
public:
    AMISS_COLD explicit RetrySentence(const FieldValues& values) noexcept
    {
        const bool is_safe = values.retry == Retry::after_delay;
        if (!is_safe && values.retry != Retry::if_idempotent) {
            add("No. The same request will fail again.");
            return;
        }
        const bool has_delay = values.has(FieldKind::retry_after) && values.retry_after > 0;
        add(is_safe ? "Yes" : "Only if doing it twice does no harm");
        if (has_delay) {
            add(is_safe ? ", after " : ", and after ");
            add(Digits(values.retry_after).view());
            add(values.retry_after == 1 ? " second" : " seconds");
        } else if (is_safe) {
            add(values.has(FieldKind::retry_after) ? ", at once" : ", after a while");
        }
        add(is_safe ? "." : ". It may have been done already.");
    }

    std::string_view view() const noexcept { return {text_, size_}; }

private:
    void add(std::string_view part) noexcept
    {
        std::memcpy(text_ + size_, part.data(), part.size());
        size_ += part.size();
    }

    char text_[128]; // the longest has 107
    std::size_t size_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
