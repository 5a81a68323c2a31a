// SPDX-License-Identifier: BSL-1.0
// Tests of the GoogleTest adapter: what its matchers match, and what printers and failing assertions say.
#include <amiss/adapt/gtest.hpp>

#include <amiss.hpp>

#include "support/failed_assertion.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

using amiss::ApiError;
using amiss::FailsWith;
using amiss::HasContext;
using amiss::HasDetail;
using amiss::HasMessage;
using amiss::HasParam;
using amiss::HasRetryAfter;
using amiss::HasStatus;
using amiss::HasViolation;
using amiss::HttpStatus;
using amiss::IsOk;
using amiss::IsOkAndHolds;
using amiss::IsRetryable;
using amiss::WritesBody;
using amiss::cstar::Code;
using testing::AllOf;
using testing::AnyOf;
using testing::Each;
using testing::ElementsAre;
using testing::EndsWith;
using testing::Ge;
using testing::HasSubstr;
using testing::Not;
using testing::Optional;
using testing::Pointee;
using testing::StartsWith;

namespace {

struct Form {
    std::string title;
    int priority = 0;
};

// --- a value that has neither an operator<< nor an operator== ---
struct Sealed {
    explicit Sealed(int value) : key(std::make_unique<int>(value)) {}
    std::unique_ptr<int> key;
};

amiss::expected<Form> create(const Form& form)
{
    if (form.title.empty()) return amiss::fail(Code::parameter_missing).with_param("title").with_context("form 7");
    if (form.priority > 3) return amiss::fail(Code::rate_limit_exceeded).with_retry_after(std::chrono::seconds(7));
    return form;
}

amiss::expected<void> remove(int id)
{
    if (id != 7) return amiss::fail(Code::resource_not_found);
    return {};
}

ApiError invalid()
{
    return ApiError(Code::parameter_invalid)
        .with_violation("title", "is too long")
        .with_violation("priority", "must be one of low, high")
        .with_detail("limit", 100)
        .with_detail("plan", "free")
        .with_detail("hard", true);
}

} // namespace

TEST(gtest_adapter, a_handler_answers_parameter_missing_for_title)
{
    EXPECT_THAT(create({}), FailsWith(Code::parameter_missing, HasParam("title")));
    EXPECT_THAT(create({}), Not(FailsWith(Code::parameter_missing, HasParam("priority"))));
    EXPECT_THAT(create({}), Not(FailsWith(Code::parameter_invalid, HasParam("title"))));
    EXPECT_THAT(create({"Printer"}), Not(FailsWith(Code::parameter_missing, HasParam("title"))));
}

TEST(gtest_adapter, an_error_is_matched_by_whatever_it_compares_with)
{
    EXPECT_THAT(create({}), FailsWith(HttpStatus::bad_request));
    EXPECT_THAT(create({}), Not(FailsWith(HttpStatus::not_found)));
    EXPECT_THAT(create({}), FailsWith(amiss::cstar::Type::invalid_request_error));
    EXPECT_THAT(create({}), Not(FailsWith(amiss::cstar::Type::api_error)));
    EXPECT_THAT(create({}), FailsWith(amiss::Retry::never));
    EXPECT_THAT(create({}), Not(FailsWith(amiss::Retry::after_delay)));
    EXPECT_THAT(create({}), FailsWith(make_error_code(Code::parameter_missing)));
    EXPECT_THAT(create({}), Not(FailsWith(make_error_code(Code::parameter_invalid))));
    EXPECT_THAT(ApiError(std::errc::permission_denied), FailsWith(std::errc::permission_denied));
    EXPECT_THAT(create({}), Not(FailsWith(std::errc::permission_denied)));
    EXPECT_THAT(create({}), FailsWith(ApiError(Code::parameter_missing).with_param("title")));
    EXPECT_THAT(create({}), Not(FailsWith(ApiError(Code::parameter_missing))));
    EXPECT_THAT(create({}), FailsWith(HasParam("title")));
    EXPECT_THAT(create({}), Not(FailsWith(HasParam("priority"))));
}

