// SPDX-License-Identifier: BSL-1.0
// Tests of values in a sink: strings, numbers and times in and outside a text, and JSON that is made safe for HTML.
#include <amiss/detail/write/value_writer.hpp>

#include <amiss/detail/write/sinks.hpp>
#include <amiss/error.hpp>

#include "support/resolved_values.hpp"

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string_view>

namespace {

using namespace amiss;
using namespace amiss::detail;

class OneValue : ValueWriter<BodySink> {
public:
    OneValue(char (&to)[256], const FieldValues& field_values, Escaping escaping)
        : ValueWriter({to, to + sizeof to}, field_values, escaping), begin_(to)
    {}

    std::string_view string(std::string_view text, bool in_text = false)
    {
        in_text_ = in_text;
        put_string(text);
        return written();
    }
    std::string_view json(std::string_view text)
    {
        put_json(text);
        return written();
    }
    std::string_view number(std::int64_t value, bool as_text)
    {
        put_number(value, as_text);
        return written();
    }
    std::string_view time(FieldStyle style, std::string_view zone)
    {
        put_exact_time(style, zone);
        return written();
    }

private:
    std::string_view written() const { return {begin_, sink_.size}; }

    const char* begin_;
};

struct Made {
    ApiError error = ApiError(cstar::Code::invalid_json).with_timestamp(std::chrono::system_clock::from_time_t(9));
    ResolvedValues values{plan_of(cstar::envelope), error};
    char buffer[256];

    Made() { values.milliseconds = 7; }
    OneValue writer(Escaping escaping = Escaping::json) { return {buffer, values, escaping}; }
};

TEST(value_writer, strings_have_quotes_but_inside_a_text)
{
    Made made;
    EXPECT_EQ(made.writer().string("a\nb<"), R"("a\nb<")");
    EXPECT_EQ(made.writer(Escaping::html).string("a\nb<"), R"("a\nb\u003c")");
    EXPECT_EQ(made.writer().string("a\"", true), R"(a\")");
}

TEST(value_writer, only_html_escapes_are_added_to_json)
{
    Made made;
    constexpr std::string_view json = R"({"a":"<\n&\u0041"})";
    EXPECT_EQ(made.writer().json(json), json);
    EXPECT_EQ(made.writer(Escaping::html).json(json), R"({"a":"\u003c\n\u0026\u0041"})");
}

TEST(value_writer, numbers_and_times)
{
    Made made;
    EXPECT_EQ(made.writer().number(-9223372036854775807 - 1, false), "-9223372036854775808");
    EXPECT_EQ(made.writer().number(404, true), R"("404")");
    EXPECT_EQ(made.writer().time(FieldStyle::plain, {}), R"("1970-01-01T00:00:09Z")");
    EXPECT_EQ(made.writer().time(FieldStyle::milliseconds, "+00:00"), R"("1970-01-01T00:00:09.007+00:00")");
    EXPECT_EQ(made.writer().time(FieldStyle::unix_seconds, {}), "9");
    EXPECT_EQ(made.writer().time(FieldStyle::unix_ms, {}), "9007");
}

} // namespace
