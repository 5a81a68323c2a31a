// SPDX-License-Identifier: BSL-1.0
// Tests of the operators for std::ostream: what they print, in which streams, and what they leave alone.
#include <amiss/adapt/ostream.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/raises.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <iomanip>
#include <ostream>
#include <sstream>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace ostream_test {

struct Point {
    int x;
    friend std::ostream& operator<<(std::ostream& stream, const Point& point)
    {
        return stream << '(' << point.x << ')';
    }
};
struct Silent {};

} // namespace ostream_test

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::cstar::Code;

template <class T>
std::string streamed(const T& value)
{
    std::ostringstream stream;
    stream << value;
    return stream.str();
}

constexpr const char* expired = R"(key_expired 401 "The API key is past its expiration date.")";

TEST(ostream, an_error_is_its_log_line_without_secrets)
{
    EXPECT_EQ(streamed(ApiError(Code::key_expired)), expired);
    ApiError error = Code::parameter_missing;
    error.with_param("a\nb").with_message("Bearer abcdef0123456789 and \x1b[31m").with_detail("password", "hunter2");
    error.with_violation("/zip", "token=abcdef0123456789").with_context("sk_live_0123456789");
    const std::string line = streamed(error);
    for (const char* secret : {"abcdef0123456789", "hunter2", "sk_live_0", "\n", "\x1b"})
        EXPECT_EQ(line.find(secret), std::string::npos) << line;
    EXPECT_NE(line.find(R"(param="a\nb")"), std::string::npos) << line;
}

TEST(ostream, a_result_is_its_value_or_its_error)
{
    amiss::expected<int> number = 7;
    EXPECT_EQ(streamed(number), "7");
    number = amiss::unexpected<>(Code::key_expired);
    EXPECT_EQ(streamed(number), expired);
    EXPECT_EQ(streamed(amiss::expected<void>()), "ok");
    EXPECT_EQ(streamed(amiss::expected<void>(amiss::unexpected<>(Code::key_expired))), expired);
    EXPECT_EQ(streamed(amiss::expected<ostream_test::Point>(ostream_test::Point{3})), "(3)");
    EXPECT_EQ(streamed(amiss::expected<amiss::expected<Code>>(Code::key_expired)), "key_expired");
    EXPECT_EQ(streamed(amiss::expected<HttpStatus>(HttpStatus::not_found)), "404 Not Found");
    const amiss::result<int, Code::key_expired> listed = amiss::fail<Code::key_expired>();
    EXPECT_EQ(streamed(listed).find(expired), 0U);
#if defined(__cpp_lib_expected)
    EXPECT_EQ(streamed(std::expected<int, ApiError>(7)), "7");
    EXPECT_EQ(streamed(std::expected<void, ApiError>(std::unexpect, Code::key_expired)), expired);
#endif
}

TEST(ostream, a_failure_and_words)
{
    EXPECT_EQ(streamed(amiss::fail(Code::key_expired)).find(expired), 0U);
    std::ostringstream stream;
    stream << HttpStatus::not_found << ' ' << amiss::Retry::never << ' ' << amiss::RetryReason::deadline << ' '
           << amiss::RetryWord::server << ' ' << amiss::Provenance::local << ' ' << amiss::Grpc::not_found;
    EXPECT_EQ(stream.str(), "404 Not Found never deadline server local NOT_FOUND");
}

TEST(ostream, width_fill_and_alignment_count_once_for_the_whole_text)
{
    const amiss::expected<int> failed = amiss::unexpected<>(Code::key_expired);
    const std::size_t width = std::string(expired).size() + 3;
    std::ostringstream stream;
    stream << std::setfill('.') << std::setw(static_cast<int>(width)) << failed << '|' << std::left << std::setw(16)
           << HttpStatus::not_found << '|' << std::setw(4) << amiss::expected<void>() << HttpStatus::none;
    EXPECT_EQ(stream.str(), "..." + std::string(expired) + "|404 Not Found...|ok..0");
}

TEST(ostream, a_long_line_is_whole)
{
    const ApiError error = ApiError(Code::key_expired).with_context(std::string(50000, 'c'));
    EXPECT_EQ(streamed(error).size(), std::string(expired).size() + 50000 + 11);
}

TEST(ostream, a_stream_that_has_failed_takes_nothing)
{
    std::ostringstream stream;
    stream.setstate(std::ios::failbit);
    stream << ApiError(Code::key_expired) << amiss::expected<void>();
    EXPECT_EQ(stream.str(), "");
}

template <class T>
constexpr bool prints = amiss::detail::HasOstream<T>::value;

TEST(ostream, a_value_that_does_not_print_is_not_claimed_to)
{
    EXPECT_TRUE(prints<amiss::expected<int>> && prints<amiss::expected<ostream_test::Point>>);
    EXPECT_FALSE(prints<amiss::expected<ostream_test::Silent>> || prints<amiss::expected<std::vector<int>>>);
    EXPECT_FALSE((prints<amiss::expected<int, int>> || prints<ostream_test::Silent>));
}

TEST(ostream, goes_through_googletest)
{
    EXPECT_EQ(testing::PrintToString(ApiError(Code::key_expired)), expired);
    EXPECT_EQ(testing::PrintToString(HttpStatus::gone), "410 Gone");
    EXPECT_EQ(testing::PrintToString(std::vector<Code>{Code::key_expired}), "{ key_expired }");
}

} // namespace