TEST(gtest_adapter, results_of_every_kind_are_matched)
{
    const amiss::expected<Form> constant = create({});
    amiss::expected<Form> variable = create({});
    EXPECT_THAT(constant, FailsWith(Code::parameter_missing));
    EXPECT_THAT(variable, FailsWith(Code::parameter_missing));
    EXPECT_THAT(std::move(variable), FailsWith(Code::parameter_missing));
    EXPECT_THAT(remove(8), FailsWith(Code::resource_not_found));
    EXPECT_THAT(remove(7), Not(FailsWith(Code::resource_not_found)));
    EXPECT_THAT(amiss::expected<Sealed>(amiss::fail(Code::invalid_json)), FailsWith(Code::invalid_json));
    EXPECT_THAT(amiss::expected<std::unique_ptr<int>>(amiss::fail(Code::invalid_json)), FailsWith(Code::invalid_json));
    EXPECT_THAT(constant.error(), FailsWith(Code::parameter_missing));
    EXPECT_THAT(ApiError(Code::invalid_json), FailsWith(Code::invalid_json));
    EXPECT_THAT(amiss::fail(Code::invalid_json), FailsWith(Code::invalid_json));
    EXPECT_THAT(amiss::unexpected<>(ApiError(Code::invalid_json)), FailsWith(Code::invalid_json));

    using CodeResult = amiss::expected<int, Code>;
    EXPECT_THAT(CodeResult(amiss::unexpected<Code>(Code::invalid_json)), FailsWith(Code::invalid_json, HasStatus(400)));
    EXPECT_THAT(CodeResult(5), AllOf(IsOk(), IsOkAndHolds(5), Not(FailsWith(Code::invalid_json))));
    using ErrorCodeResult = amiss::expected<int, std::error_code>;
    EXPECT_THAT(ErrorCodeResult(amiss::unexpected<std::error_code>(Code::invalid_json)), FailsWith(Code::invalid_json));
#if defined(__cpp_lib_expected)
    const std::expected<int, ApiError> standard = amiss::fail(Code::parameter_missing).with_param("title");
    EXPECT_THAT(standard, FailsWith(Code::parameter_missing, HasParam("title")));
    EXPECT_THAT((std::expected<std::string, ApiError>("text")), IsOkAndHolds(StartsWith("te")));
    EXPECT_THAT((std::expected<void, ApiError>()), IsOk());
    EXPECT_THAT((std::unexpected<ApiError>(Code::invalid_json)), FailsWith(Code::invalid_json));
    EXPECT_EQ(testing::PrintToString(std::expected<void, ApiError>()), "ok");
    EXPECT_THAT(testing::PrintToString(standard), StartsWith("parameter_missing 400 "));
#endif
}

TEST(gtest_adapter, values_are_matched)
{
    EXPECT_THAT(create({"Printer"}), IsOk());
    EXPECT_THAT(create({}), Not(IsOk()));
    EXPECT_THAT(remove(7), IsOk());
    EXPECT_THAT(remove(8), Not(IsOk()));
    EXPECT_THAT(amiss::expected<int>(5), IsOkAndHolds(5));
    EXPECT_THAT(amiss::expected<int>(5), IsOkAndHolds(Ge(5)));
    EXPECT_THAT(amiss::expected<int>(5), Not(IsOkAndHolds(6)));
    EXPECT_THAT(amiss::expected<int>(amiss::fail(Code::invalid_json)), Not(IsOkAndHolds(5)));
    EXPECT_THAT(amiss::expected<std::string>("text"), IsOkAndHolds("text"));
    EXPECT_THAT(amiss::expected<std::string>("text"), IsOkAndHolds(HasSubstr("ex")));
    EXPECT_THAT(amiss::expected<std::string_view>("text"), IsOkAndHolds("text"));
    EXPECT_THAT(amiss::expected<std::string>("text"), IsOkAndHolds(std::string("text")));
    EXPECT_THAT(create({"Printer"}), IsOkAndHolds(testing::Field(&Form::title, "Printer")));
    EXPECT_THAT(create({"Printer"}), Not(IsOkAndHolds(testing::Field(&Form::title, "printer"))));
    EXPECT_THAT(amiss::expected<std::unique_ptr<int>>(std::make_unique<int>(4)), IsOkAndHolds(Pointee(4)));
    EXPECT_THAT(amiss::expected<Sealed>(Sealed(4)), IsOkAndHolds(testing::Field(&Sealed::key, Pointee(4))));
    EXPECT_THAT((amiss::expected<std::vector<int>>(std::vector<int>{1, 2})), IsOkAndHolds(ElementsAre(1, 2)));
    EXPECT_THAT(amiss::expected<std::optional<int>>(std::optional<int>(4)), IsOkAndHolds(Optional(4)));
    EXPECT_THAT(amiss::expected<bool>(false), AllOf(IsOk(), IsOkAndHolds(false)));
}

