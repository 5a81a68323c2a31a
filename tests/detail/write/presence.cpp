// SPDX-License-Identifier: BSL-1.0
// Tests of what a body has: members, alternatives and variants, by the values of an error.
#include <amiss/detail/write/presence.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/layout.hpp>

#include "support/resolved_values.hpp"

#include <gtest/gtest.h>

#include <cstddef>

namespace {

using namespace amiss;
using detail::Node;

/// The presence of the members of a layout's root, in order: '1' or '0' for each.
template <std::size_t Nodes>
std::string presence_of(const Layout<Nodes>& layout, const ApiError& error,
                        detail::OptionMask options = detail::all_options)
{
    const ResolvedValues values(detail::plan_of(layout), error);
    const detail::LayoutView view{layout.nodes.data(), Nodes};
    const detail::Presence presence(view, values, options);
    std::string text;
    for (std::size_t at = 1; at < Nodes; at += layout.nodes[at].size)
        text += presence.is_present(&layout.nodes[at], &layout.nodes[0], {}) ? '1' : '0';
    return text;
}

constexpr auto optional_params = object(optional_member("a", field::param), member("b", field::param),
                                        member("c", "x").when(field::param), optional_member("d", object()));

TEST(presence, an_optional_member_needs_a_value_and_when_needs_a_field)
{
    EXPECT_EQ(presence_of(optional_params, cstar::Code::invalid_json), "0100");
    EXPECT_EQ(presence_of(optional_params, ApiError(cstar::Code::invalid_json).with_param("p")), "1110");
    EXPECT_EQ(presence_of(optional_params, ApiError(cstar::Code::invalid_json).with_param("p"), 0), "0110");
}

TEST(presence, an_alias_is_never_written)
{
    EXPECT_EQ(presence_of(object(member("a", field::code).also("b").also("c")), cstar::Code::invalid_json), "100");
}

TEST(presence, of_alternatives_the_first_with_a_value_else_the_last)
{
    constexpr auto layout = object(optional_member("m", first_of(field::param, field::request_id)));
    const ApiError without = cstar::Code::invalid_json;
    const ApiError with_id = ApiError(cstar::Code::invalid_json).with_request_id("r");
    const ApiError with_both = ApiError(cstar::Code::invalid_json).with_request_id("r").with_param("p");
    const Node* const choice = &layout.nodes[1];
    const auto chosen = [&](const ApiError& error) {
        const ResolvedValues values(detail::plan_of(layout), error);
        return detail::Presence({layout.nodes.data(), layout.nodes.size()}, values, detail::all_options)
            .chosen(choice, {})
            ->field;
    };
    EXPECT_EQ(chosen(without), FieldKind::request_id);
    EXPECT_EQ(chosen(with_id), FieldKind::request_id);
    EXPECT_EQ(chosen(with_both), FieldKind::param);
    EXPECT_EQ(presence_of(layout, without), "0");
    EXPECT_EQ(presence_of(layout, with_id), "1");
}

TEST(presence, a_variant_needs_the_value_of_a_field_and_not_only_its_tag)
{
    constexpr auto layout =
        variants("@type", object(member("@type", "delay"), member("seconds", field::retry_after)),
                 object(member("@type", "links"), member("all", array(object(member("url", field::doc_url))))),
                 object(member("@type", "fields"), member("all", each_violation(field::violation_field))));
    EXPECT_EQ(presence_of(layout, ApiError(HttpStatus::not_found)), "000");
    EXPECT_EQ(presence_of(layout, ApiError(HttpStatus::not_found).with_retry_after(1)), "100");
    EXPECT_EQ(presence_of(layout, ApiError(HttpStatus::not_found).with_violation("f", "m")), "001");
    EXPECT_EQ(presence_of(layout, ApiError(cstar::Code::invalid_json)), "010") << "its catalogue has links";
}

TEST(presence, a_detail_with_a_place_of_its_own_is_not_among_the_rest)
{
    constexpr auto layout =
        object(member("in", object(optional_member("x", field::detail("one")))), member("two", 2), field::details);
    const ApiError error = cstar::Code::invalid_json; // the values are views of it
    const ResolvedValues values(detail::plan_of(layout), error);
    const detail::Presence presence({layout.nodes.data(), layout.nodes.size()}, values, detail::all_options);
    EXPECT_TRUE(presence.is_taken(&layout.nodes[0], "one"));
    EXPECT_TRUE(presence.is_taken(&layout.nodes[0], "two"));
    EXPECT_FALSE(presence.is_taken(&layout.nodes[0], "x"));
    EXPECT_FALSE(presence.is_taken(&layout.nodes[0], "three"));
}

} // namespace
