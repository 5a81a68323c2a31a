// SPDX-License-Identifier: BSL-1.0
// Tests of the formatters for std::format, as a program: they need another standard library than GoogleTest was built with.
#include <amiss/adapt/format.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/raises.hpp>

#include "../programs/check.hpp"

#include <format>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::cstar::Code;

constexpr std::string_view expired = R"(key_expired 401 "The API key is past its expiration date.")";

void an_error_is_its_log_line_without_secrets()
{
    ApiError error = Code::key_expired;
    CHECK(std::format("<{}>", error) == "<" + std::string(expired) + ">");
    error.with_param("a\nb").with_context("password=hunter2").with_detail("key", "sk_live_0123456789");
    CHECK(std::format("{}", error)
          == std::string(expired) + R"( param="a\nb" details="{\"key\":\"sk_***\"}" context="password=***")");
    std::string text;
    std::format_to(std::back_inserter(text), "{}", ApiError(Code::key_expired).with_context(std::string(50000, 'c')));
    CHECK(text.size() == expired.size() + 50000 + 11);
}

void all_specifications_of_strings_work()
{
    const ApiError error = Code::key_expired;
    CHECK(std::format("{:*>61}", error) == "***" + std::string(expired));
    CHECK(std::format("{:^{}}|", error, 60) == " " + std::string(expired) + " |");
    CHECK(std::format("{:.11}|{:s}", error, HttpStatus::gone) == "key_expired|410 Gone");
    CHECK(std::format("{:14}|{:>5}", Code::key_expired, amiss::expected<void>()) == "key_expired   |   ok");
}

void enumerators_and_words()
{
    CHECK(std::format("{} {} {}", Code::key_expired, static_cast<Code>(99), amiss::cstar::Type::api_error)
          == "key_expired cstar:99 api_error");
    CHECK(std::format("{} {} {} {} {} {}", HttpStatus::not_found, amiss::Retry::never, amiss::RetryReason::deadline,
                      amiss::RetryWord::server, amiss::Provenance::local, amiss::Grpc::not_found)
          == "404 Not Found never deadline server local NOT_FOUND");
}

void a_result_is_its_value_or_its_error()
{
    amiss::expected<double> real = 3.14159;
    CHECK(std::format("{:.2f}|{:6.1f}", real, real) == "3.14|   3.1");
    real = amiss::unexpected<>(Code::key_expired);
    CHECK(std::format("{:.2f}", real) == expired);
    CHECK(std::format("{:>61}", real) == "   " + std::string(expired));
    CHECK(std::format("{}", amiss::expected<void>()) == "ok");
    CHECK(std::format("{:.11}", amiss::expected<void>(amiss::unexpected<>(Code::key_expired))) == "key_expired");
    CHECK(std::format("{}", amiss::expected<amiss::expected<std::string>>("text")) == "text");
    const amiss::result<int, Code::key_expired> listed = amiss::fail<Code::key_expired>();
    CHECK(std::format("{}", listed).starts_with(expired));
    CHECK(std::format("{}", amiss::fail(Code::key_expired)).starts_with(expired));
#if defined(__cpp_lib_expected)
    CHECK(std::format("{:3}", std::expected<int, ApiError>(7)) == "  7");
#endif
#if defined(__cpp_lib_format_ranges)
    CHECK(std::format("{}", std::vector<Code>{Code::key_expired}) == "[key_expired]"); // not in quotes
    CHECK(std::format("{}", std::vector<ApiError>{Code::key_expired}) == "[" + std::string(expired) + "]");
#endif
}

struct NotFormatted {};
template <class T, class Char = char>
constexpr bool formats = std::is_default_constructible_v<std::formatter<T, Char>>;

static_assert(formats<ApiError> && formats<amiss::expected<int>> && formats<amiss::expected<void>> && formats<Code>);
static_assert(!formats<amiss::expected<NotFormatted>> && !formats<NotFormatted>);
static_assert(!formats<amiss::expected<int, NotFormatted>> && !formats<ApiError, wchar_t>);

} // namespace

int main()
{
    an_error_is_its_log_line_without_secrets();
    all_specifications_of_strings_work();
    enumerators_and_words();
    a_result_is_its_value_or_its_error();
    return check::exit_status();
}