TEST(gtest_adapter, the_parts_of_an_error_are_matched)
{
    EXPECT_THAT(create({}), AllOf(HasParam("title"), HasParam(StartsWith("ti")), HasParam(Not(""))));
    EXPECT_THAT(remove(8), AllOf(HasParam(""), Not(HasParam("title"))));
    EXPECT_THAT(create({}), HasMessage("The 'title' field is required."));
    EXPECT_THAT(create({}), AllOf(HasMessage(HasSubstr("title")), Not(HasMessage("title"))));
    EXPECT_THAT(create({}), AllOf(HasContext("form 7"), HasContext(EndsWith("7")), Not(HasContext("7"))));
    const testing::Matcher<const std::string&> of_string = HasSubstr("form");
    EXPECT_THAT(create({}), HasContext(of_string));
    EXPECT_THAT(create({}), HasContext(std::string("form 7")));
    EXPECT_THAT(create({}), HasContext(std::string_view("form 7")));

    EXPECT_THAT(create({}), AllOf(HasStatus(HttpStatus::bad_request), HasStatus(400), Not(HasStatus(404))));
    EXPECT_THAT(create({}), AllOf(HasStatus(AnyOf(400, 404)), Not(HasStatus(Ge(500)))));
    EXPECT_THAT(create({"a", 4}), AllOf(IsRetryable(), HasStatus(429)));
    EXPECT_THAT(create({}), Not(IsRetryable()));
    using std::chrono::seconds;
    EXPECT_THAT(create({"a", 4}), AllOf(HasRetryAfter(seconds(7)), HasRetryAfter(7), HasRetryAfter(Ge(7))));
    EXPECT_THAT(create({"a", 4}), AllOf(Not(HasRetryAfter(seconds(8))), Not(HasRetryAfter(std::chrono::minutes(7)))));
    EXPECT_THAT(create({}), Not(HasRetryAfter(Ge(0))));
    EXPECT_THAT(create({"a"}), Not(IsRetryable()));
    EXPECT_THAT(create({}),
                FailsWith(Code::parameter_missing, testing::Property("request_id", &ApiError::request_id, "")));
}

TEST(gtest_adapter, details_are_matched_by_value_and_by_text)
{
    EXPECT_THAT(invalid(), AllOf(HasDetail("limit"), HasDetail("limit", 100), HasDetail("limit", "100")));
    EXPECT_THAT(invalid(), AllOf(Not(HasDetail("limit", 10)), Not(HasDetail("limit", 100.5)), Not(HasDetail("limi"))));
    EXPECT_THAT(invalid(), AllOf(HasDetail("plan", "free"), HasDetail("plan", StartsWith("f"))));
    EXPECT_THAT(invalid(), AllOf(HasDetail("hard", true), HasDetail("hard", "true"), Not(HasDetail("hard", false))));
    EXPECT_THAT(invalid().with_detail("list", amiss::raw_json("[1]")), HasDetail("list", amiss::raw_json("[1]")));
    EXPECT_THAT(ApiError(Code::invalid_json).with_detail("limit", "100"), Not(HasDetail("limit", 100)))
        << "a text is not a number";
    EXPECT_THAT(ApiError(Code::invalid_json), Not(HasDetail("limit", 100)));
}

