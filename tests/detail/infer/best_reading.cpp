// SPDX-License-Identifier: BSL-1.0
// Which envelope a body is in: what it must have, and which of two counts more.
#include <amiss/detail/infer/best_reading.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace {

using namespace amiss;
using detail::BestReading;
using detail::plan_of;
using detail::try_plan;

constexpr detail::Plan codespar_plan = plan_of(codespar::envelope);
constexpr detail::Plan onestack_plan = plan_of(onestack::envelope);

BestReading reading(std::string_view body, const std::vector<detail::Plan>& plans)
{
    BestReading best{ApiError(HttpStatus::forbidden)};
    const Received received{403, body};
    for (const detail::Plan& plan : plans) try_plan(plan, received, best);
    return best;
}

TEST(best_reading, is_none_where_a_member_that_is_always_written_is_missing)
{
    EXPECT_EQ(reading(R"({"error":"forbidden","message":"No."})", {codespar_plan}).score, 0);
    EXPECT_GT(reading(R"({"error":"forbidden","message":"No.","status":403})", {codespar_plan}).score, 1000);
}

TEST(best_reading, an_optional_member_does_not_stand_in_for_a_missing_one)
{
    constexpr detail::Plan cstar_plan = plan_of(cstar::envelope), v1_plan = plan_of(cstar_v1::envelope);
    for (
        const std::string_view body : {
            R"({"error":{"code":"parameter_missing","doc_url":"https://s.example/d","message":"m","param":"amount","type":"invalid_request_error"}})",
            R"({"error":{"message":"Limit reached","type":"requests","param":"model","code":"rate_limit_exceeded"}})",
            R"({"error":{"code":"RATE_LIMITED","message":"m","field":"f"}})",
            R"({"error":"forbidden","status":403,"request_id":"r1"})",
            R"({"error":"forbidden","error":"forbidden","message":"m"})",
            R"({"success":true,"error":{"type":"t","code":"invalid_json","message":"m"}})",
            R"({"success":false,"error":{"type":"t","code":"invalid_json","message":null}})",
            R"({"success":false,"error":{"type":"t","code":"invalid_json","message":["m"]}})",
            R"({"error":"forbidden","message":"m","status":"failed"})",
        })
        EXPECT_EQ(reading(body, {cstar_plan, v1_plan, codespar_plan, onestack_plan}).score, 0) << body;
    EXPECT_GT(
        reading(R"({"success":false,"error":{"type":"","code":"invalid_json","message":""}})", {cstar_plan}).score,
        1000)
        << "an empty text counts as found";
}

TEST(best_reading, a_detail_that_is_always_written_is_needed_too)
{
    constexpr auto layout = object(member("id", field::code), member("limit", field::detail("limit")),
                                   member("kind", "error"), member("version", 2));
    const detail::Plan plan = detail::reading_plan_of<codespar::Code>(layout);
    EXPECT_GT(reading(R"({"id":"forbidden","limit":7,"kind":"error","version":2})", {plan}).score, 1000);
    for (const std::string_view body : {R"({"id":"forbidden","kind":"error","version":2})",
                                        R"({"id":"forbidden","limit":null,"kind":"error","version":2})",
                                        R"({"id":"forbidden","limit":7,"kind":"warning","version":2})",
                                        R"({"id":"forbidden","limit":7,"kind":"error","version":3})",
                                        R"({"id":"forbidden","limit":7,"kind":"error","version":2.0})"})
        EXPECT_EQ(reading(body, {plan}).score, 0) << body;
}

TEST(best_reading, an_unknown_code_counts_only_in_a_body_of_nothing_else)
{
    EXPECT_GT(reading(R"({"error":"No.","code":"NEW"})", {onestack_plan}).score, 0);
    EXPECT_EQ(reading(R"({"error":"No.","code":"NEW","more":1})", {onestack_plan}).score, 0);
    const BestReading known = reading(R"({"error":"No.","code":"FORBIDDEN","more":1})", {onestack_plan});
    EXPECT_GT(known.score, 0);
    EXPECT_TRUE(known.has_unknown_members);
}

TEST(best_reading, a_reason_phrase_is_no_code)
{
    EXPECT_EQ(reading(R"({"error":"Forbidden","message":"No.","status":403})", {codespar_plan}).score, 0);
}

TEST(best_reading, the_order_of_the_envelopes_does_not_matter)
{
    const std::string_view body = R"({"error":"forbidden","message":"No.","status":403})";
    for (const auto& plans :
         {std::vector<detail::Plan>{codespar_plan, onestack_plan}, {onestack_plan, codespar_plan}}) {
        const BestReading best = reading(body, plans);
        EXPECT_EQ(best.error, codespar::Code::forbidden);
        EXPECT_EQ(best.headers.catalogs.first, &catalog_of<codespar::Code>());
    }
}

TEST(best_reading, nothing_is_read_again_from_a_body_that_is_not_json)
{
    const BestReading best = reading("<html>", {codespar_plan, onestack_plan});
    EXPECT_FALSE(best.is_json);
    EXPECT_EQ(best.score, 0);
}

} // namespace
