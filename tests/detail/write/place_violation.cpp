// SPDX-License-Identifier: BSL-1.0
// Tests of violations in an envelope without a place for them: the first fills param and message, and the log counts the rest.
#include <amiss/detail/write/place_violation.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/log_envelope.hpp>
#include <amiss/read.hpp>
#include <amiss/respond.hpp>

#include "support/layouts.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;

template <class EnvelopeOrLayout>
detail::LayoutView layout_of(const EnvelopeOrLayout& envelope)
{
    return detail::plan_of(envelope).layout;
}

ApiError two_fields()
{
    return ApiError(cstar::Code::parameter_invalid)
        .with_violation("title", "is missing")
        .with_violation("tags", "is long");
}

template <class EnvelopeOrLayout>
std::string logged(const EnvelopeOrLayout& envelope, const ApiError& error)
{
    char line[1024];
    return std::string(log_line(envelope, error, {}, line));
}

TEST(place_violation, a_place_is_a_map_or_a_list)
{
    EXPECT_TRUE(detail::has_violations_place(layout_of(onestack::envelope)));
    EXPECT_TRUE(detail::has_violations_place(layout_of(layouts::json_api_each)));
    EXPECT_TRUE(detail::has_violations_place(layout_of(layouts::lists)));
    EXPECT_FALSE(detail::has_violations_place(layout_of(cstar::envelope)));
    EXPECT_FALSE(detail::has_violations_place(layout_of(layouts::slack)));
}

TEST(place_violation, the_first_one_is_the_parameter_and_the_message)
{
    const std::string expected =
        R"("message":"is missing","param":"title","doc_url":"https://cstar.help/developers/api/errors#parameter_invalid"}})";
    const ApiError error = two_fields();
    char buffer[512];
    for (const std::string& body :
         {to_string(cstar::envelope, error), std::string(write(cstar::envelope, error, {}, buffer).text),
          std::string(write_fitted(cstar::envelope, error, {}, buffer).text),
          std::string(respond(cstar::envelope, error, {}, buffer).body), to_string(cstar::envelope.html_safe(), error)})
        EXPECT_NE(body.find(expected), body.npos) << body;
    EXPECT_EQ(error.param(), "") << "only the body changes";
    const std::string line = logged(cstar::envelope, error);
    EXPECT_NE(line.find(" unwritten_violations=1 "), line.npos) << line;
    EXPECT_NE(line.find("\"is missing\""), line.npos) << line;
}

TEST(place_violation, an_error_with_a_parameter_or_a_text_of_its_own_keeps_them)
{
    ApiError named = two_fields();
    named.with_param("other");
    EXPECT_NE(to_string(cstar::envelope, named).find(R"("param":"other")"), std::string::npos);
    EXPECT_EQ(to_string(cstar::envelope, named).find("is missing"), std::string::npos);
    EXPECT_NE(logged(cstar::envelope, named).find(" unwritten_violations=2 "), std::string::npos);
    ApiError told = two_fields();
    told.with_message("Two fields are wrong.");
    EXPECT_NE(to_string(cstar::envelope, told).find("Two fields are wrong."), std::string::npos);
    EXPECT_EQ(to_string(cstar::envelope, told).find("title"), std::string::npos);
    EXPECT_NE(logged(cstar::envelope, told).find(" unwritten_violations=2 "), std::string::npos);
}

TEST(place_violation, an_envelope_with_a_place_for_violations_writes_them_all_there)
{
    ApiError error = ApiError(onestack::Code::validation_error).with_violation("title", "is missing");
    const std::string body = to_string(onestack::envelope, error);
    EXPECT_NE(body.find(R"("fields":{"title":"is missing"})"), body.npos) << body;
    EXPECT_EQ(body.find(R"("error":"is missing")"), body.npos) << body;
    EXPECT_EQ(logged(onestack::envelope, error).find("unwritten"), std::string::npos);
}

TEST(place_violation, a_field_without_a_place_for_its_name_is_counted)
{
    const ApiError error = ApiError(codespar::Code::invalid_request).with_violation("title", "is missing");
    EXPECT_NE(to_string(codespar::envelope, error).find(R"("message":"is missing")"), std::string::npos);
    EXPECT_NE(logged(codespar::envelope, error).find(" unwritten_violations=1 "), std::string::npos);
    const ApiError whole = ApiError(codespar::Code::invalid_request).with_violation("", "The body is missing.");
    EXPECT_EQ(logged(codespar::envelope, whole).find("unwritten"), std::string::npos);
}

TEST(place_violation, nothing_of_an_error_from_elsewhere_goes_out)
{
    const ApiError error =
        read(onestack::envelope,
             Received{400, R"({"error":"m","code":"VALIDATION_ERROR","details":{"fields":{"theirs":"x"}}})"});
    ASSERT_EQ(error.violations().size(), 1U);
    EXPECT_EQ(to_string(cstar::envelope, error).find("theirs"), std::string::npos);
    EXPECT_EQ(logged(cstar::envelope, error).find("unwritten"), std::string::npos);
}

} // namespace
