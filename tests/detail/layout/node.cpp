// SPDX-License-Identifier: BSL-1.0
// Tests of layout nodes: counting options, finding fields, sizes and numbers, all at compile time.
#include <amiss/detail/layout/node.hpp>

#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <type_traits>

namespace {

using namespace amiss;
using namespace amiss::detail;

constexpr auto layout =
    object(member("code", field::code),
           optional_member("inner",
                           object(optional_member("id", field::request_id), member("delay", field::retry_after))),
           member("each", each_violation(object(optional_member("field", field::violation_field)))),
           optional_member("limit", field::detail("limit")), field::details);
constexpr LayoutView view{layout.nodes.data(), layout.nodes.size()};

static_assert(optional_count(view) == 5, "inner, id, field, limit, the bare details");
static_assert(optional_count({}) == 0);

static_assert(has_field(view, FieldKind::code) && has_field(view, FieldKind::request_id));
static_assert(has_field(view, FieldKind::violation_field), "also inside each_violation");
static_assert(!has_field(view, FieldKind::message) && !has_field(view, FieldKind::violations));
static_assert(!has_field(view, FieldKind::details), "bare details do not count as a field");
constexpr auto read_only =
    amiss::object(amiss::member("a", amiss::object(amiss::member("b", amiss::field::param))).read_only(),
                  amiss::member("c", amiss::field::code).read_only(), amiss::member("d", amiss::field::type));
static_assert(!has_field({read_only.nodes.data(), read_only.nodes.size()}, FieldKind::param), "never written");
static_assert(!has_field({read_only.nodes.data(), read_only.nodes.size()}, FieldKind::code), "never written");
static_assert(has_field({read_only.nodes.data(), read_only.nodes.size()}, FieldKind::type), "after those");

// The sizes of the nodes inside a node add up to its own size.
constexpr bool sizes_add_up(const Node* node)
{
    std::size_t at = 1;
    for (; at < node->size; at += node[at].size) {
        if (!sizes_add_up(node + at)) return false;
    }
    return at == node->size;
}
static_assert(sizes_add_up(view.nodes) && view.nodes[0].size == view.size);

constexpr bool options_are_numbered_in_order(LayoutView of)
{
    unsigned next = 0;
    for (std::size_t at = 0; at < of.size; ++at) {
        if (of.nodes[at].optional && of.nodes[at].option != next++) return false;
    }
    return next == optional_count(of);
}
static_assert(options_are_numbered_in_order(view));

TEST(node, is_plain_data)
{
    EXPECT_TRUE(std::is_trivially_copyable_v<Node>);
    EXPECT_EQ(Node().size, 1U);
    EXPECT_EQ(Node().kind, NodeKind::literal);
    EXPECT_FALSE(Node().optional || Node().keyed || Node().nullable);
    EXPECT_EQ(Node().style, amiss::FieldStyle::plain);
}

} // namespace