TEST(gtest_adapter, violations_are_matched_in_an_error_and_on_their_own)
{
    EXPECT_THAT(invalid(), AllOf(HasViolation("title"), HasViolation("priority")));
    EXPECT_THAT(invalid(), AllOf(Not(HasViolation("titl")), HasViolation(StartsWith("titl"))));
    EXPECT_THAT(invalid(), HasViolation("title", "is too long"));
    EXPECT_THAT(invalid(), Not(HasViolation("priority", "is too long"))) << "that of the same field counts";
    EXPECT_THAT(invalid(), HasViolation("priority", HasSubstr("low")));
    EXPECT_THAT(invalid().violations(), ElementsAre(HasViolation("title", "is too long"), HasViolation("priority")));
    EXPECT_THAT(invalid().violations(), Not(ElementsAre(HasViolation("title"))));
    EXPECT_THAT(invalid().violations(), Each(Not(HasViolation("seat"))));
    EXPECT_THAT(invalid().violations(), testing::Contains(HasViolation("priority")));
    EXPECT_THAT(invalid().violations(), testing::SizeIs(2));
    EXPECT_THAT(create({}), FailsWith(HttpStatus::bad_request, Not(HasViolation("title"))));
}

TEST(gtest_adapter, bodies_are_matched_but_for_white_space)
{
    const ApiError error = ApiError(Code::parameter_missing).with_param("title");
    EXPECT_THAT(error, WritesBody(amiss::cstar::envelope, {"req_1"}, R"({
        "success": false,
        "error": {
            "type": "invalid_request_error", "code": "parameter_missing", "message": "The 'title' field is required.",
            "param": "title", "doc_url": "https://cstar.help/developers/api/errors#parameter_missing",
            "request_id": "req_1"
        }
    })"));
    EXPECT_THAT(error, WritesBody(amiss::cstar_v1::envelope, to_string(amiss::cstar_v1::envelope, error)));
    EXPECT_THAT(error, Not(WritesBody(amiss::cstar::envelope, to_string(amiss::cstar_v1::envelope, error))));
    EXPECT_THAT(error, WritesBody(amiss::cstar::envelope, HasSubstr(R"("param":"title")")));
    EXPECT_THAT(error, WritesBody(amiss::AnyEnvelope(amiss::cstar::envelope), HasSubstr(R"("param":"title")")));
    EXPECT_THAT(amiss::expected<int>(5), Not(WritesBody(amiss::cstar::envelope, "{}")));
    EXPECT_THAT(create({}), Not(WritesBody(amiss::cstar::envelope, HasSubstr("form 7")))) << "nothing internal";
    constexpr auto layout = amiss::object(amiss::member("a", amiss::field::param), amiss::member("b", 1));
    EXPECT_THAT(error, WritesBody(layout, R"({"a":"title","b":1})"));
    EXPECT_THAT(error, Not(WritesBody(layout, R"({"b":1,"a":"title"})"))) << "the order counts";
    EXPECT_THAT(error, Not(WritesBody(layout, R"({"a":"ti tle","b":1})"))) << "the white space of texts counts";
}

TEST(gtest_adapter, matchers_compose)
{
    const std::vector<amiss::expected<int>> results{5, amiss::fail(Code::invalid_json)};
    EXPECT_THAT(results, ElementsAre(IsOkAndHolds(5), FailsWith(Code::invalid_json)));
    EXPECT_THAT(results, Each(AnyOf(IsOk(), HasStatus(400))));
    const ApiError error = invalid();
    EXPECT_THAT(&error, Pointee(FailsWith(Code::parameter_invalid)));
    EXPECT_THAT(std::make_unique<ApiError>(error), Pointee(HasStatus(400)));
    EXPECT_THAT(std::optional<ApiError>(error), Optional(HasViolation("title")));
    EXPECT_THAT(std::make_pair(1, error), testing::Pair(1, FailsWith(Code::parameter_invalid)));
    EXPECT_THAT([&] { throw amiss::ApiException(error); },
                testing::Throws<amiss::ApiException>(FailsWith(Code::parameter_invalid, HasViolation("title"))));
    const testing::Matcher<const amiss::expected<Form>&> typed = FailsWith(Code::parameter_missing);
    EXPECT_TRUE(typed.Matches(create({})));
    EXPECT_FALSE(typed.Matches(create({"Printer"})));
    EXPECT_TRUE(testing::Value(create({}), HasParam("title")));
}

