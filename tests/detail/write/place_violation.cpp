// SPDX-License-Identifier: BSL-1.0
// Tests of violations in an envelope without a place for them: the first fills param and message, and the log counts the rest.
#include <amiss/detail/write/place_violation.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/log.hpp>
#include <amiss/log_envelope.hpp>
#include <amiss/read.hpp>
#include <amiss/respond.hpp>

#include "support/layouts.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace place_violation_test {

enum class Code { too_long = 1, other };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("place_violation_test",
                                amiss::row(Code::too_long, "too_long", HttpStatus::bad_request, "",
                                           "{{{param}}} takes {limit}.")
                                    .plain("Too long."),
                                amiss::row(Code::other, "other", HttpStatus::internal_server_error, "",
                                           "Something broke."));
}
constexpr auto envelope = amiss::envelope(Code::other, [] {
    return amiss::object(amiss::member("code", amiss::field::code), amiss::member("message", amiss::field::message));
});

} // namespace place_violation_test
AMISS_ERROR_ENUM(place_violation_test, Code)

namespace {

using namespace amiss;

/// The longest field name with which a template can be filled, after one that was filled with "title".
std::size_t longest_name(const std::string& filled)
{
    return detail::FieldValues::max_made_text - (filled.size() - std::string_view("title").size());
}

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

TEST(place_violation, what_the_error_says_itself_stays)
{
    ApiError named = two_fields();
    named.with_param("other");
    EXPECT_NE(to_string(cstar::envelope, named).find(R"("param":"other")"), std::string::npos);
    EXPECT_EQ(to_string(cstar::envelope, named).find("is missing"), std::string::npos) << "it is about another field";
    EXPECT_NE(logged(cstar::envelope, named).find(" unwritten_violations=2 "), std::string::npos);
    ApiError same = two_fields();
    same.with_param("title");
    EXPECT_NE(to_string(cstar::envelope, same).find("\"message\":\"" + std::string(same.message()) + '"'),
              std::string::npos)
        << "the message is the one that the error says it has";
    EXPECT_NE(logged(cstar::envelope, same).find(" unwritten_violations=2 "), std::string::npos);
    same.with_message("is missing");
    EXPECT_NE(logged(cstar::envelope, same).find(" unwritten_violations=1 "), std::string::npos);
    ApiError told = two_fields();
    told.with_message("Two fields are wrong.");
    EXPECT_NE(to_string(cstar::envelope, told).find(R"("message":"Two fields are wrong.","param":"title")"),
              std::string::npos);
    EXPECT_NE(logged(cstar::envelope, told).find(" unwritten_violations=2 "), std::string::npos)
        << "the message of the first is not in the body";
    told.with_message("is missing");
    EXPECT_NE(logged(cstar::envelope, told).find(" unwritten_violations=1 "), std::string::npos);
    ApiError both = two_fields();
    both.with_param("other").with_message("Own.");
    EXPECT_NE(to_string(cstar::envelope, both).find(R"("message":"Own.","param":"other")"), std::string::npos);
}

TEST(place_violation, field_names_the_field_that_failed)
{
    const ApiError error = ApiError(cstar_v1::Code::validation_error).with_violation("title", "title is required");
    EXPECT_EQ(to_string(cstar_v1::envelope, error),
              R"({"success":false,"error":{"code":"VALIDATION_ERROR","message":"title is required","field":"title"}})");
    EXPECT_EQ(error.param(), "");
    EXPECT_NE(error.message(), "title is required");
}

/// The body in each way that there is to write it; all of them must be the same.
template <class EnvelopeOrLayout>
std::string in_every_way(const EnvelopeOrLayout& envelope, const ApiError& error)
{
    char buffer[1024];
    std::string body = to_string(envelope, error);
    EXPECT_EQ(write(envelope, error, {}, buffer).text, body);
    EXPECT_EQ(write(envelope, error, {}, buffer, body.size()).text, body) << "exactly that size";
    EXPECT_EQ(write_fitted(envelope, error, {}, buffer).text, body);
    EXPECT_EQ(respond(envelope, error, {}, buffer).body, body);
    EXPECT_EQ(to_string(envelope.html_safe(), error), body) << "walked";
    return body;
}

TEST(place_violation, nothing_is_unfilled_where_a_failed_field_speaks)
{
    const ApiError missing = cstar::Code::parameter_missing;
    EXPECT_NE(logged(cstar::envelope, missing).find(R"(unfilled="{param}")"), std::string::npos);
    for (const char* text : {"", "is missing"}) {
        const ApiError error = ApiError(missing).with_violation("title", text);
        EXPECT_EQ(logged(cstar::envelope, error).find("unfilled"), std::string::npos) << text;
        char line[512];
        EXPECT_NE(amiss::log_line(error, line).find("unfilled"), std::string_view::npos) << "it knows no envelope";
    }
}

TEST(place_violation, without_a_message_the_field_fills_the_template)
{
    ApiError error = ApiError(cstar::Code::parameter_missing).with_violation("title", "");
    const std::string filled(ApiError(cstar::Code::parameter_missing).with_param("title").message());
    ASSERT_NE(filled, error.message());
    EXPECT_NE(in_every_way(cstar::envelope, error).find("\"message\":\"" + filled + "\",\"param\":\"title\""),
              std::string::npos);
    EXPECT_EQ(logged(cstar::envelope, error).find("unwritten"), std::string::npos) << "nothing is missing";
    EXPECT_EQ(error.param(), "");

    const std::string name(longest_name(filled), 'f');
    const ApiError long_name = ApiError(cstar::Code::parameter_missing).with_violation(name, "");
    EXPECT_NE(in_every_way(cstar::envelope, long_name)
                  .find(ApiError(cstar::Code::parameter_missing).with_param(name).message()),
              std::string::npos);
    const ApiError too_long = ApiError(cstar::Code::parameter_missing).with_violation(name + "f", "");
    const std::string body = in_every_way(cstar::envelope, too_long);
    EXPECT_NE(body.find("\"message\":\"" + std::string(too_long.message()) + "\",\"param\":\"" + name + "f\""),
              std::string::npos)
        << "the plain text of the row";

    ApiError named = ApiError(cstar::Code::parameter_missing).with_violation("", "");
    EXPECT_EQ(in_every_way(cstar::envelope, named), to_string(cstar::envelope, cstar::Code::parameter_missing));
}

TEST(place_violation, the_template_keeps_the_other_values)
{
    using place_violation_test::Code;
    const ApiError error = ApiError(Code::too_long).with_detail("limit", 80).with_violation("zip", "");
    EXPECT_EQ(in_every_way(place_violation_test::envelope, error),
              R"({"code":"too_long","message":"{zip} takes 80."})");
    EXPECT_EQ(in_every_way(place_violation_test::envelope, ApiError(Code::too_long).with_violation("zip", "")),
              R"({"code":"too_long","message":"Too long."})")
        << "a value is missing";
    EXPECT_EQ(in_every_way(place_violation_test::envelope, ApiError(Code::other).with_violation("zip", "")),
              R"({"code":"other","message":"Something broke."})")
        << "no template";
}

TEST(place_violation, a_fitted_body_cuts_the_violation_s_message)
{
    const ApiError error = ApiError(cstar_v1::Code::validation_error).with_violation("title", "title is required");
    char buffer[80];
    EXPECT_EQ(write_fitted(cstar_v1::envelope, error, {}, buffer, 77).text,
              R"({"success":false,"error":{"code":"VALIDATION_ERROR","message":"title is re"}})");
    const ApiError unsaid = ApiError(cstar::Code::parameter_missing).with_violation("title", "");
    const std::string whole = to_string(cstar::envelope, unsaid);
    const std::size_t end = whole.find(",\"param\"");
    std::string cut(end + 2, ' ');
    const Written fitted = write_fitted(cstar::envelope, unsaid, {}, cut.data(), cut.size());
    EXPECT_EQ(fitted.text, whole.substr(0, end) + "}}") << "the filled template outlives the first attempt";
}

TEST(place_violation, an_error_without_a_row_takes_it_too)
{
    const ApiError bare = ApiError(HttpStatus::bad_request).with_violation("title", "is missing");
    EXPECT_NE(in_every_way(cstar::envelope, bare).find(R"("message":"is missing","param":"title")"), std::string::npos);
    const ApiError unsaid = ApiError(HttpStatus::bad_request).with_violation("title", "");
    EXPECT_NE(in_every_way(cstar::envelope, unsaid).find(R"("message":"Bad Request","param":"title")"),
              std::string::npos);
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
