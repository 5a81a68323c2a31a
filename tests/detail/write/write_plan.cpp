// SPDX-License-Identifier: BSL-1.0
// Tests of write plans: an envelope has compiled layouts, and a plain layout has none.
#include <amiss/detail/write/write_plan.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using namespace amiss;

constexpr auto bound = detail::source_of(cstar::envelope);
constexpr auto plain = detail::source_of(decltype(cstar::envelope)::layout);

constexpr detail::WritePlan plain_plan = plain;
static_assert(plain_plan.own == nullptr && plain_plan.other == nullptr && plain_plan.can_write == nullptr);

TEST(write_plan, an_envelope_has_a_compiled_layout_for_other_codes_too)
{
    const detail::FieldValues other(onestack::Code::conflict, {});
    char buffer[512];
    const detail::WritePlan plan = bound;
    EXPECT_TRUE(plan.can_write(other));
    EXPECT_NE(plan.other(other, 0, buffer, sizeof buffer), nullptr);
    EXPECT_EQ(std::string_view(buffer, 16), R"({"success":false)");
}

TEST(write_plan, writes_only_codes_of_its_own_catalogue)
{
    char buffer[512];
    const detail::FieldValues own(cstar::Code::invalid_json, {});
    const char* const end = bound.write_own(own, buffer, sizeof buffer);
    ASSERT_NE(end, nullptr);
    EXPECT_EQ(std::string_view(buffer, 16), R"({"success":false)");
    EXPECT_EQ(plain.write_own(own, buffer, sizeof buffer), nullptr);

    const detail::FieldValues other(onestack::Code::conflict, {});
    EXPECT_EQ(bound.write_own(other, buffer, sizeof buffer), nullptr) << "a code of another catalogue";
    const detail::FieldValues linked(ApiError(cstar::Code::invalid_json).with_doc_url("https://own.example"), {});
    EXPECT_EQ(bound.write_own(linked, buffer, sizeof buffer), nullptr) << "its link is not the one of the row";
    const auto html = cstar::envelope.html_safe();
    EXPECT_EQ(detail::source_of(html).write_own(own, buffer, sizeof buffer), nullptr) << "other escapes";
    EXPECT_EQ(bound.write_own(own, buffer, 40), nullptr) << "no room";
}

} // namespace
