// SPDX-License-Identifier: BSL-1.0
// Tests of the parts of the walking writer: what a layout needs, and that it writes the same without the others.
#include <amiss/detail/write/layout_parts.hpp>

#include <amiss/detail/write/layout_writer.hpp>
#include <amiss/detail/write/write_plan.hpp>

#include "support/layouts.hpp"
#include "support/random_error.hpp"
#include "support/resolved_values.hpp"
#include "support/shipped.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using namespace amiss;
using namespace amiss::detail;

template <std::size_t Nodes>
constexpr LayoutParts parts_of_layout(const Layout<Nodes>& layout)
{
    return parts_of(LayoutView{layout.nodes.data(), Nodes});
}

TEST(layout_parts, a_simple_layout_needs_none)
{
    constexpr auto simple =
        object(member("ok", false), member("code", field::code), optional_member("p", field::param));
    EXPECT_EQ(parts_of_layout(simple), 0U);
}

TEST(layout_parts, each_kind_of_node_and_field_has_its_own)
{
    EXPECT_EQ(parts_of_layout(object(member("n", 7))), parts::numbers);
    EXPECT_EQ(parts_of_layout(object(member("s", field::status))), parts::numbers);
    EXPECT_EQ(parts_of_layout(object(nullable_member("p", field::param))), parts::nulls);
    EXPECT_EQ(parts_of_layout(object(member("u", "s").when(field::retry_after))), parts::conditions | parts::numbers);
    EXPECT_EQ(parts_of_layout(object(member("a", array(field::code)))), parts::arrays);
    EXPECT_EQ(parts_of_layout(object(member("d", field::details))), parts::details);
    EXPECT_EQ(parts_of_layout(object(field::details)), parts::details | parts::spread_details);
    EXPECT_EQ(parts_of_layout(object(member("d", field::detail("x")))), parts::details | parts::placed_details);
    EXPECT_EQ(parts_of_layout(object(member("v", field::violations))), parts::violations);
    EXPECT_EQ(parts_of_layout(object(member("v", each_violation(field::violation_message)))),
              parts::violations | parts::violation_parts);
    EXPECT_EQ(parts_of_layout(object(member("t", field::timestamp))), parts::times);
    EXPECT_EQ(parts_of_layout(object(member("t", field::timestamp.as_unix()))),
              parts::times | parts::exact_times | parts::numbers);
    EXPECT_EQ(parts_of_layout(object(member("c", field::code.as_kebab()))), parts::row_values);
    EXPECT_EQ(parts_of_layout(object(member("m", field::message.as_ascii()))), parts::styles);
    EXPECT_EQ(parts_of_layout(object(member("l", field::doc_url))), parts::links);
    EXPECT_EQ(parts_of_layout(object(member("r", field::reason))), parts::phrases);
    EXPECT_EQ(parts_of_layout(object(optional_member("r", field::retryable))), parts::flags);
}

std::string walked(WalkFunction function, const Plan& plan, const FieldValues& values, OptionMask options)
{
    std::string body(function({nullptr, nullptr}, plan, values, options).size, '\0');
    const BodySink end = function({body.data(), body.data() + body.size()}, plan, values, options);
    EXPECT_EQ(end.at, body.data() + body.size());
    EXPECT_EQ(end.size, body.size());
    return body;
}

template <const auto& Layout>
void expect_same_without_other_parts()
{
    constexpr LayoutParts used = parts_of_layout(Layout);
    static_assert(used != parts::all);
    const Plan plan = plan_of(Layout);
    RandomError random(3);
    for (int count = 0; count < 200; ++count) {
        ApiError error(random.one_in(2) ? cstar::Code::parameter_missing : cstar::Code::rate_limit_exceeded);
        random.decorate(error, Bytes::any);
        const ResolvedValues values(plan, error);
        const OptionMask options = random.one_in(2) ? all_options : ~(OptionMask{1} << random.below(5));
        EXPECT_EQ(walked(&walk<used>, plan, values, options), walked(&walk<parts::all>, plan, values, options));
    }
}

TEST(layout_parts, the_walking_writer_writes_the_same_without_those_that_a_layout_does_not_need)
{
    expect_same_without_other_parts<layouts::problem>();
    expect_same_without_other_parts<layouts::json_api>();
    expect_same_without_other_parts<layouts::json_api_each>();
    expect_same_without_other_parts<layouts::rows>();
    expect_same_without_other_parts<layouts::slack>();
    expect_same_without_other_parts<layouts::maps>();
    expect_same_without_other_parts<layouts::nested>();
    expect_same_without_other_parts<layouts::html>();
    expect_same_without_other_parts<layouts::lists>();
    for_each_envelope([](const char*, const auto& envelope, auto) {
        const WritePlan plan = source_of(envelope);
        EXPECT_NE(plan.walk, WalkedPlan(plan_of(envelope)).walk) << "that of any layout";
    });
}

} // namespace
