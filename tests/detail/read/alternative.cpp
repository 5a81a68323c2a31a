// SPDX-License-Identifier: BSL-1.0
// Tests of choosing an alternative by the kind of a JSON value, and of taking off what a text has around its field.
#include <amiss/detail/read/alternative.hpp>

#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string_view>

namespace {

using namespace amiss;
using namespace amiss::detail;

// The number of the node that a value is read as; -1 for none.
template <std::size_t Nodes>
int picked(const Layout<Nodes>& layout, ValueKind kind, std::string_view text = {})
{
    const Node* const node = alternative_for(layout.nodes.data(), kind, text);
    return node == nullptr ? -1 : static_cast<int>(node - layout.nodes.data());
}

TEST(alternative, the_first_that_is_written_in_the_kind)
{
    constexpr auto all = first_of(field::violations,                                    // 1
                                  first_of(field::retry_after, text("x", field::code)), // 2, with 3, 4 to 6
                                  each_violation(field::violation_message),             // 7
                                  field::message, nullptr);                             // 9, 10
    EXPECT_EQ(picked(all, ValueKind::object), 1);
    EXPECT_EQ(picked(all, ValueKind::number, "5"), 3);
    EXPECT_EQ(picked(all, ValueKind::string, "s"), 4);
    EXPECT_EQ(picked(all, ValueKind::array), 7);
    EXPECT_EQ(picked(all, ValueKind::null, "null"), 10);
    EXPECT_EQ(picked(all, ValueKind::boolean, "true"), 3) << "of another kind: the first of one value";
}

TEST(alternative, a_constant_that_is_equal_comes_first)
{
    constexpr auto all = first_of(field::message, field::retry_after, "none", -7, true);
    EXPECT_EQ(picked(all, ValueKind::string, "none"), 3);
    EXPECT_EQ(picked(all, ValueKind::string, "None"), 1);
    EXPECT_EQ(picked(all, ValueKind::number, "-7"), 4);
    EXPECT_EQ(picked(all, ValueKind::number, "-7.0"), 2);
    EXPECT_EQ(picked(all, ValueKind::boolean, "true"), 5);
    EXPECT_EQ(picked(all, ValueKind::boolean, "false"), 1) << "of another kind";
    EXPECT_EQ(picked(all, ValueKind::string, "true"), 1) << "a string is no boolean";
    EXPECT_EQ(picked(all, ValueKind::null, "null"), -1);
    constexpr auto constants = first_of("a", "b");
    EXPECT_EQ(picked(constants, ValueKind::string, "c"), -1);
    EXPECT_EQ(picked(constants, ValueKind::object), -1);
}

TEST(alternative, fields_are_written_as_their_styles_say)
{
    const auto is_written = [](Field field, ValueKind kind) {
        return is_field_written_as(as_layout(field).nodes[0], kind);
    };
    EXPECT_TRUE(is_written(field::status, ValueKind::number) && !is_written(field::status, ValueKind::string));
    EXPECT_TRUE(is_written(field::status.as_text(), ValueKind::string));
    EXPECT_TRUE(is_written(field::timestamp, ValueKind::string));
    EXPECT_TRUE(is_written(field::timestamp.as_unix(), ValueKind::number));
    EXPECT_TRUE(is_written(field::timestamp.as_unix_ms(), ValueKind::number));
    EXPECT_TRUE(is_written(field::param.as_path(), ValueKind::array));
    EXPECT_TRUE(is_written(field::code.as_number("rpc"), ValueKind::number));
    EXPECT_TRUE(is_written(field::retryable, ValueKind::boolean));
    EXPECT_TRUE(is_written(field::details, ValueKind::object) && is_written(field::violations, ValueKind::object));
    EXPECT_TRUE(is_written(field::column("x"), ValueKind::string) && is_written(field::column("x"), ValueKind::number));
    EXPECT_TRUE(is_written(field::detail("x"), ValueKind::array) && !is_written(field::detail("x"), ValueKind::null));
    EXPECT_EQ(kind_of_value('-'), ValueKind::number);
    EXPECT_EQ(kind_of_value('f'), ValueKind::boolean);
}

TEST(alternative, a_text_is_taken_off_on_both_sides_or_not_at_all)
{
    constexpr auto both = text("a", "b", field::code, "c", "d");
    EXPECT_EQ(without_affixes(both.nodes.data(), "abxcd"), "x");
    EXPECT_EQ(without_affixes(both.nodes.data(), "abcd"), "");
    EXPECT_EQ(without_affixes(both.nodes.data(), "abxc"), "abxc");
    EXPECT_EQ(without_affixes(both.nodes.data(), "axcd"), "axcd");
    EXPECT_EQ(without_affixes(both.nodes.data(), ""), "");
    constexpr auto overlap = text("aa", field::code, "aa");
    EXPECT_EQ(without_affixes(overlap.nodes.data(), "aaa"), "aaa");
}

} // namespace
