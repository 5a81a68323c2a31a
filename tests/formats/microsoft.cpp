// SPDX-License-Identifier: BSL-1.0
// Tests of Microsoft's format with the bodies of its guidelines and of OData, and with all codes of all catalogues.
#include <amiss/formats/microsoft.hpp>

#include "formats/dialect.hpp"

#include <amiss/error.hpp>
#include <amiss/read.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace microsoft_api {
namespace {

using amiss::HttpStatus;

enum class Code {
    invalid_password_format = 1,
    unauthorized,
    bad_request,
    bad_argument,
    request_limit_exceeded,
    error_unsupported_order_by,
    invalid_range,
    err123,
    code_501,
    access_denied,
    internal_error,
};

constexpr auto amiss_catalog(Code)
{
    using amiss::row;
    constexpr auto bad_request = HttpStatus::bad_request;
    // clang-format off: a table
    return amiss::catalog<Code>("microsoft_api",
        row(Code::invalid_password_format, "InvalidPasswordFormat", bad_request, "", "Human-readable description"),
        row(Code::unauthorized, "unauthorized", HttpStatus::unauthorized, "", "Previous passwords may not be reused"),
        row(Code::bad_request, "badRequest", bad_request, "", "Multiple errors in ContactInfo data"),
        row(Code::bad_argument, "BadArgument", bad_request, "", "Multiple errors in ContactInfo data"),
        row(Code::request_limit_exceeded, "requestLimitExceeded", HttpStatus::too_many_requests, "", "The caller has made too many requests in the time period."),
        row(Code::error_unsupported_order_by, "ErrorUnsupportedOrderBy", bad_request, "", "Ordering by name is not supported."),
        row(Code::invalid_range, "invalidRange", HttpStatus::range_not_satisfiable, "", "Uploaded fragment overlaps with existing data."),
        row(Code::err123, "err123", HttpStatus::not_implemented, "", "Unsupported functionality"),
        row(Code::code_501, "501", bad_request, "", "Unsupported functionality"),
        row(Code::access_denied, "accessDenied", HttpStatus::too_many_requests, "", "Too Many Requests"),
        row(Code::internal_error, "InternalError", HttpStatus::internal_server_error, "", "Something broke."));
    // clang-format on
}

} // namespace
} // namespace microsoft_api

