// SPDX-License-Identifier: BSL-1.0
// Tests of the layout cursor: it finds the node of each value of a body, in any order and at any depth.
#include <amiss/detail/read/layout_cursor.hpp>

#include <amiss/layout.hpp>

#include <gtest/gtest.h>

namespace {

using namespace amiss;
using namespace amiss::detail;
using Kind = ValueSlot::Kind;

constexpr auto layout = object(member("code", field::code), member("list", array(field::message, field::param)),
                               member("errors", each_violation(object(member("f", field::violation_field)))),
                               optional_member("map", field::violations), field::details);
constexpr LayoutView view{layout.nodes.data(), layout.nodes.size()};

FieldKind field_of(const Node* node) { return node != nullptr ? node->field : FieldKind::none; }

LayoutCursor in_object()
{
    LayoutCursor cursor(view);
    EXPECT_TRUE(cursor.enter(cursor.take(), '{'));
    return cursor;
}

TEST(layout_cursor, finds_members_in_any_order_and_each_only_once)
{
    LayoutCursor cursor = in_object();
    cursor.key("map");
    EXPECT_TRUE(cursor.take().is_field());
    cursor.key("code");
    EXPECT_EQ(field_of(cursor.take_field()), FieldKind::code);
    EXPECT_EQ(cursor.take_field(), nullptr) << "already taken";
    EXPECT_EQ(cursor.take().kind, Kind::ignored);
}

TEST(layout_cursor, other_members_are_details_if_the_layout_spreads_them)
{
    LayoutCursor cursor = in_object();
    cursor.key("other");
    EXPECT_EQ(cursor.take().kind, Kind::detail);
    EXPECT_EQ(cursor.key(), "other");
    EXPECT_EQ(cursor.unknown_members(), 0U);

    constexpr auto closed = object(member("code", field::code));
    LayoutCursor strict(LayoutView{closed.nodes.data(), closed.nodes.size()});
    strict.enter(strict.take(), '{');
    strict.key("other");
    EXPECT_EQ(strict.take().kind, Kind::ignored);
    EXPECT_EQ(strict.unknown_members(), 1U);
    strict.skip_key();
    EXPECT_EQ(strict.take().kind, Kind::ignored);
    EXPECT_EQ(strict.unknown_members(), 1U) << "a skipped key is not counted";
}

TEST(layout_cursor, elements_of_an_array_are_found_by_position)
{
    LayoutCursor cursor = in_object();
    cursor.key("list");
    ASSERT_TRUE(cursor.enter(cursor.take(), '['));
    EXPECT_EQ(cursor.take().node->field, FieldKind::message);
    EXPECT_EQ(cursor.take().node->field, FieldKind::param);
    EXPECT_EQ(cursor.take().kind, Kind::ignored) << "more than the layout has";
    EXPECT_FALSE(cursor.leave());
}

TEST(layout_cursor, the_end_of_each_violation_of_a_list_is_reported)
{
    LayoutCursor cursor = in_object();
    cursor.key("errors");
    ASSERT_TRUE(cursor.enter(cursor.take(), '['));
    for (int element = 0; element < 3; ++element) {
        const ValueSlot slot = cursor.take();
        EXPECT_TRUE(slot.is_element);
        ASSERT_TRUE(cursor.enter(slot, '{'));
        cursor.key("f");
        EXPECT_EQ(field_of(cursor.take_field()), FieldKind::violation_field);
        EXPECT_FALSE(cursor.take().is_element) << "a member of one is none";
        EXPECT_TRUE(cursor.leave());
    }
    EXPECT_FALSE(cursor.leave());
}

TEST(layout_cursor, the_keys_of_a_map_of_violations_are_fields)
{
    LayoutCursor cursor = in_object();
    cursor.key("map");
    ASSERT_TRUE(cursor.enter(cursor.take(), '{'));
    cursor.key("anything");
    EXPECT_EQ(cursor.take().kind, Kind::violation);
}

TEST(layout_cursor, a_field_of_a_map_of_violations_may_have_a_list_of_messages)
{
    LayoutCursor cursor = in_object();
    cursor.key("map");
    ASSERT_TRUE(cursor.enter(cursor.take(), '{'));
    cursor.key("anything");
    const ValueSlot slot = cursor.take();
    EXPECT_TRUE(cursor.fits(slot, '['));
    EXPECT_FALSE(cursor.fits(slot, '{'));
    ASSERT_TRUE(cursor.enter(slot, '['));
    for (int message = 0; message < 3; ++message) {
        EXPECT_TRUE(cursor.is_in_messages());
        const ValueSlot element = cursor.take();
        EXPECT_EQ(element.kind, Kind::violation);
        EXPECT_FALSE(cursor.fits(element, '[')) << "a list of lists is none of messages";
        EXPECT_EQ(cursor.key(), "anything");
    }
    EXPECT_FALSE(cursor.leave());
    cursor.key("other");
    EXPECT_EQ(cursor.take().kind, Kind::violation);
}

TEST(layout_cursor, an_array_in_the_place_of_an_object_is_ignored_and_so_is_its_content)
{
    LayoutCursor cursor = in_object();
    cursor.key("list");
    EXPECT_FALSE(cursor.enter(cursor.take(), '{'));
    cursor.key("code");
    EXPECT_EQ(cursor.take().kind, Kind::ignored);
    cursor.leave();
    while (!cursor.is_full()) EXPECT_FALSE(cursor.enter(cursor.take(), '['));
}

TEST(layout_cursor, without_a_layout_everything_is_ignored)
{
    LayoutCursor cursor(LayoutView{});
    EXPECT_EQ(cursor.take().kind, Kind::ignored);
    EXPECT_FALSE(cursor.enter(cursor.take(), '{'));
}

TEST(layout_cursor, another_key_is_the_same_member)
{
    constexpr auto renamed = object(member("code", field::code).also("error").also("id"), member("m", field::message));
    LayoutCursor cursor(LayoutView{renamed.nodes.data(), renamed.nodes.size()});
    cursor.enter(cursor.take(), '{');
    for (const char* key : {"id", "m", "error", "code"}) {
        cursor.key(key);
        EXPECT_EQ(field_of(cursor.take_field()), *key == 'm' ? FieldKind::message : FieldKind::code) << key;
    }
    EXPECT_EQ(cursor.unknown_members(), 0U);
}

TEST(layout_cursor, elements_of_variants_are_found_by_their_tags)
{
    constexpr auto kinds = variants("k", object(member("k", "A"), member("c", field::code)),
                                    object(member("k", "B"), member("m", field::message)));
    LayoutCursor cursor(LayoutView{kinds.nodes.data(), kinds.nodes.size()}, R"([{"k":"B"},{"k":"C"},{"k":"A"}])");
    ASSERT_TRUE(cursor.enter(cursor.take(), '['));
    EXPECT_EQ(cursor.take().node, &kinds.nodes[4]);
    EXPECT_EQ(cursor.take().kind, Kind::ignored);
    EXPECT_EQ(cursor.take().node, &kinds.nodes[1]);
    EXPECT_EQ(cursor.take().kind, Kind::ignored);
}

TEST(layout_cursor, a_list_in_an_array_has_all_elements_from_its_place_on)
{
    constexpr auto listed = array("first", each_violation(field::violation_message));
    LayoutCursor cursor(LayoutView{listed.nodes.data(), listed.nodes.size()});
    ASSERT_TRUE(cursor.enter(cursor.take(), '['));
    const auto first = cursor.take();
    EXPECT_TRUE(first.is_node(NodeKind::string));
    EXPECT_FALSE(first.is_element);
    for (int number = 0; number < 3; ++number) {
        const auto element = cursor.take();
        EXPECT_TRUE(element.is_element);
        EXPECT_EQ(field_of(element.node), FieldKind::violation_message);
    }
}

} // namespace
