// SPDX-License-Identifier: BSL-1.0
// Tests of found nodes: a body has all of a layout only when each value is there that is always written.
#include <amiss/detail/read/found_nodes.hpp>

#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace {

using namespace amiss;
using namespace amiss::detail;

template <std::size_t Nodes>
constexpr LayoutView view_of(const Layout<Nodes>& layout)
{
    return {layout.nodes.data(), Nodes};
}

std::vector<std::size_t> mandatory_nodes(LayoutView layout)
{
    std::vector<std::size_t> numbers;
    for_each_mandatory(layout, [&numbers](std::size_t number, const Node&) { return numbers.push_back(number), true; });
    return numbers;
}

constexpr auto nested_nodes =
    object(member("a", field::code), optional_member("b", object(member("c", field::param))),
           member("d", object(member("e", field::message), optional_member("f", field::type))),
           member("g", each_violation(object(member("h", field::violation_field)))),
           member("i", field::param).when(field::param), member("j", "text"));

TEST(found_nodes, mandatory_is_what_each_body_has)
{
    EXPECT_EQ(mandatory_nodes(view_of(nested_nodes)), (std::vector<std::size_t>{0, 1, 4, 5, 7, 11}))
        << "the object itself, a, d, e, g and j";
    EXPECT_TRUE(has_mandatory_value(view_of(nested_nodes)));
    constexpr auto optional = object(optional_member("a", field::code), member("b", object(field::details)));
    EXPECT_FALSE(has_mandatory_value(view_of(optional)));
    constexpr auto constant = object(member("ok", false));
    EXPECT_TRUE(has_mandatory_value(view_of(constant)));
}

TEST(found_nodes, an_optional_node_does_not_stand_in_for_a_mandatory_one)
{
    FoundNodes found(view_of(nested_nodes));
    for (const std::size_t number : {0U, 1U, 2U, 3U, 4U, 6U, 7U, 8U, 9U, 10U, 11U})
        found.add(nested_nodes.nodes[number]);
    EXPECT_EQ(found.count(), 11U);
    EXPECT_FALSE(found.has_all());
    found.add(nested_nodes.nodes[4]);
    found.add(nested_nodes.nodes[4]);
    EXPECT_EQ(found.count(), 11U) << "a node counts once";
    EXPECT_FALSE(found.has_all());
    found.add(nested_nodes.nodes[5]);
    EXPECT_TRUE(found.has_all());
}

TEST(found_nodes, constants_are_literals_texts_and_numbers)
{
    constexpr auto constants = object(member("a", nullptr), member("b", 7), member("c", "x"), member("d", field::code));
    for (const std::size_t number : {1U, 2U, 3U}) {
        FoundNodes found(view_of(constants));
        EXPECT_FALSE(found.has_constant());
        found.add(constants.nodes[4]);
        EXPECT_FALSE(found.has_constant());
        found.add(constants.nodes[number]);
        EXPECT_TRUE(found.has_constant());
    }
}

TEST(found_nodes, true_and_false_tell_more_than_other_constants)
{
    constexpr auto constants = object(member("a", "2.0"), member("b", true), member("c", 7), member("d", false));
    FoundNodes found(view_of(constants));
    for (const std::size_t number : {1U, 2U, 3U}) {
        found.add(constants.nodes[number]);
        EXPECT_FALSE(found.has_constant());
    }
    FoundNodes both(view_of(constants));
    both.add(constants.nodes[2]);
    both.add(constants.nodes[4]);
    EXPECT_TRUE(both.has_constant());
}

TEST(found_nodes, a_constant_that_may_be_left_out_tells_nothing)
{
    constexpr auto optional = object(member("a", field::code), optional_member("b", object(member("c", "x"))),
                                     member("d", "y").when(field::param));
    FoundNodes found(view_of(optional));
    for (const Node& node : optional.nodes) found.add(node);
    EXPECT_FALSE(found.has_constant());
    EXPECT_FALSE(has_mandatory_constant(view_of(optional)));
    EXPECT_TRUE(has_mandatory_constant(view_of(nested_nodes)));
}

TEST(found_nodes, nodes_beyond_256_count_as_found)
{
    std::vector<Node> nodes(300);
    nodes[0].kind = NodeKind::object;
    nodes[0].size = 300;
    FoundNodes found({nodes.data(), nodes.size()});
    for (std::size_t number = 0; number < 255; ++number) found.add(nodes[number]);
    found.add(nodes[299]);
    EXPECT_FALSE(found.has_all());
    found.add(nodes[255]);
    EXPECT_TRUE(found.has_all());
    EXPECT_EQ(found.count(), 256U);
}

TEST(found_nodes, a_choice_is_found_with_one_of_it)
{
    constexpr auto layout = object(member("a",
                                          first_of(object(member("b", field::code), member("c", field::param)),
                                                   first_of(field::message, nullptr))));
    const auto has_all = [&](const std::vector<std::size_t>& numbers) {
        FoundNodes found(view_of(layout));
        found.add(layout.nodes[0]);
        for (const std::size_t number : numbers) found.add(layout.nodes[number]);
        return found.has_all();
    };
    EXPECT_FALSE(has_all({}));
    EXPECT_FALSE(has_all({2, 3})) << "an object without one of its members";
    EXPECT_TRUE(has_all({2, 3, 4}));
    EXPECT_TRUE(has_all({6})) << "a choice in a choice";
    EXPECT_TRUE(has_all({7}));
    EXPECT_TRUE(has_mandatory_value(view_of(layout)));
    EXPECT_FALSE(has_mandatory_constant(view_of(layout)));
    constexpr auto list = object(member("a", first_of(each_violation(field::violation_message), field::message)));
    EXPECT_FALSE(has_mandatory_value(view_of(list))) << "it may be an empty list";
}

TEST(found_nodes, what_may_be_null_and_texts_are_found_as_a_whole)
{
    constexpr auto layout =
        object(nullable_member("a", object(member("b", field::code))), member("c", text("x", field::param)),
               member("d", field::message).also("e"), member("f", variants("k", object(member("k", "A")))));
    EXPECT_EQ(mandatory_nodes(view_of(layout)), (std::vector<std::size_t>{0, 1, 3, 6, 8}));
    constexpr auto only_text = object(member("c", text("x", field::param)));
    EXPECT_TRUE(has_mandatory_value(view_of(only_text)));
    EXPECT_FALSE(has_mandatory_constant(view_of(only_text))) << "what is around the field is no value";
    constexpr auto listed = array("a", each_violation(field::violation_message));
    EXPECT_EQ(mandatory_nodes(view_of(listed)), (std::vector<std::size_t>{0, 1}));
}

} // namespace