namespace {

using namespace amiss;
using formats_test::Case;
using formats_test::described;
using formats_test::Dialect;
using formats_test::Errors;
using formats_test::response_of;
using formats_test::shipped;
using microsoft_api::Code;

constexpr auto microsoft = formats::microsoft(Code::internal_error);
static_assert(microsoft.fallback == Code::internal_error, "the envelope is a constant");

// ── the printed bodies that have other members ──────────────────────────────────────────────────────

// Section 14.4.4 of the older guidelines has an object where its section 7.10.2 has a list.
constexpr auto details_object = envelope(Code::internal_error, [] {
    return object(member("error",
                         object(member("code", field::code), member("message", field::message),
                                optional_member("details", field::detail("details")))));
});
constexpr auto graph = envelope(Code::internal_error, [] {
    return object(member("error",
                         object(member("code", field::code), member("message", field::message),
                                optional_member("innerError",
                                                object(optional_member("request-id", field::request_id),
                                                       optional_member("date", field::detail("date")))))))
        .header("request-id", field::request_id);
});
constexpr auto graph_throttled = envelope(Code::internal_error, [] {
    return object(
        member("error",
               object(member("code", field::code), member("message", field::message),
                      optional_member("innerError",
                                      object(optional_member("code", field::detail("inner_code")),
                                             optional_member("date", field::detail("date")),
                                             optional_member("request-id", field::request_id),
                                             optional_member("client-request-id", field::detail("client_id")))))));
});
constexpr auto trailer = envelope(Code::internal_error, [] {
    return object(member("code", field::code), member("message", field::message),
                  optional_member("target", field::param),
                  optional_member("details",
                                  each_violation(object(member("code", field::violation_code),
                                                        optional_member("target", field::violation_field),
                                                        member("message", field::violation_message)))));
});

constexpr const char* chain =
    R"({"code":"passwordError","innererror":{"code":"passwordDoesNotMeetPolicy","minLength":"6","maxLength":"64",)"
    R"("characterTypes":["lowerCase","upperCase","number","symbol"],"minDistinctCharacterTypes":"2",)"
    R"("innererror":{"code":"passwordReuseNotAllowed"}}})";

const Dialect dialect(
    "microsoft", "REST API guidelines, 2024-03-21; OData JSON 4.01",
    {shipped("", microsoft), described("details", details_object), described("graph", graph),
     described("throttled", graph_throttled), described("trailer", trailer)},
    {
        {"One inner error",
         [] {
             return Errors{ApiError(Code::invalid_password_format)
                               .with_param("target of error")
                               .with_request_id("4227cdc5-9f48-4e84-921a-10967cb785a0")
                               .with_detail("innererror", raw_json(R"({"code":"PasswordTooShort","minLength":6})"))};
         }},
        {"Chain of inner errors",
         [] {
             return Errors{
                 ApiError(Code::unauthorized).with_param("password").with_detail("innererror", raw_json(chain))};
         }},
        {"Several errors",
         [] {
             return Errors{ApiError(Code::bad_request)
                               .with_param("contactInfo")
                               .with_violation("phoneNumber", "Phone number must not be null", "nullValue")
                               .with_violation("lastName", "Last name must not be null", "nullValue")
                               .with_violation("address", "Address is not valid", "malformedValue")};
         }},
        {"Several errors, older",
         [] {
             return Errors{ApiError(Code::bad_argument)
                               .with_param("ContactInfo")
                               .with_violation("PhoneNumber", "Phone number must not be null", "NullValue")
                               .with_violation("LastName", "Last name must not be null", "NullValue")
                               .with_violation("Address", "Address is not valid", "MalformedValue")};
         }},
        {"Rate limit",
         [] {
             return Errors{ApiError(Code::request_limit_exceeded)
                               .with_retry_after(5)
                               .with_detail("details",
                                            raw_json(R"({"code":"RateLimit","limit":"1000","remaining":"0",)"
                                                     R"("reset":"1538152773"})"))};
         },
         "details",
         {},
         "RateLimit-Reset is a time of 2018, which is taken for a delta as it is years back"},
        {"Unsupported $orderBy", [] { return Errors{Code::error_unsupported_order_by}; }},
        {"Graph: innererror",
         [] {
             return Errors{ApiError(Code::bad_request)
                               .with_message("Cannot process the request because a required field is missing.")
                               .with_param("query")
                               .with_detail("innererror", raw_json(R"({"code":"requiredFieldMissing"})"))};
         }},
        {"Graph: detailed error",
         [] {
             return Errors{ApiError(Code::bad_request)
                               .with_message("Cannot process the request because a required field is missing.")
                               .with_detail("innererror", raw_json(R"({"code":"requiredFieldOrParameterMissing"})"))};
         }},
        {"Graph: date and ids",
         [] {
             return Errors{
                 ApiError(Code::invalid_range).with_request_id("request-id").with_detail("date", "date-time")};
         },
         "graph"},
        {"OData",
         [] {
             return Errors{ApiError(Code::err123)
                               .with_param("query")
                               .with_violation("$search", "$search query option not supported", "forty-two")
                               .with_detail("innererror", raw_json(R"({"trace":[],"context":{}})"))};
         }},
        {"OData: in a trailer",
         [] {
             return Errors{ApiError(Code::err123)
                               .with_param("query")
                               .with_violation("$search", "$search query option not supported", "forty-two")};
         },
         "trailer"},
        {"OData: numbers as texts",
         [] {
             return Errors{ApiError(Code::code_501)
                               .with_param("query")
                               .with_violation("$search", "$search query option not supported", "301")
                               .with_detail("innererror", raw_json(R"({"trace":[],"context":{}})"))};
         }},
        {"Graph: throttled, recorded",
         [] {
             return Errors{ApiError(Code::access_denied)
                               .with_detail("inner_code", "throttledRequest")
                               .with_detail("date", "2023-07-11T05:05:13")
                               .with_request_id("cfda74a9-8b11-43c9-a558-bb2ca29a6271")
                               .with_detail("client_id", "cfda74a9-8b11-43c9-a558-bb2ca29a6271")};
         },
         "throttled"},
    });

TEST(format_microsoft, writes_and_reads_the_printed_bodies) { dialect.check(); }

TEST(format_microsoft, every_code_of_every_catalogue_comes_back)
{
    formats_test::check_catalogues([](auto fallback) { return formats::microsoft(fallback); });
}

TEST(format_microsoft, a_violation_without_a_code_has_that_of_the_error)
{
    const auto error = ApiError(Code::bad_argument)
                           .with_message("No.")
                           .with_violation("name", "is too long")
                           .with_violation("zip", "is unknown", "NoSuchPlace")
                           .with_detail("severity", 3);
    const auto response = response_of(microsoft, error);
    EXPECT_EQ(response.body,
              R"({"error":{"code":"BadArgument","message":"No.","details":[)"
              R"({"code":"BadArgument","target":"name","message":"is too long"},)"
              R"({"code":"NoSuchPlace","target":"zip","message":"is unknown"}],"severity":3}})");
    const ApiError back = read(microsoft, response.received());
    EXPECT_EQ(back.as<Code>(), Code::bad_argument);
    EXPECT_EQ(back.detail("severity"), "3");
    ASSERT_EQ(back.violations().size(), 2U);
    EXPECT_EQ((*back.violations().begin()).field, "name");
}

TEST(format_microsoft, clients_find_the_code_and_the_id_in_the_headers)
{
    const auto response =
        response_of(microsoft, ApiError(Code::request_limit_exceeded).with_request_id("r-1").with_retry_after(5));
    EXPECT_EQ(response.header("x-ms-error-code"), "requestLimitExceeded");
    EXPECT_EQ(response.header("x-ms-request-id"), "r-1");
    EXPECT_EQ(response.header("X-Request-Id"), "");
    EXPECT_EQ(response.header("Retry-After"), "5");

    auto headers_only = response; // as the response to a HEAD is
    headers_only.body.clear();
    const ApiError back = read(microsoft, headers_only.received());
    EXPECT_EQ(back.as<Code>(), Code::request_limit_exceeded);
    EXPECT_EQ(back.request_id(), "r-1");
}

TEST(format_microsoft, values_of_the_wrong_kind_are_flagged)
{
    const ApiError error =
        read(microsoft,
             Received{400, R"({"error":{"code":"BadArgument","message":"No.","target":["a"],"details":{}}})"});
    EXPECT_EQ(error.as<Code>(), Code::bad_argument);
    EXPECT_EQ(error.param(), "");
    EXPECT_TRUE(error.malformed());
    EXPECT_FALSE(read(microsoft, Received{400, R"({"error":{"code":"BadArgument","message":"No.","target":null}})"})
                     .malformed());
}

TEST(format_microsoft, errors_from_elsewhere_are_the_fallback)
{
    const ApiError theirs = read(microsoft, Received{400, R"({"error":{"code":"BadArgument","message":"No."}})"});
    const auto response = response_of(microsoft, theirs);
    EXPECT_EQ(response.body, R"({"error":{"code":"InternalError","message":"Something broke."}})");
    EXPECT_EQ(response.header("x-ms-error-code"), "InternalError");
}

} // namespace
