// SPDX-License-Identifier: BSL-1.0
// Tests of the field sink: the first value of a field wins, sentences are not codes, and limits are flagged.
#include <amiss/detail/read/field_sink.hpp>

#include <amiss/apis/onestack.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace {

using namespace amiss;
using detail::FieldSink;
using std::chrono::seconds;

class FieldSinkTest : public testing::Test {
protected:
    void put(FieldKind field, std::string_view text) { sink.put_text(field, "k", text); }
    void number(FieldKind field, std::string_view text) { sink.put_number(field, "k", text); }
    std::string_view context()
    {
        sink.finish();
        return error.context();
    }

    ApiError error{HttpStatus::bad_request};
    FieldSink sink{error, &catalog_of<onestack::Code>()};
};
using field_sink = FieldSinkTest;

TEST_F(field_sink, stores_each_field)
{
    put(FieldKind::code, "CONFLICT");
    put(FieldKind::message, "m");
    put(FieldKind::param, "p");
    put(FieldKind::doc_url, "u");
    put(FieldKind::request_id, "r");
    put(FieldKind::timestamp, "1970-01-01T00:00:09Z");
    number(FieldKind::retry_after, "7");
    EXPECT_EQ(error, onestack::Code::conflict);
    EXPECT_EQ(error.status(), HttpStatus::bad_request) << "the status of the response is kept";
    EXPECT_EQ(error.message(), "m");
    EXPECT_EQ(error.param(), "p");
    EXPECT_EQ(error.doc_url(), "u");
    EXPECT_EQ(error.request_id(), "r");
    EXPECT_EQ(error.timestamp(), std::chrono::system_clock::from_time_t(9));
    EXPECT_EQ(error.retry_after(), seconds(7));
    EXPECT_EQ(sink.taken(), 7U);
    EXPECT_FALSE(sink.malformed());
}

TEST_F(field_sink, an_empty_text_counts_as_absent)
{
    for (const FieldKind field :
         {FieldKind::code, FieldKind::message, FieldKind::param, FieldKind::timestamp, FieldKind::retry_after})
        put(field, "");
    EXPECT_EQ(sink.taken(), 0U);
    EXPECT_FALSE(sink.malformed());
    put(FieldKind::param, "p");
    EXPECT_EQ(error.param(), "p");
}

TEST_F(field_sink, the_first_value_of_a_field_wins)
{
    for (const char* text : {"CONFLICT", "NOT_FOUND", "other"}) put(FieldKind::code, text);
    for (const char* text : {"first", "second"}) {
        put(FieldKind::message, text);
        put(FieldKind::param, text);
    }
    number(FieldKind::retry_after, "1");
    put(FieldKind::retry_after, "2");
    EXPECT_EQ(error, onestack::Code::conflict);
    EXPECT_EQ(error.message(), "first");
    EXPECT_EQ(error.param(), "first");
    EXPECT_EQ(error.retry_after(), seconds(1));
    EXPECT_EQ(sink.taken(), 4U);
}

TEST_F(field_sink, an_unknown_token_is_a_name_and_anything_else_a_message)
{
    put(FieldKind::code, "a sentence");
    EXPECT_EQ(error.name(), "");
    EXPECT_EQ(error.message(), "a sentence");
    put(FieldKind::code, "new.code");
    EXPECT_EQ(error.name(), "new.code");
    put(FieldKind::message, "the message");
    EXPECT_EQ(error.message(), "the message") << "the value of the message field wins";
    put(FieldKind::code, "another sentence");
    EXPECT_EQ(error.message(), "the message");
}

TEST_F(field_sink, numbers_can_be_codes_and_delays)
{
    number(FieldKind::code, "40401");
    EXPECT_EQ(error.name(), "40401");
    EXPECT_EQ(sink.taken(), 1U);
    EXPECT_FALSE(sink.malformed());
    number(FieldKind::retry_after, "-5");
    EXPECT_TRUE(sink.malformed());
    EXPECT_FALSE(error.retry_after());
    EXPECT_EQ(context(), R"("k":-5)");
}

TEST_F(field_sink, a_number_in_the_place_of_a_text_is_the_text_and_flagged)
{
    number(FieldKind::param, "5");
    EXPECT_EQ(error.param(), "5");
    EXPECT_TRUE(sink.malformed());
    EXPECT_EQ(context(), "") << "nothing is lost";
}

TEST_F(field_sink, a_value_in_the_wrong_form_is_kept_for_the_log)
{
    put(FieldKind::timestamp, "yesterday");
    number(FieldKind::timestamp, "5");
    put(FieldKind::status, "failed");
    put(FieldKind::details, "text");
    number(FieldKind::violations, "6");
    put(FieldKind::retry_after, "soon");
    put(FieldKind::code, "a \"sentence\"");
    EXPECT_TRUE(sink.malformed());
    EXPECT_EQ(context(), R"("k":"yesterday","k":5,"k":"failed","k":"text","k":6,"k":"soon","k":"a \"sentence\"")");
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(error.message(), "a \"sentence\"");
}

