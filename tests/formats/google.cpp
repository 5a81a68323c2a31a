// SPDX-License-Identifier: BSL-1.0
// Tests of the errors of Google APIs: the examples of AIP-193 and of google-gax, and all catalogues.
#include "formats/dialect.hpp"

#include <amiss/formats/google.hpp>

#include <string>
#include <system_error>

namespace {

using namespace amiss;
using namespace formats_test;

enum class Zone { no_resources = 1, internal };
constexpr auto amiss_catalog(Zone)
{
    return catalog<Zone>("zone",
                         row(Zone::no_resources, "resource_availability", HttpStatus::too_many_requests, "",
                             "The zone '{param}' does not have enough resources available to fulfill the request.")
                             .plain("The zone does not have enough resources available to fulfill the request.")
                             .column("help", "Additional information on this error"),
                         row(Zone::internal, "internal", HttpStatus::internal_server_error, "", "Internal error."))
        .domain("compute.googleapis.com");
}

/// Names that are in upper case already, and a domain that has several services.
enum class Service { disabled = 1, internal };
constexpr auto amiss_catalog(Service)
{
    return catalog<Service>("googleapis.com",
                            row(Service::disabled, "SERVICE_DISABLED", HttpStatus::forbidden, "", "It is disabled.")
                                .column("help", "Google developers console API activation"),
                            row(Service::internal, "INTERNAL", HttpStatus::internal_server_error, "", "It broke."));
}

/// The codes of google.rpc.Code that services send without an ErrorInfo, and the reasons of the old form.
enum class Plain { aborted = 1, exists, key_invalid, internal };
constexpr auto amiss_catalog(Plain)
{
    return catalog<Plain>(
        "plain", row(Plain::aborted, "aborted", HttpStatus::conflict, "", "It was aborted.").grpc(Grpc::aborted),
        row(Plain::exists, "exists", HttpStatus::conflict, "", "It exists.").grpc(Grpc::already_exists),
        row(Plain::key_invalid, "keyInvalid", HttpStatus::bad_request, "", "Bad Request"),
        row(Plain::internal, "internal", HttpStatus::internal_server_error, "", "It broke."));
}

constexpr auto zone = formats::google(Zone::internal);

constexpr auto service_help_first = envelope(Service::internal, [] {
    using Parts = formats::GoogleLayout;
    return object(
        member("error",
               object(member("code", field::status), member("message", field::message), member("status", field::grpc),
                      member("details", variants("@type", Parts::help(), Parts::error_info())))));
});
constexpr auto service_in_array = envelope(Service::internal, [] {
    using Parts = formats::GoogleLayout;
    return array(object(
        member("error",
               object(member("code", field::status), member("message", field::message), member("status", field::grpc),
                      member("details", variants("@type", Parts::help(), Parts::error_info()))))));
});
constexpr auto without_details = envelope(Plain::internal, [] {
    return object(member("error",
                         object(member("code", field::status), optional_member("message", field::message),
                                member("status", field::grpc))));
});
constexpr auto only_codes =
    object(member("error", object(member("code", field::status), member("status", field::grpc))));
constexpr auto only_message = object(member("error", object(member("message", field::message))));
constexpr auto old_form = envelope(Plain::internal, [] {
    return object(member("error",
                         object(member("errors",
                                       array(object(member("domain", "usageLimits"), member("reason", field::code),
                                                    member("message", field::message)))),
                                member("code", field::status), member("message", field::message))));
});

constexpr std::string_view disabled_message =
    "Cloud Translation API has not been used in project 123 before or it is disabled. Enable it by visiting "
    "https://console.developers.google.com/apis/api/translate.googleapis.com/overview?project=455411330361 then retry. "
    "If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.";

Errors disabled()
{
    return {ApiError(Service::disabled)
                .with_message(disabled_message)
                .with_doc_url("https://console.developers.google.com/apis/api/translate.googleapis.com/"
                              "overview?project=455411330361")
                .with_detail("service", "translate.googleapis.com")
                .with_detail("consumer", "projects/123")};
}

const Dialect dialect(
    "google", "AIP-193 (2024-10-18)",
    {shipped("google", zone), described("help_first", service_help_first), described("in_array", service_in_array),
     described("without_details", without_details), described("only_message", only_message),
     described("only_codes", only_codes), described("old_form", old_form)},
    {
        {"only the two code members", [] { return Errors{ApiError(HttpStatus::not_found)}; }, "only_codes", "", "",
         "NOT_FOUND"},
        {"a fully populated error: ErrorInfo, LocalizedMessage, Help",
         [] {
             return Errors{
                 ApiError(Zone::no_resources)
                     .with_message("The zone 'us-east1-a' does not have enough resources available to fulfill the "
                                   "request. Try a different zone, or try again later.")
                     .with_detail("zone", "us-east1-a")
                     .with_detail("vmType", "e2-medium")
                     .with_detail("attachment", "local-ssd=3,nvidia-t4=2")
                     .with_detail("zonesWithCapacity", "us-central1-f,us-central1-c")
                     .with_detail("locale", "en-US")
                     .with_detail(
                         "localized_message",
                         "An <e2-medium> VM instance with <local-ssd=3,nvidia-t4=2> is currently unavailable in the "
                         "<us-east1-a> zone. Consider trying your request in the <us-central1-f,us-central1-c> "
                         "zone(s), which currently has/have capacity to accommodate your request. Alternatively, you "
                         "can try your request again with a different VM hardware configuration or at a later time. "
                         "For more information, see the troubleshooting documentation.")
                     .with_doc_url("https://cloud.google.com/compute/docs/resource-error")};
         },
         "", "", "", "RESOURCE_AVAILABILITY"},
        {"SERVICE_DISABLED: Help before ErrorInfo", disabled, "help_first"},
        {"SERVICE_DISABLED in an array, as streaming REST answers", disabled, "in_array"},
        {"with a detail of an unknown type", disabled, "help_first", "a detail of a type that amiss does not have"},
        {"nothing but a message", [] { return Errors{ApiError(HttpStatus::forbidden).with_message(disabled_message)}; },
         "only_message"},
        {"409 ABORTED", [] { return Errors{ApiError(Plain::aborted).with_message("This is a placeholder message.")}; },
         "without_details", "", "", "ABORTED"},
        {"409 ALREADY_EXISTS",
         [] { return Errors{ApiError(Plain::exists).with_message("This is a placeholder message.")}; },
         "without_details", "", "", "ALREADY_EXISTS"},
        {"the old form: errors[] with domain and reason", [] { return Errors{Plain::key_invalid}; }, "old_form"},
    });

TEST(format_google, examples) { dialect.check(); }

TEST(format_google, all_catalogues)
{
    check_catalogues([](auto fallback) { return formats::google(fallback); });
}

TEST(format_google, all_types_of_details)
{
    const ApiError error = ApiError(Zone::no_resources)
                               .with_param("us-east1-a")
                               .with_detail("attempts", 3)
                               .with_retry_after(30)
                               .with_request_id("req_1")
                               .with_violation("zone", "Is full.", "zone_full")
                               .with_detail("quota_violations", raw_json(R"([{"subject":"p","description":"d"}])"))
                               .with_detail("resource_name", "us-east1-a");
    const std::string body = to_string(zone, error);
    EXPECT_EQ(
        body,
        R"({"error":{"code":429,"message":"The zone 'us-east1-a' does not have enough resources available to fulfill )"
        R"(the request.","status":"RESOURCE_EXHAUSTED","details":[)"
        R"({"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RESOURCE_AVAILABILITY",)"
        R"("domain":"compute.googleapis.com","metadata":{"param":"us-east1-a","attempts":"3"}},)"
        R"({"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"30s"},)"
        R"({"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"zone",)"
        R"("description":"Is full.","reason":"ZONE_FULL"}]},)"
        R"({"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"req_1"},)"
        R"({"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"subject":"p","description":"d"}]},)"
        R"({"@type":"type.googleapis.com/google.rpc.ResourceInfo","resourceName":"us-east1-a"}]}})");
    const ApiError back = read(zone, Received(429, body));
    EXPECT_EQ(back, Zone::no_resources);
    EXPECT_EQ(back.retry_after(), error.retry_after());
    EXPECT_EQ(back.param(), "us-east1-a");
    EXPECT_EQ(back.detail("attempts"), "3");
    EXPECT_EQ(back.detail("quota_violations"), error.detail("quota_violations"));
    ASSERT_EQ(back.violations().size(), 1U);
    EXPECT_EQ(back.violations()[0].field, "zone");
    EXPECT_EQ(back.request_id(), "req_1");
    EXPECT_FALSE(back.malformed());
}

