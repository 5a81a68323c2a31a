// SPDX-License-Identifier: BSL-1.0
// Which envelope a body is in: what it must have, and which of two counts more.
#include <amiss/detail/infer/best_reading.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace {

using namespace amiss;
using detail::BestReading;
using detail::mandatory_values;
using detail::plan_of;
using detail::try_plan;

constexpr detail::Plan codespar_plan = plan_of(codespar::envelope);
constexpr detail::Plan onestack_plan = plan_of(onestack::envelope);

constexpr auto nested = object(member("a", field::code), optional_member("b", object(member("c", field::param))),
                               member("d", object(member("e", field::message), optional_member("f", field::type))));
// The object itself, "a", "d" and "e".
static_assert(mandatory_values(plan_of(nested).layout) == 4);

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
        EXPECT_EQ(best.headers.catalog, &catalog_of<codespar::Code>());
    }
}

TEST(best_reading, nothing_is_read_again_from_a_body_that_is_not_json)
{
    const BestReading best = reading("<html>", {codespar_plan, onestack_plan});
    EXPECT_FALSE(best.is_json);
    EXPECT_EQ(best.score, 0);
}

} // namespace