TEST_F(field_sink, a_text_for_no_value_is_absent)
{
    for (const FieldKind field : {FieldKind::code, FieldKind::type, FieldKind::message, FieldKind::param,
                                  FieldKind::doc_url, FieldKind::request_id, FieldKind::instance, FieldKind::timestamp,
                                  FieldKind::retry_after, FieldKind::status, FieldKind::details})
        put(field, "None");
    EXPECT_EQ(sink.taken(), 0U);
    EXPECT_FALSE(sink.malformed());
    EXPECT_FALSE(sink.says_code());
    put(FieldKind::param, "p");
    EXPECT_EQ(error.param(), "p") << "so the next value is the first";
}

TEST_F(field_sink, a_status_is_no_code_in_any_spelling)
{
    for (const char* status : {"400", "400.0", "4e2"}) {
        put(FieldKind::code, status);
        number(FieldKind::code, status);
    }
    EXPECT_EQ(error.name(), "");
    EXPECT_EQ(error.message(), "Bad Request");
    EXPECT_FALSE(sink.malformed());
    EXPECT_TRUE(sink.says_code());
}

TEST_F(field_sink, stores_details_of_every_kind)
{
    sink.put_detail("text", DetailValue("a\"b"));
    sink.put_raw_detail("raw", R"({"a":[1]})");
    sink.put_number(FieldKind::detail, "number", "1.50");
    sink.put_text(FieldKind::detail, "empty", "");
    sink.put_text(FieldKind::detail, "text", "second");
    EXPECT_EQ(error.details(), R"({"text":"a\"b","raw":{"a":[1]},"number":1.50,"empty":""})");
    EXPECT_EQ(sink.taken(), 4U);
}

TEST_F(field_sink, stores_violations_of_maps_and_of_lists)
{
    sink.put_violation("f", "first");
    sink.put_violation("f", "second");
    sink.put_violation("f", "first");
    EXPECT_TRUE(sink.has_violation("f"));
    EXPECT_FALSE(sink.has_violation("g"));
    put(FieldKind::violation_field, "g");
    put(FieldKind::violation_message, "third");
    sink.end_violation();
    put(FieldKind::violation_message, "fourth");
    sink.end_violation();
    put(FieldKind::violation_message, "fifth");
    sink.end_violation();
    put(FieldKind::violation_message, "fourth");
    sink.end_violation();
    sink.end_violation();
    std::string all;
    for (const Violation& violation : error.violations())
        all += std::string(violation.field) + "=" + std::string(violation.message) + ";";
    EXPECT_EQ(all, "f=first;f=second;g=third;=fourth;=fifth;");
    EXPECT_EQ(sink.taken(), 5U);
    sink.put_violation("f", "second");
    EXPECT_EQ(error.violations().size(), 5U) << "equal ones are one";
}

TEST_F(field_sink, a_violation_may_be_an_object_with_a_message)
{
    sink.put_violation_object("f", R"({"code":"c","message":"a \"b\" \u00e9"})");
    sink.put_violation_object("g", R"({"message":["first","second"]})");
    ASSERT_EQ(error.violations().size(), 2U);
    EXPECT_EQ(error.violations()[0], (Violation{"f", "a \"b\" \xC3\xA9"}));
    EXPECT_EQ(error.violations()[1], (Violation{"g", "first"}));
    EXPECT_FALSE(sink.malformed());
    sink.put_violation_object("h", R"({"message":7})");
    EXPECT_EQ(error.violations().size(), 2U);
    EXPECT_EQ(context(), R"("h":{"message":7})");
}

TEST_F(field_sink, a_text_may_point_into_the_error_itself)
{
    put(FieldKind::message, std::string(150, 'm'));
    put(FieldKind::param, error.message());
    put(FieldKind::request_id, error.message());
    sink.put_detail("k", DetailValue(error.message()));
    sink.put_violation(error.param(), error.request_id());
    EXPECT_EQ(error.param(), std::string(150, 'm'));
    EXPECT_EQ(error.detail("k"), std::string(150, 'm'));
    EXPECT_EQ(error.violations()[0], (Violation{error.message(), error.message()}));
}

TEST_F(field_sink, details_and_violations_beyond_the_limit_are_dropped_and_flagged)
{
    for (unsigned count = 0; count < detail::max_read_details; ++count) sink.put_raw_detail(std::to_string(count), "1");
    for (unsigned count = 0; count < detail::max_read_violations; ++count)
        sink.put_violation(std::to_string(count), "m");
    EXPECT_FALSE(sink.malformed());
    EXPECT_EQ(sink.taken(), 128U);
    sink.put_raw_detail("more", "1");
    EXPECT_TRUE(sink.malformed());
    sink.put_violation("more", "m");
    EXPECT_EQ(sink.taken(), 128U);
    EXPECT_EQ(error.violations().size(), 64U);
}

} // namespace
