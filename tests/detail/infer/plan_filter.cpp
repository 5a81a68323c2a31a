// SPDX-License-Identifier: BSL-1.0
// Which envelopes a body cannot be in, by its members alone.
#include <amiss/detail/infer/plan_filter.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/detail/infer/best_reading.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;

// The envelopes that a body may be in: by its own members, and after a closer look.
struct Candidates {
    std::string first, inside;
};

Candidates candidates(std::string_view body)
{
    const detail::ReadPlan all[] = {detail::read_plan_of(cstar::envelope), detail::read_plan_of(cstar_v1::envelope),
                                    detail::read_plan_of(codespar::envelope), detail::read_plan_of(onestack::envelope)};
    constexpr const char* names[] = {"cstar ", "v1 ", "codespar ", "onestack "};
    bool inside[4];
    detail::find_candidates(all, body, inside, true);
    Candidates result;
    for (int at = 0; at < 4; ++at) {
        const detail::ReadPlan one[] = {all[at]};
        bool may_be_it[1];
        detail::find_candidates(one, body, may_be_it);
        if (may_be_it[0]) result.first += names[at];
        if (inside[at]) result.inside += names[at];
    }
    return result;
}

TEST(plan_filter, tells_the_shipped_envelopes_apart)
{
    const Candidates of_cstar =
        candidates(R"({"success":false,"error":{"type":"t","code":"parameter_missing","message":"m"}})");
    EXPECT_EQ(of_cstar.first, "cstar v1 ");
    EXPECT_EQ(of_cstar.inside, "cstar ");
    EXPECT_EQ(candidates(R"({"error":{"message":"m","code":"NOT_FOUND"},"success":false})").inside, "v1 ");
    EXPECT_EQ(candidates(R"({"error":"forbidden","message":"m","status":403})").first, "codespar ");
    EXPECT_EQ(candidates(R"({"error":"It is not there.","code":"NOT_FOUND"})").first, "onestack ");
}

TEST(plan_filter, no_envelope_has_a_body_without_what_it_always_writes)
{
    for (const std::string_view body :
         {R"({"ok":false,"problem":{"reason":"r","text":"t"}})", R"({"error":{"code":"c","message":"m"}})", "{}", "[]",
          R"("text")", "", R"({"success":true,"error":{"type":"t","code":"c","message":"m"}})"})
        EXPECT_EQ(candidates(body).first, "") << body;
}

TEST(plan_filter, an_unknown_member_needs_a_known_code)
{
    EXPECT_EQ(candidates(R"({"error":"m","code":"NOT_FOUND","more":1})").inside, "onestack ");
    EXPECT_EQ(candidates(R"({"error":"m","code":"NO_SUCH_CODE","more":1})").inside, "");
    EXPECT_EQ(candidates(R"({"error":"m","code":"NO_SUCH_CODE"})").inside, "onestack ");
}

TEST(plan_filter, keys_and_codes_with_escapes_and_second_members_leave_it_open)
{
    EXPECT_EQ(candidates(R"({"\u0065rror":"m","code":"NOT_FOUND"})").first, "onestack ");
    EXPECT_EQ(candidates(R"({"error":"m","code":"NOT\u005fFOUND","more":1})").inside, "onestack ");
    EXPECT_EQ(candidates(R"({"error":{},"error":"m","code":"X","code":"NOT_FOUND","more":1})").inside, "onestack ");
    EXPECT_EQ(candidates(R"({"success":false,"error":1,"error":{"type":"t","code":"c","message":"m"}})").first,
              "cstar v1 ");
}

TEST(plan_filter, a_layout_with_other_codes_is_not_judged_by_them)
{
    constexpr auto by_number = object(member("error", field::code.as_number()), member("text", field::message));
    const detail::PlanTraits traits(detail::plan_of(by_number).layout);
    EXPECT_TRUE(traits.is_filtered);
    EXPECT_FALSE(traits.has_only_plain_codes);
    const detail::ReadPlan plans[] = {detail::read_plan_of(by_number)};
    bool may_be_it[1];
    detail::find_candidates(plans, R"({"error":7,"text":"t","more":1})", may_be_it, true);
    EXPECT_TRUE(may_be_it[0]);
}

} // namespace
