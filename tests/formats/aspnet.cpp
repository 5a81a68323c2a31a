// SPDX-License-Identifier: BSL-1.0
// The format of ASP.NET Core: printed examples, all catalogues, titles and types, violations.
#include <amiss/formats/aspnet.hpp>

#include "formats/dialect.hpp"

namespace aspnet_app {

enum class Code { validation = 1, bad_request, bad_input, not_found, internal };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    using amiss::row;
    return amiss::catalog<Code>("aspnet_app",
                                row(Code::validation, "validation", HttpStatus::bad_request, "", "")
                                    .column("type", "https://tools.ietf.org/html/rfc9110#section-15.5.1")
                                    .column("title", "One or more validation errors occurred."),
                                row(Code::bad_request, "bad_request", HttpStatus::bad_request, "", "")
                                    .column("type", "https://tools.ietf.org/html/rfc7231#section-6.5.1")
                                    .column("title", "Bad Request")
                                    .general(),
                                row(Code::bad_input, "bad_input", HttpStatus::bad_request, "",
                                    "Negative or complex numbers are not allowed.")
                                    .column("type", "https://en.wikipedia.org/wiki/Square_root")
                                    .column("title", "Bad Input"),
                                row(Code::not_found, "not_found", HttpStatus::not_found, "", "")
                                    .column("type", "https://tools.ietf.org/html/rfc7231#section-6.5.4"),
                                row(Code::internal, "internal", HttpStatus::internal_server_error, "", ""));
}

} // namespace aspnet_app
AMISS_ERROR_ENUM(aspnet_app, Code)

