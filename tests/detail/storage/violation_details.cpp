// SPDX-License-Identifier: BSL-1.0
// Tests of the details of violations: one JSON object, the texts of strings that have escapes, and what is found in them.
#include <amiss/detail/storage/violation_details.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;
using amiss::DetailValue;
using amiss::FieldKind;

std::string stored(const ViolationDetails& details)
{
    std::string bytes(details.size() + 1, '#');
    details.write(bytes.data());
    EXPECT_EQ(bytes.back(), '#') << "it takes as many bytes as it says";
    bytes.pop_back();
    return bytes;
}

TEST(violation_details, are_one_json_object)
{
    ViolationDetails details;
    EXPECT_EQ(details.size(), 0U);
    const DetailValue nine(9);
    details.add("most", nine);
    details.add("unit", "bytes");
    const std::string bytes = stored(details);
    EXPECT_EQ(bytes, R"({"most":9,"unit":"bytes"})");
    EXPECT_EQ(find_violation_detail(bytes, "most"), "9");
    EXPECT_EQ(find_violation_detail(bytes, "unit"), "bytes");
    EXPECT_EQ(find_violation_detail(bytes, "other").data(), nullptr);
    EXPECT_EQ(find_violation_detail({}, "most").data(), nullptr);
}

TEST(violation_details, strings_with_escapes_are_found_without_them)
{
    ViolationDetails details;
    details.add("a\n", "x\"y");
    details.add("b", "plain");
    details.add("c", std::string_view("\0z", 2));
    const std::string bytes = stored(details);
    EXPECT_EQ(RecordBuffer::json_of(bytes), "{\"a\\n\":\"x\\\"y\",\"b\":\"plain\",\"c\":\"\\u0000z\"}");
    EXPECT_EQ(find_violation_detail(bytes, "a\n"), "x\"y");
    EXPECT_EQ(find_violation_detail(bytes, "b"), "plain");
    EXPECT_EQ(find_violation_detail(bytes, "c"), std::string_view("\0z", 2));
}

TEST(violation_details, are_sixteen_at_most)
{
    ViolationDetails details;
    for (int count = 0; count < 16; ++count) EXPECT_TRUE(details.add("k", nullptr));
    EXPECT_FALSE(details.add("k", nullptr));
    EXPECT_EQ(details.count(), 16U);
}

TEST(violation_details, are_added_from_the_records_themselves_at_every_size)
{
    for (std::size_t size = 0; size <= 300; ++size) {
        RecordBuffer records;
        records.add(RecordKind::context, {}, std::string(size, 'c'));
        records.add(FieldKind::param, {}, "in\tside");
        const std::string_view inside = records.find(FieldKind::param);
        ViolationDetails details;
        details.add(inside, inside);
        ASSERT_TRUE(add_violation(records, inside, inside, inside, details)) << size;
        Record record;
        ASSERT_TRUE(records.find(FieldKind::violations, "in\tside", record));
        EXPECT_EQ(record.value, "in\tside");
        EXPECT_EQ(record.code, "in\tside");
        EXPECT_EQ(find_violation_detail(record.details, "in\tside"), "in\tside");
        EXPECT_FALSE(records.truncated());
    }
}

TEST(violation_details, of_equal_violations_are_those_of_the_first)
{
    RecordBuffer records;
    ViolationDetails first, second;
    first.add("k", "1");
    second.add("k", "2");
    EXPECT_TRUE(add_violation(records, "f", "m", "c", first));
    EXPECT_FALSE(add_violation(records, "f", "m", "c", second));
    EXPECT_TRUE(add_violation(records, "f", "m", "d", second)) << "another code";
    Record record;
    records.find(FieldKind::violations, "f", record);
    EXPECT_EQ(record.details, R"({"k":"1"})");
}

} // namespace
