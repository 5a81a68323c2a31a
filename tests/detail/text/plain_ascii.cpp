// SPDX-License-Identifier: BSL-1.0
// Tests of text in the characters of an OAuth error description: which ones stay, and what stands for the others.
#include <amiss/detail/text/plain_ascii.hpp>

#include <amiss/detail/write/write_plan.hpp>
#include <amiss/envelope.hpp>
#include <amiss/read.hpp>
#include <amiss/write.hpp>

#include "support/parcels.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;
using parcels::Code;

std::string plain(std::string_view text)
{
    std::string made;
    detail::put_described(text, [&made](char c) { return made.push_back(c), true; });
    return made;
}

TEST(plain_ascii, every_scalar_becomes_one_character_that_a_description_may_have)
{
    for (char32_t scalar = 0; scalar < 0x3100; ++scalar) {
        const char c = detail::described(scalar);
        EXPECT_TRUE(c >= ' ' && c <= '~' && c != '"' && c != '\\') << static_cast<unsigned>(scalar);
        const bool may = scalar >= ' ' && scalar <= '~' && scalar != '"' && scalar != '\\';
        if (may) {
            EXPECT_EQ(static_cast<char32_t>(c), scalar);
        }
    }
    EXPECT_EQ(detail::described(0x10FFFF), '?');
}

TEST(plain_ascii, what_stands_for_others)
{
    EXPECT_EQ(plain("\"a\\b\""), "'a/b'");
    EXPECT_EQ(plain("a\r\n\tb\x7f"), "a   b ");
    EXPECT_EQ(plain("Stra\u00dfe, \u00c5ngstr\u00f6m, \u0141\u00f3d\u017a, \u017elu\u0165"),
              "Strase, Angstrom, Lodz, zlut");
    EXPECT_EQ(plain("\u201ea\u201c \u2018b\u2019 \u00abc\u00bb \u2013 \u2014 d\u2026 \u2022 \u00a0"),
              "'a' 'b' 'c' - - d. *  ");
    EXPECT_EQ(plain("\u4e2d\xff\xc3"), "???");
}

constexpr auto oauth = envelope(Code::internal, [] {
    return object(member("error", field::code), member("error_description", field::message.as_ascii()));
});

static_assert(decltype(detail::source_of(oauth))::Own::is_there);

TEST(plain_ascii, a_message_in_a_body)
{
    const ApiError error = ApiError(Code::taken).with_message("\u201eN\u00ba\u201c <7> \"is\" taken\n");
    const std::string body = to_string(oauth, error);
    EXPECT_EQ(body, R"({"error":"taken","error_description":"'N?' <7> 'is' taken "})");
    EXPECT_EQ(to_string(decltype(oauth)::layout, error), body);
    EXPECT_EQ(to_string(oauth.html_safe(), error),
              R"({"error":"taken","error_description":"'N?' \u003c7\u003e 'is' taken "})");
    char buffer[64];
    const Written fitted = write_fitted(oauth, error, {}, buffer, body.size() - 4);
    EXPECT_TRUE(!fitted.text.empty() && fitted.text.size() <= body.size() - 4) << fitted.text;
    const ApiError back = read(oauth, Received{422, body});
    EXPECT_EQ(back, Code::taken);
    EXPECT_EQ(back.message(), "'N?' <7> 'is' taken ");
    EXPECT_EQ(read(oauth, Received{422, R"({ "error_description":"\u00fc","error":"taken"})"}).message(), "\u00fc")
        << "what a server says stays";
}

} // namespace
