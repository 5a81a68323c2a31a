// SPDX-License-Identifier: BSL-1.0
// Tests of GitHub's format with the bodies of its documents and recordings, and with all codes of all catalogues.
#include <amiss/formats/github.hpp>

#include "formats/dialect.hpp"

#include <amiss/error.hpp>
#include <amiss/read.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string_view>

namespace github_api {
namespace {

using amiss::HttpStatus;

enum class Code {
    not_json = 1,
    not_an_object,
    search_failed,
    bad_credentials,
    too_many_logins,
    secondary_limit,
    workflow_inactive,
    not_found,
    validation_failed,
    invalid_owner,
    server_error,
};

constexpr auto amiss_catalog(Code)
{
    using amiss::row;
    constexpr auto bad_request = HttpStatus::bad_request;
    constexpr auto forbidden = HttpStatus::forbidden;
    constexpr auto unprocessable = HttpStatus::unprocessable_content;
    // clang-format off: a table
    return amiss::catalog<Code>("github_api",
        row(Code::not_json, "not_json", bad_request, "", "Problems parsing JSON"),
        row(Code::not_an_object, "not_an_object", bad_request, "", "Body should be a JSON object"),
        row(Code::search_failed, "search_failed", bad_request, "", "Validation failed"),
        row(Code::bad_credentials, "bad_credentials", HttpStatus::unauthorized, "", "Bad credentials"),
        row(Code::too_many_logins, "too_many_logins", forbidden, "", "Maximum number of login attempts exceeded. Please try again later."),
        row(Code::secondary_limit, "secondary_limit", forbidden, "", "You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.").retry(amiss::Retry::after_delay),
        row(Code::workflow_inactive, "workflow_inactive", forbidden, "", "Unable to disable a workflow that is not active."),
        row(Code::not_found, "not_found", HttpStatus::not_found, "", "Not Found"),
        row(Code::validation_failed, "validation_failed", unprocessable, "", "Validation Failed"),
        row(Code::invalid_owner, "invalid_owner", unprocessable, "", "Invalid new_owner"),
        row(Code::server_error, "server_error", HttpStatus::internal_server_error, "", "Server Error"));
    // clang-format on
}

} // namespace
} // namespace github_api

