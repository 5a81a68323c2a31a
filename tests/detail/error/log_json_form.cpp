// SPDX-License-Identifier: BSL-1.0
// Tests of the parts of a log as JSON, each on its own.
#include <amiss/detail/error/log_json_form.hpp>

#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

namespace {

using namespace amiss;
using detail::LogJsonForm;
using detail::LogWriter;

template <class Put>
std::string object_with(Put put_part, std::size_t capacity = 512)
{
    char buffer[512];
    LogJsonForm form(buffer, capacity);
    put_part(form);
    return std::string(form.finish());
}

TEST(log_json_form, a_member_without_text_is_left_out)
{
    EXPECT_EQ(object_with([](LogJsonForm& form) { form.text("k", ""), form.no_code(), form.code("", false); }), "{}");
    EXPECT_EQ(object_with(
                  [](LogJsonForm& form) { form.text("k", "a\"b"), form.empty_text("l"), form.number("m", -7); }),
              R"({"k":"a\"b","l":"","m":-7})");
}

TEST(log_json_form, a_name_is_never_cut)
{
    const auto name = [](LogJsonForm& form) { form.code("abcdef", false), form.status(400); };
    EXPECT_EQ(object_with(name, 29), R"({"code":"abcdef"})");
    EXPECT_EQ(object_with(name, 30), R"({"code":"abcdef","status":400})");
    EXPECT_EQ(object_with(name, 16), "{}");
}

TEST(log_json_form, texts_of_several_values)
{
    const auto word = [](LogWriter& out) { out.put("w:1"); };
    EXPECT_EQ(object_with([word](LogJsonForm& form) {
                  form.message("w:1", word), form.made_text("of", word), form.cause(word), form.at(word);
              }),
              R"({"message":"w:1","of":"w:1","cause":"w:1","at":"w:1"})");
    EXPECT_EQ(object_with([](LogJsonForm& form) { form.message("", [](LogWriter&) {}), form.status(1); }),
              R"({"message":"","status":1})");
}

TEST(log_json_form, violations_are_a_list)
{
    const ApiError error = ApiError(HttpStatus::gone)
                               .with_violation("a", "")
                               .with_violation(violation("b", "is worse", "worse").detail("password", "hunter2"));
    const auto violations = [&error](LogJsonForm& form) { form.violations(error.violations()); };
    EXPECT_EQ(object_with(violations),
              R"({"violations":[{"field":"a","message":""},)"
              R"({"field":"b","message":"is worse","code":"worse","details":{"password":"***"}}]})");
    EXPECT_EQ(object_with(violations, 30), R"({"violations":[{"field":"a"}]})");
    EXPECT_EQ(object_with(violations, 29), "{}");
    EXPECT_EQ(object_with([](LogJsonForm& form) { form.violations(ApiError(HttpStatus::gone).violations()); }), "{}");
}

} // namespace
