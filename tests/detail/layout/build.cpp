// SPDX-License-Identifier: BSL-1.0
// Tests of building layouts: values become nodes, and containers get sizes and number their optional members.
#include <amiss/detail/layout/build.hpp>

#include <gtest/gtest.h>

#include <array>
#include <string_view>

namespace {

using namespace amiss;
using namespace amiss::detail;

static_assert(as_layout("a\"").nodes[0].kind == NodeKind::string && as_layout("a\"").nodes[0].text == "a\"");
static_assert(as_layout(std::string_view("v")).nodes[0].text == "v");
static_assert(as_layout(-7).nodes[0].kind == NodeKind::number && as_layout(-7).nodes[0].number == -7);
static_assert(as_layout(true).nodes[0].kind == NodeKind::literal && as_layout(true).nodes[0].text == "true");
static_assert(as_layout(nullptr).nodes[0].text == "null");
static_assert(as_layout(field::status.as_text()).nodes[0].style == FieldStyle::text);
static_assert(as_layout(field::detail("k")).nodes[0].text == "k");

static_assert(node_count_v<Field> == 1 && node_count_v<int> == 1);

TEST(build, a_container_has_the_size_of_its_content_and_numbers_its_optional_members)
{
    constexpr auto one = make_member("a", field::param, true);
    constexpr auto two = make_member("b", field::code, false);
    constexpr auto inner = make_container(NodeKind::object, one.nodes, two.nodes);
    static_assert(inner.nodes.size() == 3 && inner.nodes[0].size == 3);
    constexpr auto outer = make_container(NodeKind::array, inner.nodes, one.nodes);
    static_assert(outer.nodes.size() == 5 && outer.nodes[0].size == 5 && outer.nodes[1].size == 3);
    EXPECT_EQ(outer.nodes[2].option, 0);
    EXPECT_EQ(outer.nodes[4].option, 1) << "the numbers continue through all levels";
    constexpr auto empty = make_container(NodeKind::array);
    EXPECT_EQ(empty.nodes[0].size, 1);
}

TEST(build, bare_details_become_a_spread)
{
    constexpr std::array<Node, 1> nodes = element_nodes(field::details);
    EXPECT_EQ(nodes[0].kind, NodeKind::spread);
    EXPECT_TRUE(nodes[0].optional);
}

} // namespace
