// SPDX-License-Identifier: BSL-1.0
// Tests of the formatters for {fmt}: what they print, with which specifications, in ranges, and what they leave alone.
#include <amiss.hpp> // before the adapter, as in most programs: none of its names may be shadowed

#include <amiss/adapt/fmt.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/raises.hpp>

#include <fmt/ranges.h>

#include <gtest/gtest.h>

#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace fmt_test {

enum class Own { owned = 1 };
constexpr auto amiss_catalog(Own)
{
    return amiss::catalog<Own>("fmt.test", amiss::row(Own::owned, "wire", amiss::HttpStatus::gone, "", "Gone."));
}
constexpr int format_as(Own) { return 42; }

struct Silent {};

} // namespace fmt_test

AMISS_ERROR_ENUM(fmt_test, Own)

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::cstar::Code;

constexpr const char* expired = R"(key_expired 401 "The API key is past its expiration date.")";

TEST(adapt_fmt, an_error_is_its_log_line_without_secrets)
{
    ApiError error = Code::key_expired;
    EXPECT_EQ(fmt::format("<{}>", error), "<" + std::string(expired) + ">");
    error.with_param("a\nb").with_context("password=hunter2").with_detail("key", "sk_live_0123456789");
    EXPECT_EQ(fmt::format("{}", error),
              std::string(expired) + R"( param="a\nb" details="{\"key\":\"sk_***\"}" context="password=***")");
}

TEST(adapt_fmt, all_specifications_of_strings_work)
{
    const ApiError error = Code::key_expired;
    EXPECT_EQ(fmt::format("{:*>61}", error), "***" + std::string(expired));
    EXPECT_EQ(fmt::format("{:^{}}|", error, 60), " " + std::string(expired) + " |");
    EXPECT_EQ(fmt::format("{:.11}|{:s}", error, HttpStatus::gone), "key_expired|410 Gone");
    EXPECT_EQ(fmt::format("{:14}|{:>5}", Code::key_expired, amiss::expected<void>()), "key_expired   |   ok");
    EXPECT_EQ(fmt::format(FMT_STRING("{:.3}"), error), "key"); // checked by the compiler
}

TEST(adapt_fmt, enumerators_and_words)
{
    EXPECT_EQ(fmt::format("{} {} {}", Code::key_expired, static_cast<Code>(99), amiss::cstar::Type::api_error),
              "key_expired cstar:99 api_error");
    EXPECT_EQ(fmt::format("{} {} {} {} {} {}", HttpStatus::not_found, amiss::Retry::never, amiss::RetryReason::deadline,
                          amiss::RetryWord::server, amiss::Provenance::local, amiss::Grpc::not_found),
              "404 Not Found never deadline server local NOT_FOUND");
    EXPECT_EQ(fmt::format("{}", fmt_test::Own::owned), "42"); // by the program's own format_as
}

TEST(adapt_fmt, a_result_is_its_value_or_its_error)
{
    amiss::expected<double> real = 3.14159;
    EXPECT_EQ(fmt::format("{:.2f}|{:6.1f}", real, real), "3.14|   3.1");
    real = amiss::unexpected<>(Code::key_expired);
    EXPECT_EQ(fmt::format("{:.2f}", real), expired);
    EXPECT_EQ(fmt::format("{:>61}", real), "   " + std::string(expired));
    EXPECT_EQ(fmt::format("{}", amiss::expected<void>()), "ok");
    EXPECT_EQ(fmt::format("{:.11}", amiss::expected<void>(amiss::unexpected<>(Code::key_expired))), "key_expired");
    EXPECT_EQ(fmt::format("{}", amiss::expected<amiss::expected<std::string>>("text")), "text");
    EXPECT_EQ(fmt::format("{}", amiss::expected<std::vector<int>>(std::vector<int>{1, 2})), "[1, 2]");
    const amiss::result<int, Code::key_expired> listed = amiss::fail<Code::key_expired>();
    EXPECT_EQ(fmt::format("{}", listed).find(expired), 0U);
    EXPECT_EQ(fmt::format("{}", amiss::fail(Code::key_expired)).find(expired), 0U);
#if defined(__cpp_lib_expected)
    EXPECT_EQ((amiss::is_fmt_result_v<std::expected<int, ApiError>>), FMT_VERSION < 110000);
    EXPECT_EQ(fmt::format("{:3}", std::expected<int, ApiError>(7)), "  7"); // Debian's {fmt} is older than 11
#endif
}

TEST(adapt_fmt, in_a_range_nothing_is_put_in_quotes_again)
{
    const std::vector<ApiError> errors{Code::key_expired};
    EXPECT_EQ(fmt::format("{}", errors), "[" + std::string(expired) + "]");
    const std::vector<Code> codes{Code::key_expired, Code::parameter_missing};
    EXPECT_EQ(fmt::format("{} {}", codes, fmt::join(codes, "+")),
              "[key_expired, parameter_missing] key_expired+parameter_missing");
    EXPECT_EQ(fmt::format("{}", std::vector<amiss::expected<int>>{1, amiss::unexpected<>(Code::key_expired)}),
              "[1, " + std::string(expired) + "]");
}

TEST(adapt_fmt, a_long_line_is_whole)
{
    const ApiError error = ApiError(Code::key_expired).with_context(std::string(50000, 'c'));
    std::string text;
    fmt::format_to(std::back_inserter(text), "{}", error);
    EXPECT_EQ(text.size(), std::string(expired).size() + 50000 + 11);
}

template <class T, class Char = char>
constexpr bool formats = fmt::is_formattable<T, Char>::value;

TEST(adapt_fmt, a_value_that_is_not_formatted_is_not_claimed_to_be)
{
    EXPECT_TRUE(formats<ApiError> && formats<const ApiError&> && formats<amiss::expected<int>> && formats<Code>);
    EXPECT_FALSE(formats<amiss::expected<fmt_test::Silent>> || formats<fmt_test::Silent>);
    EXPECT_FALSE((formats<amiss::expected<int, fmt_test::Silent>> || formats<ApiError, wchar_t>));
}

} // namespace
