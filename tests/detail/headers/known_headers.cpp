// SPDX-License-Identifier: BSL-1.0
// Tests of the table of headers: each row by its own name, names by their last words, and names that are not in it.
#include <amiss/detail/headers/known_headers.hpp>

#include <gtest/gtest.h>

#include <cctype>
#include <cstddef>
#include <cstdint>
#include <map>
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

/// Whether each row is in lower case, has a rank, and is for names that no earlier row is for; and whether its tail finds it.
constexpr bool rows_are_good() noexcept
{
    for (const KnownHeader& row : known_headers) {
        if (row.rank == 0) return false;
        for (const char c : row.name) {
            if (!is_lower(c) && !is_digit(c) && c != '-' && c != '_') return false;
        }
        if (row.name.size() < (row.match == NameMatch::whole ? min_tail : 7)) return false;
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

// Each row by a comparison with each name: what the index must find.
const KnownHeader* found_by_walking(std::string_view name)
{
    if (name.size() > max_header_name) return nullptr;
    for (const KnownHeader& row : known_headers) {
        if (equal_ignoring_case(name, row.name)) return &row;
        if (row.match == NameMatch::whole || name.size() <= row.name.size()) continue;
        const std::size_t start = name.size() - row.name.size();
        if ((name[start - 1] == '-' || name[start - 1] == '_') && equal_ignoring_case(name.substr(start), row.name))
            return &row;
    }
    return nullptr;
}

TEST(known_headers, names_that_differ_in_one_bit_are_found_as_by_walking)
{
    for (const KnownHeader& row : known_headers) {
        for (const char* prefix : {"", "x-", "x_", "x", "-", "_"}) {
            std::string name = prefix + std::string(row.name);
            ASSERT_EQ(find_header(name), found_by_walking(name)) << name;
            for (char& c : name) {
                const char before = c;
                for (unsigned bit = 0; bit < 8; ++bit) {
                    c = static_cast<char>(static_cast<unsigned char>(before) ^ 1U << bit);
                    ASSERT_EQ(find_header(name), found_by_walking(name)) << name;
                }
                c = before;
            }
            for (std::size_t size = 0; size < name.size(); ++size) {
                const std::string_view part(name.data(), size);
                ASSERT_EQ(find_header(part), found_by_walking(part)) << part;
            }
        }
    }
}

TEST(known_headers, names_in_any_case_are_found)
{
    for (const KnownHeader& row : known_headers) {
        std::string name(row.name);
        for (unsigned pattern = 0; pattern < 64; ++pattern) {
            for (std::size_t at = 0; at < name.size(); ++at)
                name[at] = (pattern >> at % 6 & 1U) != 0 ? to_upper(row.name[at]) : row.name[at];
            ASSERT_EQ(find_header(name), found_by_walking(row.name)) << name;
        }
    }
}

// Else another multiplier in HeaderIndex is better.
TEST(known_headers, only_names_with_one_tail_share_a_bucket)
{
    std::map<unsigned, std::uint64_t> tails;
    for (const KnownHeader& row : known_headers) {
        each_tail(row, [&](std::uint64_t tail) {
            const auto [at, is_new] = tails.emplace(HeaderIndex::bucket_of(tail), tail);
            EXPECT_EQ(at->second, tail) << row.name << (is_new ? "" : " shares its bucket with others");
        });
    }
    for (unsigned bucket = 0; bucket <= HeaderIndex::buckets; ++bucket)
        EXPECT_EQ(header_index.is_empty(bucket), tails.count(bucket) == 0) << bucket;
}

TEST(known_headers, ordinary_names_that_say_nothing_are_in_empty_buckets)
{
    for (const char* name : {"Content-Type",
                             "Content-Length",
                             "Connection",
                             "Server",
                             "Vary",
                             "Cache-Control",
                             "Set-Cookie",
                             "ETag",
                             "Strict-Transport-Security",
                             "Transfer-Encoding",
                             "Keep-Alive",
                             "Via",
                             "Age",
                             "Expires",
                             "Alt-Svc",
                             "X-Content-Type-Options",
                             "X-Frame-Options",
                             "Access-Control-Allow-Origin",
                             "X-Powered-By",
                             "Location"})
        EXPECT_TRUE(header_index.is_empty(header_bucket(name))) << name;
}

TEST(known_headers, a_name_has_at_most_64_bytes)
{
    EXPECT_NE(find_header(std::string(64 - 11, 'x') + "-request-id"), nullptr);
    EXPECT_EQ(find_header(std::string(65 - 11, 'x') + "-request-id"), nullptr);
}

} // namespace
