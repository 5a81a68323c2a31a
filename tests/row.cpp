// SPDX-License-Identifier: BSL-1.0
// Tests of rows: their values, the defaults that follow from the status, and what the setters change.
#include <amiss/row.hpp>

#include <gtest/gtest.h>

#include <system_error>

namespace {

using amiss::Grpc;
using amiss::HttpStatus;
using amiss::Retry;

enum class Code { full = 3 };

constexpr auto plain_row = amiss::row(Code::full, "full", HttpStatus::too_many_requests, "limit_error", "Full.");
constexpr auto full_row = plain_row.plain("p")
                              .retry(Retry::never)
                              .grpc(Grpc::aborted)
                              .errc(std::errc::no_space_on_device)
                              .cause("c1")
                              .cause("c2")
                              .fix("f")
                              .link("Limits", "https://example.com/limits")
                              .retired();

static_assert(plain_row.data.value == 3 && plain_row.data.name == "full" && plain_row.data.type == "limit_error");
static_assert(plain_row.data.retry == Retry::after_delay && plain_row.data.grpc == Grpc::resource_exhausted);
static_assert(plain_row.data.errc == static_cast<int>(std::errc::resource_unavailable_try_again));
static_assert(!plain_row.data.templated && !plain_row.data.retired && plain_row.data.plain.empty());
static_assert(full_row.data.retry == Retry::never && full_row.data.grpc == Grpc::aborted && full_row.data.retired);
static_assert(full_row.data.errc == static_cast<int>(std::errc::no_space_on_device) && full_row.data.plain == "p");

TEST(row, causes_and_fixes_keep_their_order)
{
    EXPECT_EQ(full_row.docs().causes().size(), 2U);
    EXPECT_EQ(*full_row.docs().causes().begin(), "c1");
    EXPECT_EQ(*(full_row.docs().causes().end() - 1), "c2");
    EXPECT_EQ(full_row.docs().fixes().size(), 1U);
    EXPECT_TRUE(plain_row.docs().causes().empty() && plain_row.docs().fixes().empty());
}

TEST(row, links_keep_their_order)
{
    const auto linked = full_row.link("More", "https://example.com/more");
    EXPECT_TRUE(plain_row.docs().links().empty());
    EXPECT_EQ(full_row.docs().links().size(), 1U);
    ASSERT_EQ(linked.docs().links().size(), 2U);
    EXPECT_EQ(linked.docs().links().begin()->title, "Limits");
    EXPECT_EQ(linked.docs().links().begin()[1].url, "https://example.com/more");
}

TEST(row, columns_keep_their_order_and_the_other_setters_keep_them)
{
    constexpr auto columned = plain_row.column("title", "Full up").column("rpc", -32000).retry(Retry::never).fix("f");
    static_assert(plain_row.columns.view().empty() && columned.columns.view().size() == 2);
    EXPECT_EQ(columned.columns.view().begin()[0].text(), "Full up");
    EXPECT_EQ(columned.columns.view().find("rpc")->number, -32000);
    EXPECT_EQ(columned.data.retry, Retry::never);
    EXPECT_EQ(columned.docs().fixes().size(), 1U);
}

TEST(row, a_column_of_zero_is_a_number)
{
    const auto columned = plain_row.column("n", 0);
    EXPECT_TRUE(columned.columns.view().find("n")->is_number());
    EXPECT_EQ(columned.columns.view().find("n")->text(), "0");
}

TEST(row, setters_return_a_changed_copy)
{
    const auto changed = plain_row.cause("c").retry(Retry::never);
    EXPECT_EQ(plain_row.data.retry, Retry::after_delay);
    EXPECT_EQ(changed.data.retry, Retry::never);
    EXPECT_TRUE(plain_row.docs().causes().empty());
}

TEST(row, a_message_with_braces_is_a_template)
{
    const auto templated = [](const char* text) {
        return amiss::row(Code::full, "full", HttpStatus::conflict, "", text).data.templated;
    };
    EXPECT_TRUE(templated("a {param}"));
    EXPECT_TRUE(templated("a }}"));
    EXPECT_FALSE(templated("a"));
    EXPECT_FALSE(templated(""));
}

} // namespace
