// SPDX-License-Identifier: BSL-1.0
// Tests of the parts of writing several errors: sizes, how many fit, and the status that they have in common.
#include <amiss/detail/write/write_errors.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace amiss;
using cstar::Code;

constexpr auto listed =
    object(member("errors", each_error(object(member("code", field::code), optional_member("p", field::param)))));

TEST(write_errors, sizes_are_those_of_the_text)
{
    std::vector<ApiError> errors{Code::invalid_json, Code::internal_error};
    errors[1].with_param("p");
    const detail::ErrorList list(errors);
    const detail::Plan plan = detail::plan_of(listed);
    const RequestInfo request;
    const detail::ErrorsBody body{plan, list, request};
    constexpr std::string_view whole = R"({"errors":[{"code":"invalid_json"},{"code":"internal_error","p":"p"}]})";
    EXPECT_EQ(detail::errors_to_string(body), whole);
    EXPECT_EQ(detail::size_of_errors(body, detail::all_options, detail::all_errors), whole.size());
    EXPECT_EQ(detail::size_of_errors(body, 0, detail::all_errors), whole.size() - 8) << "without optional members";
    EXPECT_EQ(detail::size_of_errors(body, 0, 1), std::string_view(R"({"errors":[{"code":"invalid_json"}]})").size());
    EXPECT_EQ(detail::count_of_fitting(body, 0, whole.size() - 8), 2U);
    EXPECT_EQ(detail::count_of_fitting(body, 0, whole.size() - 9), 1U);
    EXPECT_EQ(detail::count_of_fitting(body, 0, 3), 0U);
}

TEST(write_errors, one_error_that_is_too_large_keeps_its_brackets)
{
    const std::vector<ApiError> errors{ApiError(Code::invalid_json).with_message("0123456789")};
    constexpr auto layout = object(member("m", field::message));
    const detail::ErrorList list(errors);
    const detail::Plan plan = detail::plan_of(layout);
    const RequestInfo request;
    char buffer[16];
    const std::size_t size = detail::shrink_one_error({plan, list, request}, buffer, 13);
    EXPECT_EQ(std::string_view(buffer, size), R"([{"m":"012"}])");
    EXPECT_EQ(detail::shrink_one_error({plan, list, request}, buffer, 9), 0U);
    EXPECT_EQ(detail::shrink_one_error({plan, list, request}, buffer, 1), 0U);
}

int common_status(const std::vector<int>& statuses)
{
    detail::ErrorsSummary summary;
    for (const int status : statuses) summary.add(status);
    return summary.status;
}

TEST(write_errors, the_status_of_the_worst_errors_does_not_depend_on_the_order)
{
    EXPECT_EQ(common_status({404}), 404);
    EXPECT_EQ(common_status({404, 404}), 404);
    EXPECT_EQ(common_status({404, 422, 404}), 400);
    EXPECT_EQ(common_status({400, 422, 422}), 400);
    EXPECT_EQ(common_status({503, 404}), 503);
    EXPECT_EQ(common_status({404, 422, 503}), 503);
    EXPECT_EQ(common_status({503, 404, 404}), 503);
    EXPECT_EQ(common_status({503, 404, 502}), 500);
    EXPECT_EQ(common_status({503, 502}), 500);
}

TEST(write_errors, what_is_sent_of_an_error_from_elsewhere_is_the_fallback_row)
{
    ApiError error = Code::invalid_json;
    detail::ErrorAccess::head(error).provenance = Provenance::server;
    const std::vector<ApiError> errors{error};
    const detail::ErrorList list(errors);
    const detail::Plan plan = detail::plan_of(cstar::envelope);
    const RequestInfo request;
    detail::SentError sent({plan, list, request}, error);
    EXPECT_EQ(sent.values().text(FieldKind::code), "internal_error");
    EXPECT_EQ(sent.error().status(), HttpStatus::none);
}

} // namespace
