// SPDX-License-Identifier: BSL-1.0
// The format of Laravel: printed examples, all catalogues, violations, headers.
#include <amiss/formats/laravel.hpp>

#include "formats/dialect.hpp"

namespace laravel_app {

/// What Laravel's handler sends by default.
enum class Code { validation = 1, unauthenticated, forbidden, bad_request, throttled, server_error };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    using amiss::row;
    return amiss::catalog<Code>(
        "laravel_app",
        row(Code::validation, "validation", HttpStatus::unprocessable_content, "", "The given data was invalid."),
        row(Code::unauthenticated, "unauthenticated", HttpStatus::unauthorized, "", "Unauthenticated."),
        row(Code::forbidden, "forbidden", HttpStatus::forbidden, "", "This action is unauthorized."),
        row(Code::bad_request, "bad_request", HttpStatus::bad_request, "", "Bad request."),
        row(Code::throttled, "throttled", HttpStatus::too_many_requests, "", "Too Many Attempts."),
        row(Code::server_error, "server_error", HttpStatus::internal_server_error, "", "Server Error"));
}

} // namespace laravel_app
AMISS_ERROR_ENUM(laravel_app, Code)

namespace {

using namespace formats_test;
using namespace amiss;
using laravel_app::Code;

constexpr auto laravel = formats::laravel(Code::server_error);
static_assert(laravel.options.rate_limit_reset == ResetUnit::unix_seconds);

Errors team()
{
    ApiError error = Code::validation;
    error.with_message("The team name must be a string. (and 4 more errors)");
    error.with_violation("team_name", "The team name must be a string.");
    error.with_violation("team_name", "The team name must be at least 1 characters.");
    error.with_violation("authorization.role", "The selected authorization.role is invalid.");
    error.with_violation("users.0.email", "The users.0.email field is required.");
    error.with_violation("users.2.email", "The users.2.email must be a valid email address.");
    return {error};
}

std::vector<Case> cases()
{
    std::vector<Case> all;
    all.push_back({"Validation error", team});
    all.push_back({"Validation error, Laravel 5.5 to 8: a constant message", [] {
                       ApiError error = Code::validation;
                       error.with_violation("field-1", "Error 1").with_violation("field-1", "Error 2");
                       error.with_violation("field-2", "Error 1").with_violation("field-2", "Error 2");
                       return Errors{error};
                   }});
    all.push_back({"No or wrong credentials", [] { return Errors{Code::unauthenticated}; }});
    all.push_back({"An exception of the application", [] { return Errors{Code::server_error}; }});
    all.push_back({"An HTTP exception with a message",
                   [] { return Errors{ApiError(Code::forbidden).with_message("My custom error message")}; }});
    all.push_back({"A suspicious request", [] { return Errors{Code::bad_request}; }});
    for (Case& one : all) one.any_name = "-";
    return all;
}

const Dialect dialect("laravel", "Laravel 13", {shipped("laravel", laravel)}, cases());

TEST(format_laravel, examples) { dialect.check(); }

TEST(format_laravel, all_catalogues)
{
    check_catalogues([](auto fallback) { return formats::laravel(fallback); });
}

TEST(format_laravel, a_limit_is_in_the_headers_with_a_reset_in_unix_seconds)
{
    ApiError error = Code::throttled;
    error.with_retry_after(30).with_rate_limit({60, 0, 1774866630});
    const WrittenResponse response = response_of(laravel, error);
    EXPECT_EQ(response.body, R"({"message":"Too Many Attempts."})");
    const ApiError back = read(laravel, Received{429, response.body, response.headers});
    EXPECT_EQ(back, Code::throttled);
    EXPECT_EQ(back.retry_after(), std::chrono::seconds(30));
    const std::vector<std::pair<std::string, std::string>> printed{{"X-RateLimit-Limit", "60"},
                                                                   {"X-RateLimit-Remaining", "0"},
                                                                   {"Retry-After", "30"},
                                                                   {"X-RateLimit-Reset", "1774866630"}};
    const ApiError limited = read(laravel, Received{429, response.body, printed});
    ASSERT_TRUE(limited.rate_limit());
    EXPECT_EQ(limited.rate_limit()->reset, 1774866630);
}

TEST(format_laravel, an_error_is_the_row_of_its_status)
{
    const ApiError error = read(laravel, Received{403, R"({"message":"Invalid signature."})"});
    EXPECT_EQ(error, Code::forbidden);
    EXPECT_EQ(error.message(), "Invalid signature.");
    const ApiError expired = read(laravel, Received{419, R"({"message":"CSRF token mismatch."})"});
    EXPECT_FALSE(expired.as<Code>()) << "no row has this status";
    EXPECT_EQ(to_int(expired.status()), 419);
}

TEST(format_laravel, an_empty_message_is_one)
{
    const ApiError error = read(laravel, Received{403, R"({"message":""})"}); // of abort(403)
    EXPECT_EQ(error, Code::forbidden);
    EXPECT_EQ(error.message(), "Forbidden");
    EXPECT_EQ(error.provenance(), Provenance::server);
    EXPECT_FALSE(error.malformed());
}

TEST(format_laravel, a_message_in_a_success_is_no_error)
{
    EXPECT_TRUE(check(laravel, Received{200, R"({"message":"The team was created."})"}));
    EXPECT_FALSE(check(laravel, Received{422, R"({"message":"The team was created."})"}));
}

TEST(format_laravel, what_a_server_in_debug_mode_adds_is_skipped)
{
    const ApiError error = read(laravel,
                                Received{500,
                                         R"({"message":"No such table.","exception":"PDOException",)"
                                         R"("file":"/app/a.php","line":7,"trace":[{"file":"b"}]})"});
    EXPECT_EQ(error, Code::server_error);
    EXPECT_EQ(error.details(), "");
    EXPECT_FALSE(error.malformed());
}

TEST(format_laravel, values_of_the_wrong_kind_are_malformed)
{
    const ApiError error = read(laravel, Received{422, R"({"message":["a"],"errors":{"name":{"b":1}}})"});
    EXPECT_TRUE(error.malformed());
}

TEST(format_laravel, errors_from_elsewhere_go_out_as_the_fallback)
{
    const ApiError theirs = read(laravel, Received{422, R"({"message":"Secret.","errors":{"key":["Secret."]}})"});
    EXPECT_EQ(to_string(laravel, theirs), R"({"message":"Server Error"})");
}

} // namespace
