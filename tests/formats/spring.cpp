// SPDX-License-Identifier: BSL-1.0
// The format of Spring Boot: recorded bodies of several versions, all catalogues, times, violations.
#include <amiss/formats/spring.hpp>

#include "formats/dialect.hpp"

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/storage/typed_records.hpp>
#include <amiss/detail/text/exact_time.hpp>

namespace spring_app {

enum class Code { bad_request = 1, not_found, unprocessable, unsupported_media_type, internal };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    using amiss::row;
    return amiss::catalog<Code>("spring_app", row(Code::bad_request, "bad_request", HttpStatus::bad_request, "", ""),
                                row(Code::not_found, "not_found", HttpStatus::not_found, "", ""),
                                row(Code::unprocessable, "unprocessable", HttpStatus::unprocessable_content, "", "")
                                    .column("title", "Unprocessable Entity"),
                                row(Code::unsupported_media_type, "unsupported_media_type",
                                    HttpStatus::unsupported_media_type, "", ""),
                                row(Code::internal, "internal", HttpStatus::internal_server_error, "", ""));
}

} // namespace spring_app
AMISS_ERROR_ENUM(spring_app, Code)

namespace {

using namespace formats_test;
using namespace amiss;
using spring_app::Code;

constexpr auto spring = formats::spring(Code::internal);
constexpr auto webflux = formats::spring_webflux(Code::internal);

// Boot 2.2: the errors come before the message, and the offset has no colon.
constexpr auto boot_2_2 = envelope(Code::internal, [] {
    return object(member("timestamp", field::timestamp.with_milliseconds("+0000")), member("status", field::status),
                  member("error", field::reason),
                  optional_member("errors",
                                  each_violation(
                                      object(member("codes", field::violation_detail("codes")),
                                             member("arguments", field::violation_detail("arguments")),
                                             member("defaultMessage", field::violation_message),
                                             member("objectName", field::violation_detail("objectName")),
                                             member("field", field::violation_field),
                                             nullable_member("rejectedValue", field::violation_detail("rejectedValue")),
                                             member("bindingFailure", field::violation_detail("bindingFailure")),
                                             member("code", field::violation_code)))),
                  member("message", field::message), optional_member("path", field::instance));
});
// Boot 2.3 has a message always, which is empty by default; the reason of a 422 was another one.
constexpr auto boot_2_3 = envelope(Code::internal, [] {
    return object(member("timestamp", field::timestamp.with_milliseconds("+00:00")), member("status", field::status),
                  member("error", first_of(field::column("title"), field::reason)), member("message", field::message),
                  member("path", field::instance));
});
constexpr auto webflux_2_4 = envelope(Code::internal, [] {
    return object(member("timestamp", field::timestamp.with_milliseconds("+00:00")), member("path", field::instance),
                  member("status", field::status), member("error", field::reason), member("message", field::message),
                  member("requestId", field::request_id));
});
constexpr auto boot_1 = envelope(Code::internal, [] {
    return object(member("timestamp", field::timestamp.as_unix_ms()), member("status", field::status),
                  member("error", field::reason), optional_member("exception", field::detail("exception")),
                  member("message", field::message), member("path", field::instance));
});

ApiError at(Code code, std::int64_t unix_ms, const char* path)
{
    ApiError error = code;
    // As it is read: a time that is set is one to the second, and that of a request has milliseconds.
    detail::store_record(detail::ErrorAccess::records(error), FieldKind::timestamp,
                         detail::ExactTime{unix_ms / 1000, unix_ms % 1000});
    error.with_instance(path);
    return error;
}

Errors not_blank()
{
    ApiError error = at(Code::bad_request, 1709879640115, "/api/dummy/with-constraint");
    error.with_message("Validation failed for object='requestData'. Error count: 1");
    error.with_violation(amiss::violation("propertyA", "must not be blank", "NotBlank")
                             .detail("codes",
                                     raw_json(R"(["NotBlank.requestData.propertyA","NotBlank.propertyA",)"
                                              R"("NotBlank.java.lang.String","NotBlank"])"))
                             .detail("arguments",
                                     raw_json(R"([{"codes":["requestData.propertyA","propertyA"],"arguments":null,)"
                                              R"("defaultMessage":"propertyA","code":"propertyA"}])"))
                             .detail("objectName", "requestData")
                             .detail("rejectedValue", "")
                             .detail("bindingFailure", false));
    return {error};
}

Errors not_null()
{
    ApiError error = at(Code::bad_request, 1607077140284, "/test");
    error.with_message("Validation failed for object='foo'. Error count: 1");
    error.with_violation(amiss::violation("bar", "ne peut pas être nul", "NotNull")
                             .detail("codes", raw_json(R"(["NotNull.foo.bar","NotNull.bar","NotNull"])"))
                             .detail("arguments",
                                     raw_json(R"([{"codes":["foo.bar","bar"],"arguments":null,)"
                                              R"("defaultMessage":"bar","code":"bar"}])"))
                             .detail("objectName", "foo")
                             .detail("bindingFailure", false));
    return {error};
}

std::vector<Case> cases()
{
    std::vector<Case> all;
    all.push_back(
        {R"(Spring Boot 3.2.1: binding errors, include-message and include-binding-errors "always")", not_blank});
    all.push_back({"Spring Boot 3.2.2: method validation, message only", [] {
                       ApiError error = at(Code::bad_request, 1709879504778, "/api/dummy/with-constraint");
                       return Errors{error.with_message("Validation failure")};
                   }});
    all.push_back(
        {"Spring Boot 3: the default body", [] { return Errors{at(Code::bad_request, 1729178348775, "/people")}; }});
    all.push_back({"Spring Boot 2.3: the message left out",
                   [] { return Errors{at(Code::unprocessable, 1589540434384, "/failure")}; }, "2.3"});
    all.push_back({"Spring Boot 2.2: binding errors before the message", not_null, "2.2"});
    all.push_back(
        {"WebFlux (Spring Boot 2.4): path before status, and a request id",
         [] { return Errors{at(Code::bad_request, 1621347197334, "/register").with_request_id("d9da178b-2")}; },
         "WebFlux 2.4"});
    all.push_back({"Spring Boot 1.3.6: epoch milliseconds and the exception class",
                   [] {
                       ApiError error = at(Code::unsupported_media_type, 1467943353634, "/some-resource");
                       error.with_message("Content type 'application/xml' not supported");
                       error.with_detail("exception", "org.springframework.web.HttpMediaTypeNotSupportedException");
                       return Errors{error};
                   },
                   "1.3"});
    for (Case& one : all) one.any_name = "-";
    all[0].any_name = "NotBlank"; // of the only field
    all[4].any_name = "NotNull";
    all[6].any_name = "org.springframework.web.HttpMediaTypeNotSupportedException";
    return all;
}

const Dialect dialect("spring", "Spring Boot 3, DefaultErrorAttributes",
                      {shipped("MVC", spring), shipped("WebFlux", webflux), described("2.2", boot_2_2),
                       described("2.3", boot_2_3), described("WebFlux 2.4", webflux_2_4), described("1.3", boot_1)},
                      cases());

TEST(format_spring, examples) { dialect.check(); }

TEST(format_spring, all_catalogues)
{
    check_catalogues([](auto fallback) { return formats::spring(fallback); });
    check_catalogues([](auto fallback) { return formats::spring_webflux(fallback); });
}

TEST(format_spring, webflux_has_the_members_in_its_order)
{
    const ApiError error = at(Code::bad_request, 1621347197334, "/register").with_request_id("d9da178b-2");
    const WrittenResponse response = response_of(webflux, error);
    EXPECT_EQ(response.body,
              R"({"timestamp":"2021-05-18T14:13:17.334+00:00","path":"/register","status":400,)"
              R"("error":"Bad Request","requestId":"d9da178b-2"})");
    EXPECT_EQ(read(webflux, Received{400, response.body}), error);
}

TEST(format_spring, input_and_classes_are_no_part_of_a_violation)
{
    ApiError error = Code::bad_request;
    error.with_violation("items[0].qty", "must be positive", "Positive").with_violation("", "dates overlap");
    const std::string body = to_string(spring, error);
    EXPECT_EQ(body,
              R"({"status":400,"error":"Bad Request","errors":[{"defaultMessage":"must be positive",)"
              R"("field":"items[0].qty","code":"Positive"},{"defaultMessage":"dates overlap"}]})");
    EXPECT_EQ(read(spring, Received{400, body}), error);
}

TEST(format_spring, the_time_of_the_request_is_the_timestamp)
{
    RequestInfo request;
    request.time = std::chrono::system_clock::time_point(std::chrono::milliseconds(1621347197334));
    EXPECT_EQ(to_string(spring, Code::not_found, request),
              R"({"timestamp":"2021-05-18T14:13:17.334+00:00","status":404,"error":"Not Found"})");
}

TEST(format_spring, a_time_is_read_in_all_forms)
{
    const auto expected = std::chrono::system_clock::time_point(std::chrono::milliseconds(1607077140284));
    for (const char* const time : {R"("2020-12-04T10:19:00.284Z")", R"("2020-12-04T10:19:00.284+00:00")",
                                   R"("2020-12-04T11:19:00.284+0100")", "1607077140284"}) {
        const std::string body = std::string(R"({"timestamp":)") + time + R"(,"status":404,"error":"Not Found"})";
        const ApiError error = read(spring, Received{404, body});
        EXPECT_EQ(error.timestamp(), expected) << time;
        EXPECT_FALSE(error.malformed()) << time;
    }
}

TEST(format_spring, the_status_and_its_reason_are_a_body)
{
    const ApiError error = read(spring, Received{400, R"({"status":400,"error":"Bad Request"})"});
    EXPECT_EQ(error, Code::bad_request);
    EXPECT_FALSE(error.malformed());
}

TEST(format_spring, exceptions_and_traces_are_skipped)
{
    const ApiError error = read(spring,
                                Received{500,
                                         R"({"status":500,"error":"Internal Server Error",)"
                                         R"("exception":"java.lang.X","trace":"at a.b.C","message":"x"})"});
    EXPECT_EQ(error, Code::internal);
    EXPECT_EQ(error.message(), "x");
    EXPECT_EQ(error.details(), "");
}

TEST(format_spring, values_of_the_wrong_kind_are_malformed)
{
    const ApiError error = read(spring, Received{400, R"({"timestamp":"soon","status":400,"errors":"none of them"})"});
    EXPECT_TRUE(error.malformed());
    EXPECT_FALSE(error.timestamp());
    EXPECT_TRUE(error.violations().empty());
}

TEST(format_spring, errors_from_elsewhere_go_out_as_the_fallback)
{
    const ApiError theirs = read(spring, Received{404, R"({"status":404,"message":"Secret.","path":"/secret"})"});
    EXPECT_EQ(theirs, Code::not_found);
    EXPECT_EQ(to_string(spring, theirs), R"({"status":500,"error":"Internal Server Error"})");
}

} // namespace
