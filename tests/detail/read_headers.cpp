// Tests of what the headers of a response add to its error: names without case, numbers or nothing, the first counts.
#include <amiss/detail/read_headers.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/read.hpp>
#include <amiss/respond.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace amiss;
using std::chrono::seconds;
using Pairs = std::vector<std::pair<std::string, std::string>>;

ApiError read_with(const Pairs& headers, std::string_view body = R"({"error":"m","code":"RATE_LIMIT_EXCEEDED"})")
{
    return read(onestack::envelope, Received{429, body, headers});
}

static_assert(detail::same_header("Retry-After", "retry-AFTER"));
static_assert(!detail::same_header("Retry-After", "Retry-Afte"));
static_assert(!detail::same_header("Retry_After", "Retry-After"));
static_assert(!detail::same_header("[", "{"), "only letters have a case");
static_assert(!detail::same_header("\xC3\x89", "\xC3\xA9"), "ASCII only");

TEST(read_headers, names_have_no_case)
{
    for (const char* name : {"Retry-After", "retry-after", "RETRY-AFTER", "rEtRy-aFtEr"})
        EXPECT_EQ(read_with({{name, "7"}}).retry_after(), seconds(7)) << name;
    EXPECT_FALSE(read_with({{"Retry-After ", "7"}}).retry_after());
    EXPECT_FALSE(read_with({{"X-Retry-After", "7"}}).retry_after());
}

TEST(read_headers, garbage_in_retry_after_is_absent_and_never_0)
{
    for (const char* value : {"", " ", "soon", "-1", "+1", "1.5", "0x10", "1e3", "7s", "7 8", "7,8", "\xD9\xA7", "inf"})
        EXPECT_FALSE(read_with({{"Retry-After", value}}).retry_after()) << value;
    EXPECT_EQ(read_with({{"Retry-After", "0"}}).retry_after(), seconds(0));
    EXPECT_EQ(read_with({{"Retry-After", " \t7 "}}).retry_after(), seconds(7));
    EXPECT_EQ(read_with({{"Retry-After", "0007"}}).retry_after(), seconds(7));
}

TEST(read_headers, a_huge_delay_is_the_longest_and_wraps_nowhere)
{
    const seconds longest(std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(read_with({{"Retry-After", "9223372036854775807"}}).retry_after(), longest);
    EXPECT_EQ(read_with({{"Retry-After", "9223372036854775808"}}).retry_after(), longest);
    EXPECT_EQ(read_with({{"Retry-After", "18446744073709551616"}}).retry_after(), longest);
    EXPECT_EQ(read_with({{"Retry-After", std::string(1000, '9')}}).retry_after(), longest);
}

TEST(read_headers, the_delay_in_the_body_wins)
{
    const ApiError error = read_with({{"Retry-After", "60"}}, R"({"error":"m","code":"X","details":{"retryAfter":30}})");
    EXPECT_EQ(error.retry_after(), seconds(30));
}

TEST(read_headers, the_rate_limit)
{
    const ApiError error = read_with({{"x-ratelimit-limit", "1000"}, {"X-RATELIMIT-REMAINING", "0"}, {"X-RateLimit-Reset", "1774866600"}});
    EXPECT_EQ(error.rate_limit(), (RateLimit{1000, 0, 1774866600}));
    EXPECT_EQ(read_with({{"X-RateLimit-Limit", "many"}, {"X-RateLimit-Remaining", "3"}}).rate_limit(), (RateLimit{-1, 3, -1}));
    EXPECT_FALSE(read_with({{"X-RateLimit-Limit", "-5"}}).rate_limit());
    EXPECT_FALSE(read_with({}).rate_limit());
}

TEST(read_headers, the_request_id_where_the_body_has_none)
{
    EXPECT_EQ(read_with({{"X-Request-ID", "req_1"}}).request_id(), "req_1");
    const Pairs headers{{"x-request-id", "req_header"}};
    const ApiError error = read(cstar::envelope,
        Received{500, R"({"error":{"code":"internal_error","message":"m","request_id":"req_body"}})", headers});
    EXPECT_EQ(error.request_id(), "req_body");
}

TEST(read_headers, the_first_of_a_name_counts)
{
    const ApiError error = read_with({{"Retry-After", "1"}, {"retry-after", "2"}, {"X-Request-Id", "a"}, {"X-Request-Id", "b"},
                                      {"X-RateLimit-Limit", "3"}, {"X-RateLimit-Limit", "4"}});
    EXPECT_EQ(error.retry_after(), seconds(1));
    EXPECT_EQ(error.request_id(), "a");
    EXPECT_EQ(error.rate_limit()->limit, 3);
}

TEST(read_headers, a_response_without_a_usable_body_still_has_its_headers)
{
    const ApiError error = read_with({{"Retry-After", "5"}, {"X-Request-Id", "req_1"}}, "<html>");
    EXPECT_EQ(error.provenance(), Provenance::synthesized);
    EXPECT_EQ(error.retry_after(), seconds(5));
    EXPECT_EQ(error.request_id(), "req_1");
    EXPECT_TRUE(error.retryable());
}

TEST(read_headers, the_headers_that_respond_made)
{
    char buffer[512];
    ApiError sent = onestack::Code::rate_limit_exceeded;
    sent.with_retry_after(5).with_request_id("req_1").with_rate_limit({100, 0, 1774866600});
    const Response response = respond(onestack::envelope, sent, {}, buffer);
    const ApiError back = read(onestack::envelope, Received{response.status, response.body, response.headers});
    EXPECT_EQ(back.retry_after(), sent.retry_after());
    EXPECT_EQ(back.request_id(), sent.request_id());
    EXPECT_EQ(back.rate_limit(), sent.rate_limit());
}

TEST(read_headers, a_map_and_a_struct_do_as_well)
{
    const std::map<std::string, std::string> map{{"retry-after", "5"}};
    EXPECT_EQ(read(onestack::envelope, Received{429, "", map}).retry_after(), seconds(5));
    const struct {
        const char* name;
        std::string_view value;
    } array[] = {{"retry-after", "5"}};
    EXPECT_EQ(read(onestack::envelope, Received{429, "", array}).retry_after(), seconds(5));
}

} // namespace
