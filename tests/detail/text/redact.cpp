// SPDX-License-Identifier: BSL-1.0
// Tests of finding secrets in text: what is hidden of many texts, what is shown, and that it takes linear time.
#include <amiss/detail/text/redact.hpp>

#include "support/secrets.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using amiss::detail::SecretFinder;

std::string redacted(std::string_view text, amiss::SecretPrefixes own = {}, amiss::SecretPrefixes other = {})
{
    SecretFinder secrets(text, own, other);
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = secrets.end_of_secret(at);
        if (end == at)
            shown += text[at++];
        else
            shown += "***", at = end;
    }
    return shown;
}

// The text as JSON writes it inside a string.
std::string escaped(std::string_view text)
{
    std::string json;
    for (const char c : text) (json += c == '"' || c == '\\' ? "\\" : "") += c;
    return json;
}

// The same as it is written where the signs of HTML are escaped, too.
std::string escaped_for_html(std::string_view text)
{
    std::string json;
    for (const char c : text) {
        switch (c) {
        case '"': json += "\\u0022"; break;
        case '\'': json += "\\u0027"; break;
        case '&': json += "\\u0026"; break;
        case '<': json += "\\u003C"; break;
        case '>': json += "\\u003E"; break;
        case '\\': json += "\\\\"; break;
        default: json += c;
        }
    }
    return json;
}

TEST(redact, secrets_are_hidden)
{
    for (const RedactedText& row : redacted_texts) EXPECT_EQ(redacted(row.text), row.shown) << row.text;
}

TEST(redact, secrets_are_hidden_inside_other_text)
{
    for (const RedactedText& row : redacted_texts) {
        // The end of a text is a place of its own: what is never closed is a secret up to there.
        EXPECT_EQ(redacted("(x) " + std::string(row.text)), "(x) " + std::string(row.shown)) << row.text;
        if (row.text.find("-----BEGIN") != row.text.npos) continue; // a block goes on in the next line
        EXPECT_EQ(redacted(std::string(row.text) + "\nend"), std::string(row.shown) + "\nend") << row.text;
    }
}

TEST(redact, secrets_are_hidden_inside_json_of_every_depth)
{
    for (const RedactedText& row : redacted_texts) {
        if (row.text.find("&lt;") != row.text.npos) continue; // HTML inside JSON for HTML is not recognised
        // The end of what is hidden, or its beginning, where no escape is in it.
        const std::size_t begin = row.shown.find("***"), after = row.shown.size() - row.shown.rfind("***") - 3;
        const std::string_view secret = row.text.substr(begin, row.text.size() - after - begin);
        constexpr std::size_t part = 8;
        for (const std::string_view piece :
             {secret.substr(0, part), secret.substr(secret.size() > part ? secret.size() - part : 0)}) {
            const bool elsewhere = row.shown.find(piece) != row.shown.npos;
            if (piece.size() < 3 || elsewhere || piece.find_first_of("\"\\ &'<+;,") != piece.npos) continue;
            const std::string once = "{\"m\":\"" + escaped(row.text) + "\",\"n\":1}";
            for (const std::string& text :
                 {once, escaped(once), "[\"" + escaped(escaped(once)) + "\"]",
                  "{\"m\":\"" + escaped_for_html(row.text) + "\",\"n\":1}", "(" + std::string(row.text) + ")",
                  "'" + std::string(row.text) + "'", "error=" + std::string(row.text) + ", x",
                  "<p>" + std::string(row.text) + "</p>"})
                EXPECT_EQ(redacted(text).find(piece), std::string::npos) << text;
        }
    }
}

TEST(redact, sentences_and_names_are_shown)
{
    for (const std::string_view text : harmless_texts) EXPECT_EQ(redacted(text), text);
}

TEST(redact, lines_are_told_apart)
{
    EXPECT_EQ(redacted("Cookie: a=b; c=d\r\nHost: x"), "Cookie: ***\r\nHost: x");
    EXPECT_EQ(redacted("password:\nnext"), "password:\nnext");
    EXPECT_EQ(redacted("-----BEGIN RSA PRIVATE KEY-----\nMII\nab=\n-----END RSA PRIVATE KEY-----\nmore"),
              "-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----\nmore");
    EXPECT_EQ(redacted("-----BEGIN PRIVATE KEY-----\nMII\nthe rest is cut o"), "-----BEGIN PRIVATE KEY-----***");
}

TEST(redact, a_value_that_is_never_closed_is_hidden_up_to_the_end)
{
    EXPECT_EQ(redacted(R"({"password":"hunter 2)"), R"({"password":"***)");
    EXPECT_EQ(redacted("eyJhbGci.eyJzdW"), "***");
    EXPECT_EQ(redacted("Authorization: Digest username=\"a, realm"), "Authorization: Digest ***");
}

TEST(redact, a_secret_may_follow_an_escape)
{
    EXPECT_EQ(redacted(R"(a\nsk_live_1 \tsession=a1 \u000ask_1)"), R"(a\nsk_*** \tsession=*** \u000ask_***)");
    EXPECT_EQ(redacted("key%3Dsk_1 %3Fsession=a1"), "key%3Dsk_*** %3Fsession=***");
    EXPECT_EQ(redacted("\x1B[1msk_1"), "\x1B[1msk_***");
    EXPECT_EQ(redacted("ask_1 \\\\task_1"), "ask_1 \\\\task_1");
}

TEST(redact, prefixes_of_two_catalogues_count)
{
    constexpr std::string_view own[] = {"bk_live_", "bk_test_"}, other[] = {"zz-"};
    const amiss::SecretPrefixes first{own, 2}, second{other, 1};
    EXPECT_EQ(redacted("bk_live_a bk_test_b zz-c", first, second), "bk_live_*** bk_test_*** zz-***");
    EXPECT_EQ(redacted("bk_live_a zz-c", first), "bk_live_*** zz-c");
    EXPECT_EQ(redacted("xbk_live_a bk_live_ bk_live_... BK_LIVE_a", first),
              "xbk_live_a bk_live_ bk_live_... BK_LIVE_a");
}

TEST(redact, only_the_part_after_begin_at_is_left)
{
    SecretFinder secrets("sk_live_abc d");
    for (std::size_t at = 0; at < 3; ++at) EXPECT_EQ(secrets.end_of_secret(at), at);
    EXPECT_EQ(secrets.end_of_secret(3), 11U);
    secrets.begin_at(8);
    EXPECT_EQ(secrets.end_of_secret(3), 3U);
    EXPECT_EQ(secrets.end_of_secret(8), 11U);
}

TEST(redact, hostile_text_of_64_kib_takes_linear_time)
{
    std::vector<std::string> pieces = {"://", "://a:b", "://a@", "eyJ-", "bot12345:",
                                       "{",   "\\",     "\\\"",  "%3D",  "-----BEGIN PRIVATE"};
    for (const char* prefix : {"sk_", "sk-", "npm_", "AKIA", "key-", "bearer", "Basic "}) {
        pieces.emplace_back(prefix);
        pieces.push_back(std::string(prefix) + "-");
    }
    for (const char* word : {"password", "token", "sid", "authorization", "cookie"}) {
        for (const char* after : {"=", ":", "= ", "=\"", "={", "=the", ": a b ", " "})
            pieces.push_back(std::string(word) + after);
    }
    for (const std::string& piece : pieces) {
        std::string text;
        while (text.size() < 65536) text += piece;
        const auto start = std::chrono::steady_clock::now();
        EXPECT_GT(redacted(text).size(), 0U);
        // Quadratic, it would take many seconds.
        EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2)) << piece;
    }
}

} // namespace
