// SPDX-License-Identifier: BSL-1.0
// A time as RFC 3339 has it, by date arithmetic, for the rivals, which have nothing of their own that is as fast.
#pragma once

#include <cstdint>
#include <string_view>

namespace bench {

/// Puts the 20 characters of a time at `at`; only for times since 1970. Returns the end.
inline char* put_time(char* at, std::int64_t seconds) noexcept
{
    const auto day = static_cast<std::uint32_t>(seconds / 86400 + 719468); // since 0000-03-01
    const auto second = static_cast<std::uint32_t>(seconds % 86400);
    const std::uint32_t era = day / 146097, in_era = day % 146097;
    const std::uint32_t year_in_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    const std::uint32_t in_year = in_era - (365 * year_in_era + year_in_era / 4 - year_in_era / 100);
    const std::uint32_t month = (5 * in_year + 2) / 153;
    const std::uint32_t year = year_in_era + era * 400 + (month >= 10 ? 1 : 0);
    const auto pair = [&at](std::uint32_t value, char after) noexcept {
        at[0] = static_cast<char>('0' + value / 10);
        at[1] = static_cast<char>('0' + value % 10);
        at[2] = after;
        at += after == '\0' ? 2 : 3;
    };
    pair(year / 100, '\0');
    pair(year % 100, '-');
    pair(month < 10 ? month + 3 : month - 9, '-');
    pair(in_year - (153 * month + 2) / 5 + 1, 'T');
    pair(second / 3600, ':');
    pair(second / 60 % 60, ':');
    pair(second % 60, 'Z');
    return at;
}

/// The same as an object, for writers that are given texts.
class Timestamp {
public:
    explicit Timestamp(std::int64_t seconds) noexcept { put_time(text_, seconds); }
    std::string_view view() const noexcept { return {text_, sizeof text_}; }

private:
    char text_[20];
};

} // namespace bench
