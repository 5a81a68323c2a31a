// SPDX-License-Identifier: BSL-1.0
// Tests of the values of fields as JSON, each in its own form, with and without a value.
#include <amiss/detail/write/field_writer.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>

#include "support/resolved_values.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

struct StringSink {
    static constexpr bool escapes_json = false;
    std::string* text;
    void put(char c) noexcept { *text += c; }
    void put(std::string_view piece) noexcept { text->append(piece); }
    void put_escaped(std::string_view piece, Escaping) noexcept { text->append(piece); }
};

class OneField : detail::FieldWriter<StringSink> {
public:
    OneField(std::string& text, const detail::FieldValues& values, Escaping escaping)
        : FieldWriter(StringSink{&text}, values, escaping)
    {}
    void put(Field field)
    {
        const auto layout = detail::as_layout(field);
        this->put_field(layout.nodes.data());
    }
};

std::string json_of(Field field, const ApiError& error, Escaping escaping = Escaping::json)
{
    const ResolvedValues values(detail::plan_of(cstar::envelope), error);
    std::string text;
    OneField(text, values, escaping).put(field);
    return text;
}

TEST(field_writer, every_form_with_a_value)
{
    const ApiError error = ApiError(cstar::Code::rate_limit_exceeded)
                               .with_retry_after(30)
                               .with_timestamp(std::chrono::system_clock::from_time_t(9))
                               .with_detail("d", raw_json("[1]"))
                               .with_violation("f", "m");
    EXPECT_EQ(json_of(field::code, error), R"("rate_limit_exceeded")");
    EXPECT_EQ(json_of(field::status, error), "429");
    EXPECT_EQ(json_of(field::status.as_text(), error), R"("429")");
    EXPECT_EQ(json_of(field::reason, error), R"("Too Many Requests")");
    EXPECT_EQ(json_of(field::retry_after, error), "30");
    EXPECT_EQ(json_of(field::timestamp, error), R"("1970-01-01T00:00:09Z")");
    EXPECT_EQ(json_of(field::doc_url, error), R"("https://cstar.help/developers/api/errors#rate_limit_exceeded")");
    EXPECT_EQ(json_of(field::details, error), R"({"d":[1]})");
    EXPECT_EQ(json_of(field::detail("d"), error), "[1]");
    EXPECT_EQ(json_of(field::violations, error), R"({"f":"m"})");
    EXPECT_EQ(json_of(field::violations.as_lists(), error), R"({"f":["m"]})");
    EXPECT_EQ(json_of(field::retryable, error), "true");
}

TEST(field_writer, every_form_without_a_value)
{
    const ApiError error = cstar::Code::invalid_json;
    for (const Field field : {field::param, field::timestamp, field::retry_after, field::instance, field::detail("d")})
        EXPECT_EQ(json_of(field, error), R"("")");
    EXPECT_EQ(json_of(field::details, error), "{}");
    EXPECT_EQ(json_of(field::violations, error), "{}");
}

TEST(field_writer, details_are_escaped_for_html_inside_their_strings)
{
    std::string escaped;
    struct Sink : StringSink {
        using StringSink::put;
        void put_escaped(std::string_view piece, Escaping) noexcept { *text += '!' + std::string(piece) + '!'; }
    };
    struct Writer : detail::FieldWriter<Sink> {
        using FieldWriter::FieldWriter;
        using FieldWriter::put_json;
    };
    const ApiError error = cstar::Code::invalid_json; // the values are views of it
    const ResolvedValues values(detail::plan_of(cstar::envelope), error);
    Writer(Sink{{&escaped}}, values, Escaping::html).put_json(R"({"a":"<b>"})");
    EXPECT_EQ(escaped, R"({"a":"!<!b!>!"})");
}

} // namespace
