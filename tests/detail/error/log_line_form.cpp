// SPDX-License-Identifier: BSL-1.0
// Tests of the parts of a log as a line, each on its own.
#include <amiss/detail/error/log_line_form.hpp>

#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;
using detail::LogWriter;

template <class Put>
std::string line_with(Put put_part)
{
    char buffer[512];
    LogWriter out(buffer, sizeof buffer);
    detail::LogLineForm form(out);
    put_part(form);
    return std::string(out.text());
}
using Form = detail::LogLineForm;

TEST(log_line_form, a_member_without_text_is_left_out)
{
    EXPECT_EQ(line_with([](Form& form) { form.text("k", ""); }), "");
    EXPECT_EQ(line_with([](Form& form) { form.text("k", "a\"b"); }), R"( k="a\"b")");
    EXPECT_EQ(line_with([](Form& form) { form.empty_text("k"); }), R"( k="")");
    EXPECT_EQ(line_with([](Form& form) { form.number("k", -7); }), " k=-7");
}

TEST(log_line_form, a_name_with_a_space_is_in_quotes)
{
    EXPECT_EQ(line_with([](Form& form) { form.code("a b", false), form.status(400); }), R"("a b" 400)");
    EXPECT_EQ(line_with([](Form& form) { form.no_code(), form.status(0); }), "- 0");
}

TEST(log_line_form, what_has_no_quotes)
{
    const auto word = [](LogWriter& out) { out.put("w:1"); };
    EXPECT_EQ(line_with([word](Form& form) { form.cause(word), form.at(word); }), " cause=w:1 at w:1");
    EXPECT_EQ(line_with([word](Form& form) { form.message("w:1", word), form.made_text("k", word); }),
              R"( "w:1" k="w:1")");
}

TEST(log_line_form, violations_follow_each_other)
{
    const ApiError error = ApiError(HttpStatus::gone)
                               .with_violation("a", "is bad")
                               .with_violation(violation("b", "is worse", "worse").detail("limit", 8));
    EXPECT_EQ(line_with([&error](Form& form) { form.violations(error.violations()), form.details("{}"); }),
              R"( violation="a":"is bad" violation="b":"is worse" violation_code="worse")"
              R"( violation_details="{\"limit\":8}" details="{}")");
}

} // namespace