TEST(gtest_adapter, a_response_has_a_status_too)
{
    char buffer[512];
    const amiss::Response response = amiss::respond(amiss::cstar::envelope, create({}).error(), {}, buffer);
    EXPECT_THAT(response, AllOf(HasStatus(400), HasStatus(HttpStatus::bad_request), Not(HasStatus(404))));
    EXPECT_THAT(AMISS_FAILURE_OF(response, HasStatus(404)), HasSubstr("whose status is 400 Bad Request"));
    EXPECT_THAT(std::string(R"({"a": [1, 2]})"), amiss::IsJson(R"({ "a":[1,2] })"));
    EXPECT_THAT(response.body, Not(amiss::IsJson("{}")));
}

// --- what is printed --------------------------------------------------------------------------------------------------

TEST(gtest_adapter, a_failing_assertion_names_code_status_message_param_and_place)
{
    const std::string said = AMISS_FAILURE_OF(create({}), FailsWith(Code::parameter_invalid, HasParam("title")));
    EXPECT_THAT(said,
                StartsWith("Value of: create({})\n"
                           "Expected: fails with parameter_invalid and has a param that is equal to \"title\"\n"
                           "  Actual: parameter_missing 400 \"The 'title' field is required.\" param=\"title\" "
                           "context=\"form 7\" at "));
    EXPECT_THAT(said, HasSubstr("gtest.cpp:"));
    EXPECT_THAT(said, EndsWith(", whose code is parameter_missing"));
    EXPECT_THAT(AMISS_FAILURE_OF(create({}), FailsWith(Code::parameter_missing, HasParam("priority"))),
                EndsWith(", whose param is \"title\""));
    EXPECT_THAT(AMISS_FAILURE_OF(create({"Printer"}), FailsWith(Code::parameter_missing)),
                EndsWith("which is not an error"));
    EXPECT_THAT(AMISS_FAILURE_OF(remove(7), FailsWith(Code::parameter_missing)),
                EndsWith("  Actual: ok, which is not an error"));
}

TEST(gtest_adapter, comparisons_print_both_sides)
{
    const ApiError error = create({}).error();
    const std::string said = amiss_test::failure_of([&] { EXPECT_EQ(error, Code::parameter_invalid); });
    EXPECT_THAT(said,
                HasSubstr("\n    Which is: parameter_missing 400 \"The 'title' field is required.\" param=\"title\""));
    EXPECT_THAT(said, HasSubstr("\n    Which is: parameter_invalid"));
    EXPECT_THAT(amiss_test::failure_of([&] { EXPECT_EQ(error, HttpStatus::not_found); }),
                HasSubstr("Which is: 404 Not Found"));
    const amiss::expected<int> failed = amiss::fail(Code::resource_not_found);
    EXPECT_THAT(amiss_test::failure_of([&] { EXPECT_EQ(failed, amiss::expected<int>(5)); }),
                AllOf(HasSubstr("Which is: resource_not_found 404 "), HasSubstr("Which is: 5")));
}

TEST(gtest_adapter, results_of_any_value_print)
{
    using testing::PrintToString;
    EXPECT_EQ(PrintToString(amiss::expected<int>(5)), "5");
    EXPECT_EQ(PrintToString(amiss::expected<std::string>("text")), "\"text\"");
    EXPECT_EQ(PrintToString(amiss::expected<void>()), "ok");
    EXPECT_THAT(PrintToString(amiss::expected<Sealed>(Sealed(4))), StartsWith("8-byte object <"));
    EXPECT_THAT(PrintToString(amiss::expected<Sealed>(amiss::fail(Code::invalid_json))),
                StartsWith("invalid_json 400 \""));
    EXPECT_THAT(PrintToString(amiss::fail(Code::invalid_json)), StartsWith("invalid_json 400 \""));
    EXPECT_THAT(PrintToString(invalid().violations()), StartsWith("{ title: \"is too long\", priority: \"must be"));
    EXPECT_EQ(PrintToString(amiss::Violation{"a", "b", "too_long"}), "a: \"b\" (too_long)");
    EXPECT_THAT(PrintToString(ApiError(Code::invalid_json).with_context("password=hunter2")),
                Not(HasSubstr("hunter2")));
}
