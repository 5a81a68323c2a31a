// SPDX-License-Identifier: BSL-1.0
// The text of a log line: what is escaped, what is redacted, and what does not fit.
#include <amiss/detail/text/log_writer.hpp>

#include <amiss/detail/text/value_end.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using amiss::detail::LogWriter;

std::string shown(std::string_view text)
{
    char buffer[256];
    LogWriter out(buffer, sizeof buffer);
    out.put_safe(text);
    return std::string(out.text());
}

TEST(log_writer, controls_are_escaped)
{
    EXPECT_EQ(shown("a\r\nb\tc"), R"(a\r\nb\tc)");
    EXPECT_EQ(shown(std::string_view("\0\x01\x1F", 3)), R"(\u0000\u0001\u001f)");
    EXPECT_EQ(shown("\x1B[31mred\x7F"), R"(\u001b[31mred\u007f)");
    EXPECT_EQ(shown("\xC2\x85|\xC2\x9B|\xC2\xA0"), "\\u0085|\\u009b|\xC2\xA0");
    EXPECT_EQ(shown("\"quoted\" \\"), R"(\"quoted\" \\)");
}

TEST(log_writer, separators_and_bidirectional_controls_are_escaped)
{
    EXPECT_EQ(shown("\xE2\x80\xA8\xE2\x80\xA9"), R"(\u2028\u2029)");
    EXPECT_EQ(shown("\xE2\x80\xAA\xE2\x80\xAE\xE2\x81\xA6\xE2\x81\xA9"), R"(\u202a\u202e\u2066\u2069)");
    EXPECT_EQ(shown("\xE2\x80\x8E\xE2\x80\x8F\xD8\x9C"), R"(\u200e\u200f\u061c)");
}

TEST(log_writer, other_text_stays_and_ill_formed_text_is_replaced)
{
    EXPECT_EQ(shown("größe 漢 😀"), "größe 漢 😀");
    EXPECT_EQ(shown("a\xFF\xE2\x82z"), "a\xEF\xBF\xBD\xEF\xBF\xBDz");
}

TEST(log_writer, a_text_is_never_a_format_string) { EXPECT_EQ(shown("%s%n %5$x {} {param}"), "%s%n %5$x {} {param}"); }

TEST(log_writer, secrets_are_redacted)
{
    EXPECT_EQ(shown("sk_live_abc123"), "sk_***");
    EXPECT_EQ(shown("key=pk_test_abc-DEF_9."), "key=pk_***");
    EXPECT_EQ(shown("(csk_live_a1)"), "(csk_***)");
    EXPECT_EQ(shown("Authorization: Bearer abc.def=="), "Authorization: Bearer ***");
    EXPECT_EQ(shown("bearer   x"), "bearer   ***");
    EXPECT_EQ(shown("BEARER sk_live_1 rest"), "BEARER *** rest");
    EXPECT_EQ(shown("got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln!"), "got ***!");
    EXPECT_EQ(shown("sk_1,sk_2"), "sk_***,sk_***");
    EXPECT_EQ(shown("\"sk_live_1\""), R"(\"sk_***\")");
    EXPECT_EQ(shown("a\nsk_live_1"), R"(a\nsk_***)");
}

TEST(log_writer, known_text_is_escaped_and_shown_whole)
{
    char buffer[64];
    LogWriter out(buffer, sizeof buffer);
    out.put_known("key sk_live_abc\n");
    EXPECT_EQ(out.text(), "key sk_live_abc\\n");
}

TEST(log_writer, a_part_of_a_secret_may_be_shown)
{
    char buffer[64];
    LogWriter out(buffer, sizeof buffer);
    // Of "sk_live_abcd", which is at 4 to 16 without what is always shown, only "ab" is a value.
    out.put_safe("key sk_live_abcd", [](amiss::detail::TextRange secret) {
        constexpr std::size_t begin = 12, end = 14;
        if (secret.begin >= end) return amiss::detail::TextRange{secret.end, secret.end};
        return amiss::detail::TextRange{secret.begin > begin ? secret.begin : begin, end};
    });
    EXPECT_EQ(out.text(), "key sk_live_***cd");
}

TEST(log_writer, the_prefixes_of_catalogues_count)
{
    constexpr std::string_view own[] = {"bk_live_"}, other[] = {"zz-"};
    char buffer[64];
    LogWriter out(buffer, sizeof buffer, {own, 1}, {other, 1});
    out.put_safe("bk_live_1 zz-1");
    EXPECT_EQ(out.text(), "bk_live_*** zz-***");
}

TEST(log_writer, near_misses_of_secrets_are_kept)
{
    for (const char* text : {"task_sk_1", "ask_me", "mask_1", "sk_", "pk_ and more", "bearer", "bearer ", "forbearer x",
                             "eyJhbGciOiJIUzI1NiJ9", "keyJ.x", "sk-live", "SK_live_1"})
        EXPECT_EQ(shown(text), text);
}

TEST(log_writer, nothing_follows_what_does_not_fit)
{
    char buffer[8];
    LogWriter out(buffer, 5);
    out.put("123");
    out.put("456");
    out.put("7");
    EXPECT_EQ(out.text(), "123");
    LogWriter numbers(buffer, sizeof buffer);
    numbers.put(std::int64_t{-42});
    numbers.put_quoted("a");
    EXPECT_EQ(numbers.text(), "-42\"a\"");
}

} // namespace