TEST(format_google, headers)
{
    const WrittenResponse response = response_of(zone, ApiError(Zone::no_resources).with_retry_after(30));
    EXPECT_EQ(response.status, 429);
    EXPECT_EQ(response.header("Content-Type"), "application/json");
    EXPECT_EQ(response.header("Retry-After"), "30");
}

TEST(format_google, mistakes)
{
    // Values of the wrong kind; an element of no type is nobody's.
    const ApiError wrong =
        read(zone,
             Received(429,
                      R"({"error":{"code":"429","message":5,"status":8,"details":[7,{"reason":"X"},)"
                      R"({"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":{"seconds":30}}]}})"));
    EXPECT_TRUE(wrong.malformed());
    EXPECT_FALSE(wrong.as<Zone>());
    EXPECT_EQ(wrong.status(), HttpStatus::too_many_requests);
    // A fraction of a second is rounded up.
    const ApiError later =
        read(zone,
             Received(429,
                      R"({"error":{"code":429,"message":"M","status":"RESOURCE_EXHAUSTED","details":[)"
                      R"({"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"47.4s"}]}})"));
    ASSERT_TRUE(later.retry_after());
    EXPECT_EQ(later.retry_after()->count(), 48);
    EXPECT_EQ(to_string(zone, ApiError(std::make_error_code(std::errc::io_error)).with_context("secret")),
              to_string(zone, Zone::internal));
}

static_assert(zone.fallback == Zone::internal && zone.options.content_type == "application/json");

} // namespace
