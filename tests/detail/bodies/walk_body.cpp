// SPDX-License-Identifier: BSL-1.0
// Tests of the walk through a body: checks of the program, depth, unknown members, and what a large body costs.
#include <amiss/detail/bodies/walk_body.hpp>

#include <amiss/adapt/boost_json.hpp>
#include <amiss/apis/cstar.hpp>

#include <boost/json/value.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

namespace walked {
struct Line {
    int qty = 0;
    std::optional<std::string> note;
    std::vector<Line> parts;
};
template <class Fields>
void amiss_members(Fields& fields, Line& line)
{
    fields("qty", line.qty).must(line.qty > 0, "be above 0").must(line.qty != 13, "not be 13");
    fields("note", line.note).must(line.note != "", "not be empty");
    fields.optional("parts", line.parts);
}
} // namespace walked

namespace cstar = amiss::cstar;
using amiss::parse_body;
using walked::Line;

std::string faults_of(std::string_view body)
{
    const auto line = parse_body<Line>(body, cstar::body_errors);
    std::string all;
    if (line.has_value()) return all;
    for (const amiss::Violation& failed : line.error().violations())
        all += std::string(failed.field) + ' ' + std::string(failed.message) + ' ' + std::string(failed.code) + ';';
    return all;
}

TEST(WalkBody, checks_of_the_program)
{
    EXPECT_EQ(faults_of(R"({"qty":1,"note":"x"})"), "");
    EXPECT_EQ(faults_of(R"({"qty":0})"), "qty Must be above 0. refused;");
    EXPECT_EQ(faults_of(R"({"qty":13,"note":""})"), "qty Must not be 13. refused;note Must not be empty. refused;");
    EXPECT_EQ(faults_of(R"({"qty":"0"})"), "qty Must be an integer. wrong_type;"); // only what was read is checked
    EXPECT_EQ(faults_of(R"({})"), "qty The 'qty' field is required. missing;");
    EXPECT_EQ(faults_of(R"({"qty":1,"parts":[{"qty":-1}]})"), "parts.0.qty Must be above 0. refused;");
}

TEST(WalkBody, unknown_members)
{
    constexpr std::string_view body = R"({"qty":1,"parts":[{"qty":1,"x":1}],"notes":"a"})";
    EXPECT_TRUE(parse_body<Line>(body, cstar::body_errors).has_value());
    const auto bad = parse_body<Line>(body, cstar::body_errors.refuse_unknown(cstar::Code::resource_conflict));
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error(), cstar::Code::resource_conflict);
    ASSERT_EQ(bad.error().violations().size(), 2U);
    EXPECT_EQ(bad.error().violations()[0].field, "parts.0.x");
    EXPECT_EQ(bad.error().violations()[1].field, "notes");
    EXPECT_EQ(bad.error().violations()[1].code, "unknown");
}

TEST(WalkBody, a_value_that_is_nested_too_deep)
{
    // Each level of parts is two: the list, and the object in it.
    const auto nested = [](int levels) {
        boost::json::value value = {{"qty", 1}};
        for (int level = 0; level < levels; ++level) value = {{"qty", 1}, {"parts", boost::json::array{value}}};
        return value;
    };
    EXPECT_TRUE(amiss::from_body<Line>(nested(15), cstar::body_errors).has_value());
    const auto deep = amiss::from_body<Line>(nested(16), cstar::body_errors);
    ASSERT_FALSE(deep.has_value());
    EXPECT_EQ(deep.error().violations()[0].code, "too_deep");
    EXPECT_FALSE(amiss::from_body<Line>(nested(200), cstar::body_errors).has_value());
}

TEST(WalkBody, a_large_bad_body_has_few_faults)
{
    std::string body = "[";
    for (int at = 0; at < 100000; ++at) body += "{},";
    body.back() = ']';
    const auto bad = parse_body<std::vector<Line>>(body, cstar::body_errors);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().violations().size(), 32U);
    EXPECT_EQ(bad.error().violations()[31].field, "31.qty");
}

} // namespace
