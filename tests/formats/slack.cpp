// SPDX-License-Identifier: BSL-1.0
// Tests of Slack's format with the bodies of its documents and recordings, and with all codes of all catalogues.
#include <amiss/formats/slack.hpp>

#include "formats/dialect.hpp"

#include <amiss/error.hpp>
#include <amiss/read.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace slack_api {
namespace {

using amiss::HttpStatus;

enum class Code {
    something_bad = 1,
    invalid_auth,
    missing_scope,
    my_error,
    no_query,
    invalid_arguments,
    ratelimited,
    internal_error,
};

constexpr auto amiss_catalog(Code)
{
    using amiss::row;
    constexpr auto bad_request = HttpStatus::bad_request;
    // clang-format off: a table
    return amiss::catalog<Code>("slack_api", // as the service has it: without messages
        row(Code::something_bad, "something_bad", bad_request, "", ""),
        row(Code::invalid_auth, "invalid_auth", HttpStatus::unauthorized, "", ""),
        row(Code::missing_scope, "missing_scope", HttpStatus::forbidden, "", ""),
        row(Code::my_error, "my_error", bad_request, "", ""),
        row(Code::no_query, "No query passed", bad_request, "", ""),
        row(Code::invalid_arguments, "invalid_arguments", bad_request, "", ""),
        row(Code::ratelimited, "ratelimited", HttpStatus::too_many_requests, "", ""),
        row(Code::internal_error, "internal_error", HttpStatus::internal_server_error, "", ""));
    // clang-format on
}

} // namespace
} // namespace slack_api

namespace {

using namespace amiss;
using formats_test::Case;
using formats_test::described;
using formats_test::Dialect;
using formats_test::Errors;
using formats_test::response_of;
using formats_test::shipped;
using slack_api::Code;

constexpr auto slack = formats::slack(Code::internal_error);
static_assert(slack.fallback == Code::internal_error, "the envelope is a constant");

// The older OpenAPI document has the members in the order of the alphabet, and messages without tags.
constexpr auto sorted = envelope(Code::internal_error, [] {
    return object(optional_member("args", field::detail("args")), member("error", field::code),
                  optional_member("needed", field::detail("needed")), member("ok", false),
                  optional_member("provided", field::detail("provided")),
                  optional_member("response_metadata",
                                  object(optional_member("messages", array(field::message)).when(field::message))))
        .status(HttpStatus::ok);
});

const Dialect dialect(
    "slack", "Web API, specification 1.7.0 (2021-09)", {shipped("", slack), described("sorted", sorted)},
    {
        {"The form", [] { return Errors{Code::something_bad}; }},
        {"Invalid token", [] { return Errors{Code::invalid_auth}; }, "sorted"},
        {"Missing scope",
         [] {
             return Errors{ApiError(Code::missing_scope)
                               .with_detail("needed", "admin.apps:read")
                               .with_detail("provided", "read,client,admin,identify,post,apps")};
         },
         "sorted"},
        {"Arguments",
         [] { return Errors{ApiError(Code::my_error).with_detail("args", raw_json(R"({"error":"my_error"})"))}; },
         "sorted"},
        {"A code with blanks", [] { return Errors{Code::no_query}; }, "sorted", {}, {}, "-"},
        {"Invalid trigger",
         [] { return Errors{ApiError(Code::invalid_arguments).with_message("invalid `trigger_id`")}; }, "sorted"},
        {"Missing scope, recorded",
         [] {
             return Errors{
                 ApiError(Code::missing_scope)
                     .with_detail("needed", "chat:write:bot")
                     .with_detail("provided", "identify,bot,incoming-webhook,channels:read,channels:write,chat:write")
                     .with_detail("warning", "missing_charset")
                     .with_detail("warnings", raw_json(R"(["missing_charset"])"))};
         }},
        {"Deprecated argument, recorded",
         [] {
             return Errors{ApiError(Code::invalid_arguments)
                               .with_detail("deprecated_argument", "as_user")
                               .with_detail("warning", "missing_charset")
                               .with_detail("warnings", raw_json(R"(["missing_charset"])"))};
         }},
    });

TEST(format_slack, writes_and_reads_the_printed_bodies) { dialect.check(); }

TEST(format_slack, every_code_of_every_catalogue_comes_back)
{
    formats_test::check_catalogues([](auto fallback) { return formats::slack(fallback); });
}

TEST(format_slack, every_status_is_200_but_429)
{
    EXPECT_EQ(response_of(slack, Code::invalid_auth).status, 200);
    EXPECT_EQ(response_of(slack, Code::internal_error).status, 200);
    const auto limited = response_of(slack, ApiError(Code::ratelimited).with_retry_after(30));
    EXPECT_EQ(limited.status, 429);
    EXPECT_EQ(limited.header("Retry-After"), "30");
    EXPECT_EQ(limited.body, R"({"ok":false,"error":"ratelimited"})");

    const auto failed = response_of(slack, ApiError(Code::internal_error).with_retry_after(30));
    EXPECT_EQ(failed.header("Retry-After"), "30") << "the client has it as response_metadata.retryAfter";
    EXPECT_EQ(read(slack, failed.received()).retry_after(), std::chrono::seconds(30));

    const auto forbidden = response_of(slack, ApiError(Code::missing_scope).with_request_id("req_1"));
    EXPECT_EQ(forbidden.header("x-slack-req-id"), "req_1");
    const expected<void> checked = check(slack, forbidden.received());
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().as<Code>(), Code::missing_scope);
    EXPECT_EQ(checked.error().status(), HttpStatus::forbidden) << "the row's";
    EXPECT_EQ(checked.error().request_id(), "req_1");
    EXPECT_TRUE(check(slack, Received{200, R"({"ok":true,"error":null})"}));
}

TEST(format_slack, messages_are_tagged)
{
    const auto error = ApiError(Code::invalid_arguments)
                           .with_message("missing required field: channel")
                           .with_violation("", "invalid `ts`");
    const auto response = response_of(slack, error);
    EXPECT_EQ(response.body,
              R"({"ok":false,"error":"invalid_arguments","response_metadata":{"messages":)"
              R"(["[ERROR] missing required field: channel","[ERROR] invalid `ts`"]}})");
    EXPECT_EQ(read(slack, response.received()), error);
    const ApiError untagged =
        read(slack,
             Received{200,
                      R"({"ok":false,"error":"invalid_arguments","response_metadata":{"messages":["invalid `ts`"]}})"});
    EXPECT_EQ(untagged.message(), "invalid `ts`");
}

TEST(format_slack, values_of_the_wrong_kind_are_flagged)
{
    const ApiError object = read(slack, Received{200, R"({"ok":false,"error":{"code":"invalid_auth"}})"});
    EXPECT_FALSE(object.as<Code>());
    EXPECT_TRUE(object.malformed());
    const ApiError messages =
        read(slack, Received{200, R"({"ok":false,"error":"invalid_auth","response_metadata":{"messages":"No."}})"});
    EXPECT_EQ(messages.as<Code>(), Code::invalid_auth);
    EXPECT_TRUE(messages.malformed());
}

TEST(format_slack, errors_from_elsewhere_are_the_fallback)
{
    const ApiError theirs = read(slack, Received{200, R"({"ok":false,"error":"missing_scope","needed":"x"})"});
    EXPECT_EQ(to_string(slack, theirs), R"({"ok":false,"error":"internal_error"})");
}

} // namespace
