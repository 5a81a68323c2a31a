// SPDX-License-Identifier: BSL-1.0
// Tests of parsing a body: every spelling gives the same values, and the report says what was wrong.
#include <amiss/detail/read/parse_body.hpp>

#include <amiss/apis/cstar_v1.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/envelope.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;
using namespace amiss::detail;

struct Parsed {
    ApiError error = server_error(HttpStatus::conflict);
    BodyReport report;
};

Parsed parse(std::string_view body, std::size_t max_body = 65536)
{
    Parsed parsed;
    const Plan plan = plan_of(cstar_v1::envelope);
    Received received{409, body};
    received.max_body(max_body);
    parsed.report = parse_body(plan.layout, plan.catalog, received, parsed.error);
    return parsed;
}

TEST(parse_body, every_spelling_gives_the_same_values)
{
    constexpr std::string_view spellings[] = {
        R"({"success":false,"error":{"code":"CONFLICT","message":"m","field":"f"}})",
        R"({ "success" : false, "error" : { "code" : "CONFLICT", "message" : "m", "field" : "f" } } )",
        R"({"error":{"field":"f","message":"m","code":"CONFLICT"},"success":false})",
        R"({"success":false,"error":{"c\u006fde":"CONFLICT","message":"\u006d","field":"f"}})",
    };
    for (const std::string_view body : spellings) {
        const Parsed parsed = parse(body);
        EXPECT_TRUE(parsed.report.is_json && parsed.report.used) << body;
        EXPECT_EQ(parsed.report.matches(), 6U) << body;
        EXPECT_EQ(parsed.error, cstar_v1::Code::conflict) << body;
        EXPECT_EQ(parsed.error.message(), "m") << body;
        EXPECT_EQ(parsed.error.param(), "f") << body;
        EXPECT_FALSE(parsed.error.malformed()) << body;
        EXPECT_EQ(parsed.error.provenance(), Provenance::server) << body;
    }
}

TEST(parse_body, reports_what_the_layout_does_not_have)
{
    EXPECT_EQ(
        parse(R"({"success":false,"error":{"code":"CONFLICT","message":"m","x":1},"y":2})").report.unknown_members, 2U);
    const BodyReport other = parse(R"({"something":"else"})").report;
    EXPECT_TRUE(other.is_json);
    EXPECT_FALSE(other.used);
}

TEST(parse_body, a_body_that_is_not_json_or_too_long_is_not_used)
{
    for (const std::string_view body : {"", "<html>", "{", R"({"success":false})x)", R"({"a":1}{})"})
        EXPECT_FALSE(parse(body).report.is_json) << body;
    const std::string_view body = R"({"success":false,"error":{"code":"CONFLICT","message":"m"}})";
    EXPECT_TRUE(parse(body, body.size()).report.used);
    EXPECT_FALSE(parse(body, body.size() - 1).report.is_json);
}

TEST(parse_body, a_body_that_is_left_to_the_parser_late_gives_each_value_once)
{
    // The fast reader stores the code and the message before it meets the object and gives up.
    const Parsed parsed = parse(R"({"success":false,"error":{"code":"CONFLICT","message":"m","field":{}}})");
    EXPECT_EQ(parsed.report.matches(), 5U);
    EXPECT_EQ(parsed.error.message(), "m");
    EXPECT_EQ(parsed.error.param(), "");
}

TEST(parse_body, a_body_that_is_not_json_has_nothing_of_the_layout)
{
    const BodyReport report = parse("[").report;
    EXPECT_FALSE(report.has_all());
    EXPECT_FALSE(report.has_constant());
    EXPECT_EQ(report.matches(), 0U);
}

} // namespace
