// SPDX-License-Identifier: BSL-1.0
// Reads the form in which most programs write a time, "2026-03-30T10:30:00Z", eight characters at a time.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/detail/text/date.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Eight characters: a 0 where there is a digit.
struct DigitForm {
    std::uint64_t expected = 0, limits = 0;

    constexpr explicit DigitForm(const char* form) noexcept
    {
        for (unsigned at = 0; at < 8; ++at) {
            expected |= static_cast<std::uint64_t>(form[at]) << 8 * at;
            limits |= std::uint64_t{form[at] == '0' ? 0x76U : 0x7FU}
                << 8 * at; // the top bit is set above 9, or above 0
        }
    }
};

/// The digits of eight characters in a form.
struct DigitWord {
    std::uint64_t pairs = 0; ///< in each byte: the digit there, times ten, plus the one after it
    bool fits = false;

    DigitWord(const char* text, const DigitForm& form) noexcept
    {
        auto word = load<std::uint64_t>(text);
        if constexpr (is_big_endian) word = swap_bytes(word);
        word ^= form.expected;
        fits = (((word + form.limits) | word) & 0x8080808080808080U) == 0;
        pairs = word * 10 + (word >> 8U);
    }
    std::int64_t pair(unsigned at) const noexcept { return static_cast<std::int64_t>(pairs >> 8 * at & 0xFFU); }
};

/// Reads a time in exactly this form as Unix seconds. False where `read_timestamp` has to read it: in any other form, and
/// where a number is out of range or the second is 60.
inline bool read_utc_time(std::string_view text, std::int64_t& seconds) noexcept
{
    if (text.size() != timestamp_size) return false;
    constexpr DigitForm form_of_date("0000-00-"), form_of_time("00T00:00"), form_of_end("0:00:00Z");
    const DigitWord date(text.data(), form_of_date), time(text.data() + 8, form_of_time);
    const DigitWord end(text.data() + 12, form_of_end);
    const std::int64_t year = date.pair(0) * 100 + date.pair(2);
    const auto month = static_cast<unsigned>(date.pair(5)), day = static_cast<unsigned>(time.pair(0));
    const std::int64_t hour = time.pair(3), minute = time.pair(6), second = end.pair(5);
    if (!date.fits || !time.fits || !end.fits || hour > 23 || minute > 59 || second > 59) return false;
    if (month - 1 > 11 || day - 1 > 27) { // each month has 28 days
        if (month < 1 || month > 12 || day < 1 || day > days_in_month(static_cast<unsigned>(year), month)) return false;
    }
    seconds = days_from_civil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
    return true;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
