// SPDX-License-Identifier: BSL-1.0
// Tests of raw captures: they build the JSON of a detail from parser events, whatever pieces the text is in.
#include <amiss/detail/read/raw_capture.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::FieldKind;
using namespace amiss::detail;

class RawCaptureTest : public testing::Test {
protected:
    void key(std::string_view text)
    {
        raw.string_part(text);
        raw.end_key();
    }
    void string(std::string_view text)
    {
        raw.string_part(text);
        raw.end_string();
    }

    RecordBuffer records;
    RawCapture raw;
};
using raw_capture = RawCaptureTest;

TEST_F(raw_capture, captures_nested_objects_and_arrays)
{
    EXPECT_FALSE(raw.active());
    raw.begin(records, "detail", true, '{');
    EXPECT_TRUE(raw.active());
    key("a");
    raw.open('[');
    raw.scalar("1");
    raw.open('{');
    EXPECT_FALSE(raw.close('}'));
    raw.open('[');
    EXPECT_FALSE(raw.close(']'));
    string("x");
    EXPECT_FALSE(raw.close(']'));
    key("b");
    raw.scalar("null");
    key("c");
    string("");
    EXPECT_TRUE(raw.close('}')) << "this bracket ends the whole value";
    EXPECT_FALSE(raw.active());
    EXPECT_EQ(raw.text(), R"({"a":[1,{},[],"x"],"b":null,"c":""})");
    EXPECT_EQ(raw.key(), "detail");
}

TEST_F(raw_capture, strings_and_keys_in_pieces_are_escaped_again)
{
    raw.begin(records, "k", true, '{');
    raw.string_part("ke");
    raw.string_part("\"");
    raw.string_part("y\xC3");
    raw.string_part("\xA9");
    raw.end_key();
    raw.string_part("a\n");
    raw.string_part({"\0", 1});
    raw.string_part("\\/\x7F");
    raw.end_string();
    EXPECT_TRUE(raw.close('}'));
    EXPECT_EQ(raw.text(), "{\"ke\\\"y\xC3\xA9\":\"a\\n\\u0000\\\\/\x7F\"}");
}

TEST_F(raw_capture, a_key_that_will_not_stay_valid_is_copied)
{
    std::string key = "limit";
    raw.begin(records, key, false, '[');
    key = "#####";
    raw.close(']');
    EXPECT_EQ(raw.key(), "limit");
    EXPECT_EQ(raw.text(), "[]");
}

TEST_F(raw_capture, a_long_value_grows_onto_the_heap)
{
    raw.begin(records, "k", true, '[');
    std::string expected = "[";
    for (int element = 0; element < 500; ++element) {
        raw.scalar("12345678");
        expected += element == 0 ? "12345678" : ",12345678";
    }
    raw.close(']');
    EXPECT_EQ(raw.text(), expected + "]");
}

TEST_F(raw_capture, nothing_is_left_after_a_capture_has_ended)
{
    records.set(FieldKind::param, "p");
    const auto size = records.size();
    for (int round = 0; round < 3; ++round) {
        raw.begin(records, "k", true, '[');
        raw.scalar("1");
        raw.close(']');
        EXPECT_EQ(raw.text(), "[1]") << "a new capture begins empty";
        raw.end();
        EXPECT_EQ(records.size(), size);
    }
    EXPECT_EQ(records.find(FieldKind::param), "p");
}

} // namespace