namespace {

using namespace formats_test;
using namespace amiss;
using aspnet_app::Code;

constexpr auto aspnet = formats::aspnet(Code::internal);
static_assert(aspnet.options.content_type == "application/problem+json; charset=utf-8");

// .NET 3.1 to 7: the violations come after the trace id, and another document has the types.
constexpr auto net_3_1 = envelope(Code::internal, [] {
    return object(member("type", "https://tools.ietf.org/html/rfc7231#section-6.5.1"),
                  member("title", field::column("title")), member("status", field::status),
                  member("traceId", field::request_id), member("errors", field::violations.as_lists()))
        .content_type("application/problem+json; charset=utf-8");
});
constexpr auto net_2_1 = envelope(Code::internal, [] {
    return object(field::violations.as_lists()).content_type("application/json; charset=utf-8");
});

std::vector<Case> cases()
{
    std::vector<Case> all;
    all.push_back({"ValidationProblemDetails: the automatic 400",
                   [] {
                       ApiError error = Code::validation;
                       error.with_violation("", "A non-empty request body is required.");
                       return Errors{error.with_request_id("|7fb5e16a-4c8f23bbfc974667.")};
                   },
                   "3.1"});
    all.push_back({"SerializableError: ASP.NET Core 2.1, and BadRequest(ModelState) still",
                   [] {
                       ApiError error = Code::bad_request;
                       return Errors{error.with_violation("", "A non-empty request body is required.")};
                   },
                   "2.1"});
    all.push_back({"ProblemDetails of NotFound()",
                   [] { return Errors{ApiError(Code::not_found).with_request_id("0HLHLV31KRN83:00000001")}; }});
    all.push_back({"ProblemDetails: the default of BadRequest()", [] {
                       ApiError error = Code::bad_request;
                       return Errors{error.with_request_id("00-84c1fd4063c38d9f3900d06e56542d48-85d1d4-00")};
                   }});
    all.push_back({"ProblemDetails with a type and detail of its own", [] { return Errors{Code::bad_input}; }});
    all.push_back({"Validation since .NET 8: errors before traceId", [] {
                       ApiError error = Code::validation;
                       error.with_violation("weatherForecast", "The weatherForecast field is required.");
                       error.with_violation("$.date",
                                            "The JSON value could not be converted to System.DateOnly. Path: $.date | "
                                            "LineNumber: 1 | BytePositionInLine: 11.");
                       error.with_request_id("00-bbafef192204f0c436a41ca4eb806680-d41fefd8ce30a3a6-00");
                       return Errors{error};
                   }});
    all.push_back({"Validation of a body that is missing", [] {
                       ApiError error = Code::validation;
                       error.with_violation("$", "The input was not valid.");
                       error.with_violation("request", "The request field is required.");
                       error.with_request_id("00-03b1705be061cd08d86ed334c2f45eba-9e23a09ceaa7eb18-00");
                       return Errors{error};
                   }});
    for (Case& one : all) one.any_name = "-";
    all[0].not_read_any = all[1].not_read_any = all[6].not_read_any = "what is about the whole is no field";
    all[4].any_name = "https://en.wikipedia.org/wiki/Square_root";
    return all;
}

const Dialect dialect("aspnet", "ASP.NET Core, ProblemDetails (.NET 8)",
                      {shipped("aspnet", aspnet), described("3.1", net_3_1), described("2.1", net_2_1)}, cases());

TEST(format_aspnet, examples) { dialect.check(); }

TEST(format_aspnet, all_catalogues)
{
    check_catalogues([](auto fallback) { return formats::aspnet(fallback); });
}

TEST(format_aspnet, without_columns_there_is_a_reason_and_a_link)
{
    ApiError error = Code::internal;
    error.with_doc_url("https://app.example.com/errors/internal").with_instance("/orders/7").with_detail("retries", 3);
    const std::string body = to_string(aspnet, error);
    EXPECT_EQ(body,
              R"({"type":"https://app.example.com/errors/internal","title":"Internal Server Error","status":500,)"
              R"("instance":"/orders/7","retries":3})");
    EXPECT_EQ(to_string(aspnet, Code::internal), R"({"title":"Internal Server Error","status":500})");
}

TEST(format_aspnet, the_title_tells_the_code)
{
    const ApiError error = read(aspnet,
                                Received{400,
                                         R"({"title":"One or more validation errors occurred.","status":400,)"
                                         R"("errors":{"id":["The field id must be between 10 and 15."]}})"});
    EXPECT_EQ(error, Code::validation);
    ASSERT_EQ(error.violations().size(), 1U);
    EXPECT_EQ(error.violations()[0].field, "id");
    EXPECT_EQ(read(aspnet, Received{400, R"({"title":"Bad Input","status":400})"}), Code::bad_input);
    EXPECT_EQ(read(aspnet, Received{400, R"({"title":"Another","status":400})"}), Code::bad_request) << "general";
}

TEST(format_aspnet, a_field_keeps_all_its_texts)
{
    ApiError error = Code::validation;
    error.with_violation("Name", "Too long.").with_violation("Age", "Too low.").with_violation("Name", "Has a digit.");
    const std::string body = to_string(aspnet, error);
    EXPECT_NE(body.find(R"("errors":{"Name":["Too long.","Has a digit."],"Age":["Too low."]})"), body.npos) << body;
    EXPECT_EQ(read(aspnet, Received{400, body}).violations().size(), 3U);
}

TEST(format_aspnet, values_of_the_wrong_kind_are_malformed)
{
    const ApiError error = read(aspnet, Received{400, R"({"title":{},"status":400,"detail":[],"errors":"x"})"});
    EXPECT_TRUE(error.malformed());
    EXPECT_TRUE(error.violations().empty());
}

TEST(format_aspnet, errors_from_elsewhere_go_out_as_the_fallback)
{
    const ApiError theirs =
        read(aspnet, Received{404, R"({"title":"Not Found","status":404,"detail":"Secret.","traceId":"00-1-2-00"})"});
    EXPECT_EQ(theirs, Code::not_found);
    EXPECT_EQ(to_string(aspnet, theirs), R"({"title":"Internal Server Error","status":500})");
}

} // namespace
