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
    const auto written = [&buffer](const auto& source, const ApiError& error, std::size_t room = 512) {
        detail::FieldValues values;
        const RequestInfo request{"req_1"};
        const char* const end = source.write_own(values, error, request, buffer, room);
        return std::string_view(buffer, end == nullptr ? 0 : static_cast<std::size_t>(end - buffer)).substr(0, 16);
    };
    const ApiError own = cstar::Code::invalid_json;
    EXPECT_EQ(written(bound, own), R"({"success":false)");
    EXPECT_EQ(written(detail::WritePlan(bound), own), R"({"success":false)");
    EXPECT_EQ(written(plain, own), "");
    EXPECT_EQ(written(plain_plan, own), "");
    EXPECT_EQ(written(bound, onestack::Code::conflict), "") << "a code of another catalogue";
    EXPECT_EQ(written(bound, ApiError(own).with_doc_url("https://own.example")), "")
        << "its link is not the one of the row";
    const auto html = cstar::envelope.html_safe();
    EXPECT_EQ(written(detail::source_of(html), own), "") << "other escapes";
    EXPECT_EQ(written(bound, own, 40), "") << "no room";
}

TEST(write_plan, knows_whether_bodies_have_the_id)
{
    EXPECT_TRUE(bound.places_id() && plain.places_id() && plain_plan.places_id());
    constexpr auto without_id = detail::source_of(onestack::envelope);
    EXPECT_FALSE(without_id.places_id() || detail::WritePlan(without_id).places_id());
}

} // namespace
