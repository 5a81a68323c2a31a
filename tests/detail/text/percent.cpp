// SPDX-License-Identifier: BSL-1.0
// Tests of percent-encoding: unreserved characters are kept, and every other byte is encoded.
#include <amiss/detail/text/percent.hpp>

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <string_view>

namespace {

TEST(percent, each_byte_is_kept_or_encoded)
{
    constexpr std::string_view unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"; // RFC 3986 §2.3
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        std::string encoded;
        amiss::detail::put_percent_encoded(c, [&](char part) { encoded += part; });
        char expected[8];
        std::snprintf(expected, sizeof expected, "%%%02X", static_cast<unsigned>(byte));
        EXPECT_EQ(encoded, unreserved.find(c) != unreserved.npos ? std::string(1, c) : std::string(expected)) << byte;
    }
}

TEST(percent, unreserved_run_ends_before_the_first_encoded_byte)
{
    using amiss::detail::unreserved_run;
    EXPECT_EQ(unreserved_run(""), 0U);
    EXPECT_EQ(unreserved_run("not_found-1.2~"), 14U);
    EXPECT_EQ(unreserved_run("not found"), 3U);
    EXPECT_EQ(unreserved_run("%"), 0U);
}

TEST(percent, decoding_undoes_encoding)
{
    using amiss::detail::percent_decoded;
    for (int byte = 0; byte < 256; ++byte) {
        char encoded[8];
        std::snprintf(encoded, sizeof encoded, "%%%02X", static_cast<unsigned>(byte));
        EXPECT_EQ(percent_decoded(encoded), byte);
        std::snprintf(encoded, sizeof encoded, "%%%02xab", static_cast<unsigned>(byte));
        EXPECT_EQ(percent_decoded(encoded), byte) << "in lower case, with more behind";
    }
    for (const char* text : {"", "%", "%4", "a%41", "%4g", "%g4", "%%41", "41"})
        EXPECT_EQ(percent_decoded(text), -1) << text;
}

} // namespace
