// SPDX-License-Identifier: BSL-1.0
// The format of FastAPI: printed examples, all catalogues, paths of violations.
#include <amiss/formats/fastapi.hpp>

#include "formats/dialect.hpp"

namespace fastapi_app {

enum class Code { bad_request = 1, unauthenticated, not_found, validation, internal };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    using amiss::row;
    return amiss::catalog<Code>(
        "fastapi_app", row(Code::bad_request, "bad_request", HttpStatus::bad_request, "", "Inactive user"),
        row(Code::unauthenticated, "unauthenticated", HttpStatus::unauthorized, "", "Not authenticated"),
        row(Code::not_found, "not_found", HttpStatus::not_found, "", "Not Found"),
        row(Code::validation, "validation", HttpStatus::unprocessable_content, "", ""),
        row(Code::internal, "internal", HttpStatus::internal_server_error, "", "Internal Server Error"));
}

} // namespace fastapi_app
AMISS_ERROR_ENUM(fastapi_app, Code)

namespace {

using namespace formats_test;
using namespace amiss;
using fastapi_app::Code;

constexpr auto fastapi = formats::fastapi(Code::internal);

// FastAPI before 0.100, with pydantic 1; `body` is what a handler of the tutorial adds.
constexpr auto pydantic_1 = envelope(Code::internal, [] {
    return object(member("detail",
                         each_violation(object(member("loc", field::violation_field.as_path("body")),
                                               member("msg", field::violation_message),
                                               member("type", field::violation_code)))),
                  optional_member("body", field::detail("body")));
});
// A test of FastAPI has the members in another order.
constexpr auto test_order = envelope(Code::internal, [] {
    return object(
        member("detail",
               each_violation(object(member("ctx", field::violation_detail("ctx")),
                                     member("loc", field::violation_field.as_path("body")),
                                     member("msg", field::violation_message), member("type", field::violation_code),
                                     optional_member("input", field::violation_detail("input"))))));
});

Errors invalid(const NewViolation& violation)
{
    ApiError error = Code::validation;
    return {error.with_violation(violation)};
}

Errors two_items()
{
    ApiError error = Code::validation;
    const char* const number = "Input should be a valid decimal";
    error.with_violation(
        violation("0.name", "Field required", "missing").detail("input", raw_json(R"({"age":"five"})")));
    error.with_violation(violation("0.age", number, "decimal_parsing").detail("input", "five"));
    error.with_violation(
        violation("1.name", "Field required", "missing").detail("input", raw_json(R"({"age":"six"})")));
    error.with_violation(violation("1.age", number, "decimal_parsing").detail("input", "six"));
    return {error};
}

std::vector<Case> cases()
{
    std::vector<Case> all;
    all.push_back(
        {"HTTPException with a text", [] { return Errors{ApiError(Code::not_found).with_message("Item not found")}; }});
    all.push_back(
        {"RequestValidationError of pydantic 1 (still printed by the docs)",
         [] { return invalid(violation("path.item_id", "value is not a valid integer", "type_error.integer")); },
         "pydantic 1"});
    all.push_back({"RequestValidationError with the body of the request (a handler of the page, not the default)",
                   [] {
                       ApiError error = Code::validation;
                       error.with_violation("size", "value is not a valid integer", "type_error.integer");
                       error.with_detail("body", raw_json(R"({"title":"towel","size":"XL"})"));
                       return Errors{error};
                   },
                   "pydantic 1"});
    all.push_back({"RequestValidationError: a path parameter is no integer", [] {
                       return invalid(violation("path.item_id",
                                                "Input should be a valid integer, unable to parse string as an integer",
                                                "int_parsing")
                                          .detail("input", "foo"));
                   }});
    all.push_back({"RequestValidationError: a query parameter is missing",
                   [] { return invalid(violation("query.needy", "Field required", "missing")); }});
    all.push_back({"RequestValidationError: extra query parameter", [] {
                       return invalid(violation("query.tool", "Extra inputs are not permitted", "extra_forbidden")
                                          .detail("input", "plumbus"));
                   }});
    all.push_back({"Security: no credentials", [] { return Errors{Code::unauthenticated}; }});
    all.push_back({"HTTPException: an inactive user", [] { return Errors{Code::bad_request}; }});
    all.push_back(
        {"Not found: no route (Starlette HTTPException without a detail)", [] { return Errors{Code::not_found}; }});
    all.push_back({"RequestValidationError: the request body is no JSON", [] {
                       return invalid(violation("1", "JSON decode error", "json_invalid")
                                          .detail("input", raw_json("{}"))
                                          .detail("ctx",
                                                  raw_json(R"({"error":"Expecting property name enclosed in )"
                                                           R"(double quotes"})")));
                   }});
    all.push_back({"RequestValidationError with ctx",
                   [] {
                       return invalid(
                           violation("query.foo", "String should have at least 1 character", "string_too_short")
                               .detail("ctx", raw_json(R"({"min_length":1})"))
                               .detail("input", ""));
                   },
                   "order of a test"});
    all.push_back({"RequestValidationError: two items of a list", two_items});
    for (Case& one : all) {
        one.any_name = "-";
        if (one.title == "RequestValidationError: the request body is no JSON")
            one.not_read_any = "the place of a byte is no field";
    }
    return all;
}

const Dialect dialect("fastapi", "FastAPI 0.141, pydantic 2",
                      {shipped("fastapi", fastapi), described("pydantic 1", pydantic_1),
                       described("order of a test", test_order)},
                      cases());

TEST(format_fastapi, examples) { dialect.check(); }

TEST(format_fastapi, all_catalogues)
{
    check_catalogues([](auto fallback) { return formats::fastapi(fallback); });
}

TEST(format_fastapi, a_field_of_no_part_of_the_request_is_one_of_the_body)
{
    ApiError error = Code::validation;
    error.with_violation("/items/0/qty", "Too many.").with_violation("items.1.qty", "Too few.", "too_few");
    const std::string body = to_string(fastapi, error);
    EXPECT_EQ(body,
              R"({"detail":[{"type":"value_error","loc":["body","items",0,"qty"],"msg":"Too many.","input":null},)"
              R"({"type":"too_few","loc":["body","items",1,"qty"],"msg":"Too few.","input":null}]})");
    const ApiError back = read(fastapi, Received{422, body});
    EXPECT_EQ(back, Code::validation);
    ASSERT_EQ(back.violations().size(), 2U);
    EXPECT_EQ(back.violations()[1].code, "too_few");
}

TEST(format_fastapi, without_a_text_there_is_the_reason)
{
    EXPECT_EQ(to_string(fastapi, ApiError(HttpStatus::conflict)), R"({"detail":"Conflict"})");
    EXPECT_EQ(to_string(fastapi, Code::validation), R"({"detail":"Unprocessable Content"})");
}

TEST(format_fastapi, a_401_has_a_challenge)
{
    const WrittenResponse response = response_of(fastapi, ApiError(Code::unauthenticated));
    const std::pair<std::string, std::string> challenge{"WWW-Authenticate", "Bearer"};
    ASSERT_EQ(response.headers.size(), 2U);
    EXPECT_EQ(response.headers[1], challenge);
}

TEST(format_fastapi, an_object_is_read_as_details)
{
    const ApiError error = read(fastapi, Received{404, R"({"detail":{"item":7,"hint":"Look elsewhere."}})"});
    EXPECT_EQ(error, Code::not_found);
    EXPECT_EQ(error.details(), R"({"item":7,"hint":"Look elsewhere."})");
    EXPECT_FALSE(error.malformed());
    EXPECT_EQ(to_string(fastapi, ApiError(Code::not_found).with_detail("item", 7)), to_string(fastapi, Code::not_found))
        << "but they are not written";
}

TEST(format_fastapi, values_of_the_wrong_kind_are_malformed)
{
    const ApiError flag = read(fastapi, Received{400, R"({"detail":true})"});
    EXPECT_TRUE(flag.malformed());
    EXPECT_FALSE(flag.as<Code>()) << "nothing of the layout";
    const ApiError list = read(fastapi, Received{422, R"({"detail":[{"loc":7,"msg":{},"type":[]}]})"});
    EXPECT_TRUE(list.malformed());
}

TEST(format_fastapi, errors_from_elsewhere_go_out_as_the_fallback)
{
    const ApiError theirs = read(fastapi, Received{404, R"({"detail":"Secret."})"});
    EXPECT_EQ(theirs, Code::not_found);
    EXPECT_EQ(to_string(fastapi, theirs), R"({"detail":"Internal Server Error"})");
}

} // namespace
