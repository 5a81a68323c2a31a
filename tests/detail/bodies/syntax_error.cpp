// SPDX-License-Identifier: BSL-1.0
// Tests of the error of a body that is not JSON.
#include <amiss/detail/bodies/syntax_error.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::detail::BodySyntax;

std::string offset_of(std::string_view body)
{
    BodySyntax syntax(body);
    syntax.refuse("no");
    return std::string(syntax.error(amiss::cstar::Code::invalid_json).detail("offset"));
}

TEST(SyntaxError, the_first_byte_that_cannot_go_on)
{
    EXPECT_EQ(offset_of(""), "0");
    EXPECT_EQ(offset_of("{"), "1");
    EXPECT_EQ(offset_of("[1,]"), "3");
    EXPECT_EQ(offset_of("[01]"), "2");
    EXPECT_EQ(offset_of("[1] x"), "4");
    EXPECT_EQ(offset_of("\xEF\xBB\xBFnul"), "3");
    EXPECT_EQ(offset_of("\"a\nb\""), "2");
    EXPECT_EQ(offset_of(std::string(40, '[')), "32");
}

TEST(SyntaxError, json_that_a_parser_refuses_nevertheless)
{
    BodySyntax syntax("[1e999]");
    EXPECT_TRUE(syntax.is_json());
    syntax.refuse("too large", 1);
    const amiss::ApiError error = syntax.error(amiss::cstar::Code::invalid_json);
    EXPECT_EQ(error.detail("offset"), "1");
    EXPECT_EQ(error.context(), "too large");
    EXPECT_EQ(offset_of("[1e999]"), "");
}

TEST(SyntaxError, long_words_are_cut)
{
    BodySyntax syntax("{");
    syntax.refuse(std::string(5000, 'w'));
    EXPECT_EQ(syntax.error(amiss::cstar::Code::invalid_json).context().size(), 256U);
}

} // namespace
