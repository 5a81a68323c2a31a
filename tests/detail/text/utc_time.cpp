// SPDX-License-Identifier: BSL-1.0
// Tests of reading a UTC time eight characters at a time: the same as the reader of all forms, or nothing.
#include <amiss/detail/text/utc_time.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>

namespace {

using amiss::detail::read_timestamp;
using amiss::detail::read_utc_time;

TEST(utc_time, every_day_is_read_as_by_the_other_reader)
{
    for (std::int64_t day = amiss::detail::first_second / 86400; day <= amiss::detail::last_second / 86400; day += 3) {
        const std::int64_t written = day * 86400 + (day * 7919 % 86400 + 86400) % 86400;
        const amiss::detail::Timestamp stamp = amiss::detail::timestamp_of(written);
        std::int64_t seconds = 0;
        ASSERT_TRUE(read_utc_time({stamp.text, sizeof stamp.text}, seconds));
        ASSERT_EQ(seconds, written);
    }
}

TEST(utc_time, any_change_of_a_character_is_read_as_by_the_other_reader_or_not_at_all)
{
    std::mt19937 random(41);
    int taken = 0;
    for (const std::string text : {"2026-03-30T10:30:00Z", "2024-02-29T23:59:59Z", "1999-12-31T00:00:00Z"}) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            for (int byte = 0; byte < 256; ++byte) {
                std::string changed = text;
                changed[at] = static_cast<char>(byte);
                for (int second = 0; second < 2; ++second) {
                    std::int64_t one = 0, other = 0;
                    if (read_utc_time(changed, one)) {
                        ++taken;
                        ASSERT_TRUE(read_timestamp(changed, other)) << changed;
                        ASSERT_EQ(one, other) << changed;
                    }
                    changed[random() % changed.size()] = static_cast<char>('0' + random() % 12);
                }
            }
        }
    }
    EXPECT_GT(taken, 300);
}

TEST(utc_time, other_forms_are_left_to_the_other_reader)
{
    std::int64_t seconds = 0;
    for (const char* const text :
         {"", "2026-03-30T10:30:00", "2026-03-30T10:30:00z", "2026-03-30 10:30:00Z", "2026-03-30T10:30:60Z",
          "2026-02-29T10:30:00Z", "2026-13-01T10:30:00Z", "2026-00-01T10:30:00Z", "2026-01-00T10:30:00Z",
          "2026-04-31T10:30:00Z", "2026-01-32T10:30:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z",
          "2026-03-30T10:30:00.5Z", "2026-03-30T10:30:0:Z"})
        EXPECT_FALSE(read_utc_time(text, seconds)) << text;
}

} // namespace
