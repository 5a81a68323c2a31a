// SPDX-License-Identifier: BSL-1.0
// The helper macros of AMISS_TRY: which parentheses are stripped from a declaration, and names that do not repeat.
#include <amiss/detail/result/try_macros.hpp>

#include <gtest/gtest.h>

#include <string_view>

#define TEXT_AGAIN(...) #__VA_ARGS__
#define TEXT(...) TEXT_AGAIN(__VA_ARGS__)

namespace {

constexpr std::string_view text_of(const char* text) noexcept { return text; }

static_assert(text_of(TEXT(AMISS_DETAIL_BARE((auto [a, b])))) == "auto [a, b]");
static_assert(text_of(TEXT(AMISS_DETAIL_BARE((std::pair<int, int> both)))) == "std::pair<int, int> both");
static_assert(text_of(TEXT(AMISS_DETAIL_BARE(((a))))) == "(a)", "one pair alone");
static_assert(text_of(TEXT(AMISS_DETAIL_BARE(auto a))) == "auto a");
static_assert(text_of(TEXT(AMISS_DETAIL_BARE((*rows)[1]))) == "(*rows)[1]");
static_assert(text_of(TEXT(AMISS_DETAIL_BARE(rows(1)))) == "rows(1)");

TEST(try_macros, names_of_one_line_differ)
{
    // clang-format off: on one line
    const std::string_view names[] = {TEXT(AMISS_DETAIL_JOIN(name_, __COUNTER__)), TEXT(AMISS_DETAIL_JOIN(name_, __COUNTER__))};
    // clang-format on
    EXPECT_NE(names[0], names[1]);
    EXPECT_EQ(names[0].substr(0, 5), "name_");
}

} // namespace
