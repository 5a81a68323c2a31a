// SPDX-License-Identifier: BSL-1.0
// The program of docs/violations.md: failed fields with codes and details, and the forms that they have in bodies.
#include <amiss.hpp>

#include "expect.hpp"

#include <optional>
#include <string>
#include <string_view>

// clang-format off: tables
namespace shop {

enum class Code { order_invalid = 1, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("shop",
        amiss::row(Code::order_invalid, "order_invalid", HttpStatus::unprocessable_content, "request_error",
                   "The order is invalid."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error",
                   "The service failed unexpectedly."));
}

// [rules]
enum class Rule { required = 1, too_many };

constexpr auto amiss_catalog(Rule)
{
    using amiss::HttpStatus;
    return amiss::catalog<Rule>("rules",
        amiss::row(Rule::required, "required", HttpStatus::unprocessable_content, "rule", "'{param}' is missing."),
        amiss::row(Rule::too_many, "too_many", HttpStatus::unprocessable_content, "rule",
                   "'{param}' is more than {most}.").plain("That is too many."));
}
// [/rules]

} // namespace shop
AMISS_ERROR_ENUM(shop, Code)

namespace {

using namespace amiss;

// [maps]
constexpr auto map   = object(member("errors", field::violations));            // the first text of each field
constexpr auto lists = object(member("errors", field::violations.as_lists())); // all texts: Laravel, ASP.NET
constexpr auto bare  = object(field::violations.as_lists());                   // nothing around it: Rails, Django
// [/maps]

// [github]
constexpr auto github = object(
    member("message", field::message),
    member("errors", each_violation(object(
        optional_member("resource", field::violation_detail("resource")),
        member("field", field::violation_field),
        optional_member("code", field::violation_code)))));
// [/github]

// [texts]
constexpr auto texts = object(member("errors", each_violation(field::violation_message)));
// [/texts]

// [fastapi]
constexpr auto fastapi = object(member("detail", each_violation(object(
    member("type", field::violation_code),
    member("loc", field::violation_field.as_path("body")),
    member("msg", field::violation_message)))));
// [/fastapi]

// [json-api]
constexpr auto json_api = object(member("errors", array(
    object(member("status", field::status.as_text()), member("code", field::code)),
    each_violation(object(
        member("code", field::violation_code),
        member("source", object(member("pointer", field::violation_field))))))));
// [/json-api]
// clang-format on

ApiError order()
{
    // [set]
    ApiError error = shop::Code::order_invalid;
    error.with_violation("email", "This address bounces.");
    error.with_violation("items.0.qty", "Must be at least 1.", "too_few");
    error.with_violation(violation("title", "Too long.", "too_long").detail("most", 80).detail("resource", "Order"));
    // [/set]
    return error;
}

void set_and_got()
{
    const ApiError error = order();
    // [get]
    const Violation failed = error.violations()[2];
    std::string_view code = failed.code;           // "too_long"
    std::string_view most = failed.detail("most"); // "80"; without such a detail, a null view
    std::string_view json = failed.details();      // {"most":80,"resource":"Order"}
    // [/get]
    expect(code == "too_long" && most == "80" && json == R"({"most":80,"resource":"Order"})", "all of it");
    expect(error.violations()[0].code.empty() && error.violations()[0].detail("most").data() == nullptr, "none");

    // [enumerators]
    ApiError wrong = shop::Code::order_invalid;
    wrong.with_violation("title", shop::Rule::required);
    wrong.with_violation(violation("qty", shop::Rule::too_many).detail("most", 9));
    wrong.with_violation("size", "No such size.", shop::Rule::required);
    // [/enumerators]
    expect(wrong.violations()[0] == Violation{"title", "'title' is missing.", "required"}, "a row's text");
    expect(wrong.violations()[1] == Violation{"qty", "'qty' is more than 9.", "too_many"}, "with a detail in it");
    expect(wrong.violations()[2] == Violation{"size", "No such size.", "required"}, "a row's code alone");
    // [as]
    std::optional<shop::Rule> rule = wrong.violations()[0].as<shop::Rule>(); // shop::Rule::required
    // [/as]
    expect(rule == shop::Rule::required, "back to the enumerator");
}

void maps_and_lists()
{
    ApiError wrong = shop::Code::order_invalid;
    wrong.with_violation("name", "Too long.")
        .with_violation("zip", "No such place.")
        .with_violation("name", "A digit.");
    wrong.with_violation("name", "Too long.");
    expect(to_string(map, wrong) == R"({"errors":{"name":"Too long.","zip":"No such place."}})", "a map");
    expect(to_string(lists, wrong) == R"({"errors":{"name":["Too long.","A digit."],"zip":["No such place."]}})",
           "lists");
    expect(to_string(bare, wrong) == R"({"name":["Too long.","A digit."],"zip":["No such place."]})", "bare");
    expect(to_string(texts, wrong) == R"({"errors":["Too long.","No such place.","A digit."]})", "texts");
    const ApiError listed = read(texts, Received{422, to_string(texts, wrong)});
    expect(listed.violations()[1] == Violation{"", "No such place."}, "texts, and back");
    expect(read(bare, Received{422, to_string(bare, wrong)}).violations()[1] == Violation{"name", "A digit."},
           "and back");
    for (const char* body : {R"({"errors":{"zip":"No such place."}})", R"({"errors":{"zip":["No such place."]}})"}) {
        expect(read(map, Received{422, body}).violations()[0] == Violation{"zip", "No such place."}, "read by a map");
        expect(read(lists, Received{422, body}).violations()[0] == Violation{"zip", "No such place."}, "and by lists");
    }
}

void objects()
{
    const ApiError error = order();
    const std::string body = to_string(github, error);
    expect(
        body
            == R"({"message":"The order is invalid.","errors":[{"field":"email"},)"
               R"({"field":"items.0.qty","code":"too_few"},{"resource":"Order","field":"title","code":"too_long"}]})",
        "a list of objects");
    const ApiError back = read(github, Received{422, body});
    expect(back.violations()[2].code == "too_long" && back.violations()[2].detail("resource") == "Order", "and back");

    const std::string two = to_string(json_api, error);
    expect(two
               == R"({"errors":[{"status":"422","code":"order_invalid"},{"code":"","source":{"pointer":"email"}},)"
                  R"({"code":"too_few","source":{"pointer":"items.0.qty"}},)"
                  R"({"code":"too_long","source":{"pointer":"title"}}]})",
           "after a fixed element");
    expect(read<shop::Code>(json_api, Received{422, two}) == shop::Code::order_invalid,
           "the error is the first element");
    expect(read(json_api, Received{422, two}).violations()[1].code == "too_few", "the others are violations");
}

void paths()
{
    ApiError wrong = shop::Code::order_invalid;
    wrong.with_violation("items.0.qty", "Not a number.", "int_parsing")
        .with_violation("query.page", "Too large.", "max");
    const std::string body = to_string(fastapi, wrong);
    expect(body
               == R"({"detail":[{"type":"int_parsing","loc":["body","items",0,"qty"],"msg":"Not a number."},)"
                  R"({"type":"max","loc":["query","page"],"msg":"Too large."}]})",
           "arrays of steps");
    expect(read(fastapi, Received{422, body}).violations()[0].field == "items.0.qty", "and back");
    expect(read(fastapi, Received{422, body}).violations()[1].field == "query.page", "the query stays");
    ApiError pointer = shop::Code::order_invalid;
    pointer.with_violation("/items/0/a~1b", "Not a number.", "int_parsing");
    expect(to_string(fastapi, pointer).find(R"(["body","items",0,"a/b"])") != std::string::npos, "of a pointer");
}

} // namespace

int main()
{
    set_and_got();
    maps_and_lists();
    objects();
    paths();
}
