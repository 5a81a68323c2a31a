// SPDX-License-Identifier: BSL-1.0
// Tests of the table of headers: each row by its own name, names by their last words, and names that are not in it.
#include <amiss/detail/headers/known_headers.hpp>

#include <gtest/gtest.h>

#include <cctype>
#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

static_assert(ends_in_words("request-id", "request-id") && ends_in_words("x-request-id", "request-id"));
static_assert(ends_in_words("x_request_id", "request_id") && !ends_in_words("xrequest-id", "request-id"));
static_assert(ends_in_words("X-Request-ID", "request-id"));
static_assert(!ends_in_words("id", "request-id") && !ends_in_words("x-request-id-2", "request-id")
              && !ends_in_words("", "a"));
static_assert(highest_rank(HeaderMeaning::limit) == first_kind_rank + 5 && highest_rank(HeaderMeaning::date) == 1);

/// Whether each row is in lower case, has a rank, and is for names that no earlier row is for.
constexpr bool rows_are_good() noexcept
{
    for (const KnownHeader& row : known_headers) {
        if (row.rank == 0) return false;
        for (const char c : row.name) {
            if (is_upper(c)) return false;
        }
        for (const KnownHeader* before = known_headers; before != &row; ++before) {
            if (is_for(*before, row.name) && before->match >= row.match) return false;
        }
    }
    return true;
}
static_assert(rows_are_good());

std::string upper(std::string_view text)
{
    std::string result;
    for (const char c : text) result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return result;
}

TEST(known_headers, each_row_is_found_by_its_name)
{
    for (const KnownHeader& row : known_headers) {
        const std::string prefix = row.match == NameMatch::whole ? "" : "acme_";
        EXPECT_EQ(find_header(prefix + std::string(row.name)), &row) << row.name;
        EXPECT_EQ(find_header(upper(prefix + std::string(row.name))), &row) << row.name;
        const KnownHeader* const longer = find_header("acme-" + std::string(row.name));
        if (row.match == NameMatch::whole) {
            EXPECT_NE(longer, &row) << row.name;
        } else {
            EXPECT_EQ(longer, &row) << row.name;
        }
    }
}

TEST(known_headers, each_delay_has_a_rank_of_its_own)
{
    unsigned ranks = 0;
    for (const KnownHeader& row : known_headers) {
        if (row.meaning != HeaderMeaning::retry_after && row.meaning != HeaderMeaning::retry_after_ms) continue;
        EXPECT_EQ(ranks >> row.rank & 1U, 0U) << row.name;
        ranks |= 1U << row.rank;
    }
}

TEST(known_headers, a_name_of_several_rows_is_the_first_one)
{
    ASSERT_NE(find_header("X-Request-Id"), nullptr);
    EXPECT_EQ(find_header("X-Request-Id")->rank, 1);
    ASSERT_NE(find_header("Request-Id"), nullptr);
    EXPECT_EQ(find_header("Request-Id")->rank, 2);
    ASSERT_NE(find_header("X-GitHub-Request-Id"), nullptr);
    EXPECT_EQ(find_header("X-GitHub-Request-Id")->rank, 3);
}

TEST(known_headers, other_names_say_nothing)
{
    for (const char* name :
         {"", "d", "y", "Retry-After ", "My-Retry-After", "X-Retry-After-Ms", "Dates", "X-RateLimit", "X-RateLimit-",
          "X-RateLimit-Used", "RateLimits", "X-RateLimit-Limit-Day", "RateLimit-Policies", "My-X-RateLimit-Limit",
          "Set-Cookie", "Content-Type", "\xC3\xA9", "$", "\x04"})
        EXPECT_EQ(find_header(name), nullptr) << name;
}

TEST(known_headers, a_name_has_at_most_64_bytes)
{
    EXPECT_NE(find_header(std::string(64 - 11, 'x') + "-request-id"), nullptr);
    EXPECT_EQ(find_header(std::string(65 - 11, 'x') + "-request-id"), nullptr);
}

} // namespace