namespace {

using namespace amiss;
using formats_test::Case;
using formats_test::described;
using formats_test::Dialect;
using formats_test::Errors;
using formats_test::response_of;
using formats_test::shipped;
using github_api::Code;

constexpr auto github = formats::github(Code::server_error);
static_assert(github.fallback == Code::server_error, "the envelope is a constant");

// ── the printed bodies are older than the member `status`, and differ in their orders ───────────────

constexpr auto failed_field =
    object(optional_member("resource", field::violation_detail("resource")),
           optional_member("field", field::violation_field), optional_member("code", field::violation_code));
constexpr auto failed_code =
    object(optional_member("resource", field::violation_detail("resource")),
           optional_member("code", field::violation_code), optional_member("field", field::violation_field));

constexpr auto without_status = envelope(Code::server_error, [] {
    return object(member("message", field::message), optional_member("errors", each_violation(failed_field)),
                  optional_member("documentation_url", field::doc_url));
});
constexpr auto code_second = envelope(Code::server_error, [] {
    return object(member("message", field::message), optional_member("errors", each_violation(failed_code)),
                  optional_member("documentation_url", field::doc_url))
        .header("x-github-request-id", field::request_id);
});
constexpr auto with_id = envelope(Code::server_error, [] {
    return object(member("message", field::message), optional_member("request_id", field::request_id),
                  optional_member("documentation_url", field::doc_url),
                  optional_member("errors", each_violation(failed_code)));
});
constexpr auto texts = envelope(Code::server_error, [] {
    return object(optional_member("documentation_url", field::doc_url), member("message", field::message),
                  optional_member("errors", each_violation(field::violation_message)));
});
constexpr auto mixed = envelope(Code::server_error, [] {
    return object(member("message", field::message),
                  optional_member("errors", each_violation(first_of(failed_field, field::violation_message))),
                  optional_member("documentation_url", field::doc_url));
});

constexpr const char* users_only = "Only organization repositories can have users and team restrictions";

RateLimit limit(std::int64_t of, std::int64_t left, std::int64_t reset)
{
    RateLimit made;
    made.limit = of;
    made.remaining = left;
    made.reset = reset;
    return made;
}

const Dialect dialect(
    "github", "REST API, documents and recordings to 2024",
    {shipped("", github), described("no status", without_status), described("code second", code_second),
     described("id", with_id), described("texts", texts), described("mixed", mixed)},
    {
        {"No such owner",
         [] {
             return Errors{ApiError(Code::invalid_owner)
                               .with_doc_url("https://docs.github.com/rest/repos/repos#transfer-a-repository")
                               .with_request_id("80E6:155D4B:D7C3EC:F32C9E:6760F9E5")
                               .with_rate_limit(limit(5000, 4947, 1734410505))};
         },
         {},
         {},
         {},
         "-"},
        {"Workflow is not active",
         [] {
             return Errors{ApiError(Code::workflow_inactive)
                               .with_doc_url("https://docs.github.com/rest/actions/workflows#disable-a-workflow")
                               .with_request_id("9840:8AF0D:2C76030:57DB17C:6753B823")
                               .with_rate_limit(limit(5000, 4857, 1733542572))};
         },
         {},
         {},
         {},
         "-"},
        {"Not JSON", [] { return Errors{Code::not_json}; }, "no status", {}, {}, "-"},
        {"Not an object", [] { return Errors{Code::not_an_object}; }, "no status", {}, {}, "-"},
        {"Validation failed",
         [] {
             return Errors{ApiError(Code::validation_failed)
                               .with_violation(violation("title", "", "missing_field").detail("resource", "Issue"))};
         },
         "no status",
         {},
         {},
         "missing_field"},
        {"Bad credentials",
         [] { return Errors{ApiError(Code::bad_credentials).with_doc_url("https://docs.github.com/rest")}; },
         "no status",
         {},
         {},
         "-"},
        {"Timeout", [] { return Errors{Code::server_error}; }, "no status", {}, {}, "-"},
        {"Primary rate limit",
         [] {
             return Errors{
                 ApiError(HttpStatus::forbidden)
                     .with_message("API rate limit exceeded for xxx.xxx.xxx.xxx. (But here's the good news: "
                                   "Authenticated requests get a higher rate limit. Check out the documentation for "
                                   "more details.)")
                     .with_doc_url("https://docs.github.com/rest/overview/resources-in-the-rest-api#rate-limiting")
                     .with_retry_after(3025) // from Date to X-RateLimit-Reset
                     .with_rate_limit(limit(60, 0, 1377013266))};
         },
         "no status",
         {},
         {},
         "-"},
        {"Secondary rate limit",
         [] {
             return Errors{ApiError(Code::secondary_limit)
                               .with_doc_url("https://docs.github.com/rest/overview/"
                                             "resources-in-the-rest-api#secondary-rate-limits")};
         },
         "no status",
         {},
         {},
         "-"},
        {"Errors are texts",
         [] {
             return Errors{
                 ApiError(Code::validation_failed)
                     .with_violation("", users_only)
                     .with_doc_url("https://developer.github.com/v3/repos/branches/#update-branch-protection")};
         },
         "texts",
         {},
         {},
         "-",
         "a text that names no field is no violation to it"},
        {"Wrong colour",
         [] {
             return Errors{ApiError(Code::validation_failed)
                               .with_violation(violation("color", "", "invalid").detail("resource", "Label"))
                               .with_doc_url("https://docs.github.com/rest/reference/issues#create-a-label")
                               .with_request_id("0000:00000:0000000:0000000:00000000")};
         },
         "code second",
         {},
         {},
         "invalid"},
        {"Request id in the body",
         [] {
             return Errors{
                 ApiError(Code::validation_failed)
                     .with_violation(violation("name", "", "already_exists").detail("resource", "ReleaseAsset"))
                     .with_doc_url("https://docs.github.com/rest")
                     .with_request_id("0000:00000:0000000:0000000:00000000")};
         },
         "id",
         {},
         {},
         "already_exists"},
        {"A text and an object in one list",
         [] {
             return Errors{
                 ApiError(Code::search_failed)
                     .with_violation("", users_only)
                     .with_violation(violation("q", "", "invalid").detail("resource", "Search"))
                     .with_doc_url("https://developer.github.com/v3/repos/branches/#update-branch-protection")};
         },
         "mixed",
         {},
         {},
         "invalid",
         "a text that names no field is no violation to it"},
        {"Not found",
         [] {
             return Errors{ApiError(Code::not_found)
                               .with_doc_url("https://docs.github.com/en/rest/reference/repos#get-a-repository")};
         },
         "no status",
         {},
         {},
         "-"},
    });

TEST(format_github, writes_and_reads_the_printed_bodies) { dialect.check(); }

TEST(format_github, every_code_of_every_catalogue_comes_back)
{
    formats_test::check_catalogues([](auto fallback) { return formats::github(fallback); });
}

TEST(format_github, a_violation_without_a_code_is_custom)
{
    const auto error = ApiError(Code::validation_failed)
                           .with_violation("title", "is too long")
                           .with_violation(violation("label", "", "missing").detail("resource", "Issue"));
    const auto response = response_of(github, error);
    EXPECT_EQ(response.body,
              R"({"message":"Validation Failed","errors":[)"
              R"({"field":"title","code":"custom","message":"is too long"},)"
              R"({"resource":"Issue","field":"label","code":"missing"}],"status":"422"})");
    EXPECT_EQ(read(github, response.received()), error);
}

TEST(format_github, a_violation_that_is_a_text_is_read)
{
    const ApiError error =
        read(github, Received{422, R"({"message":"Validation Failed","errors":["Too many."],"status":"422"})"});
    ASSERT_EQ(error.violations().size(), 1U);
    EXPECT_EQ((*error.violations().begin()).message, "Too many.");
    EXPECT_FALSE(error.malformed());
}

TEST(format_github, a_message_of_its_own_loses_the_code_where_the_status_is_not_enough)
{
    const auto response = response_of(github, ApiError(Code::not_json).with_message("Not JSON at all"));
    const ApiError back = read(github, response.received());
    EXPECT_FALSE(back.as<Code>());
    EXPECT_EQ(back.status(), HttpStatus::bad_request);
    EXPECT_EQ(back.message(), "Not JSON at all");
    const auto only = response_of(github, ApiError(Code::bad_credentials).with_message("Who are you?"));
    EXPECT_EQ(read(github, only.received()).as<Code>(), Code::bad_credentials);
}

TEST(format_github, clients_find_the_id_and_the_delay_in_the_headers)
{
    const auto response =
        response_of(github, ApiError(Code::secondary_limit).with_request_id("1F:2").with_retry_after(60));
    EXPECT_EQ(response.header("x-github-request-id"), "1F:2");
    EXPECT_EQ(response.header("X-Request-Id"), "");
    EXPECT_EQ(response.header("Retry-After"), "60");
    const ApiError back = read(github, response.received());
    EXPECT_EQ(back.as<Code>(), Code::secondary_limit);
    EXPECT_EQ(back.request_id(), "1F:2");
    EXPECT_EQ(back.retry_class(), Retry::after_delay);
}

TEST(format_github, values_of_the_wrong_kind_are_flagged)
{
    const ApiError error =
        read(github, Received{422, R"({"message":"Validation Failed","errors":"No.","status":"422"})"});
    EXPECT_EQ(error.as<Code>(), Code::validation_failed);
    EXPECT_TRUE(error.malformed());
}

TEST(format_github, errors_from_elsewhere_are_the_fallback)
{
    const ApiError theirs = read(github, Received{404, R"({"message":"Not Found","status":"404"})"});
    EXPECT_EQ(theirs.as<Code>(), Code::not_found);
    EXPECT_EQ(to_string(github, theirs), R"({"message":"Server Error","status":"500"})");
}

} // namespace
