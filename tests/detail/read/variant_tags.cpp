// SPDX-License-Identifier: BSL-1.0
// Tests of noting the tags of variants: which kind each element is, in the order in which a parser comes to them.
#include <amiss/detail/read/variant_tags.hpp>

#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace amiss;
using namespace amiss::detail;

constexpr auto two = variants("k", object(member("k", "A"), member("c", field::code)),
                              object(member("k", "B\""), member("m", field::message)));

// A letter for each of the first `count` elements: the first of its tag, or "-".
template <std::size_t Nodes>
std::string noted(const Layout<Nodes>& layout, std::string_view body, std::size_t count)
{
    const VariantTags tags({layout.nodes.data(), Nodes}, body);
    const Node* variants = layout.nodes.data();
    while (variants->kind != NodeKind::variants) ++variants;
    std::string letters;
    for (std::size_t number = 0; number < count; ++number) {
        const Node* const variant = tags.variant(variants, number);
        letters += variant == nullptr ? '-' : tag_of(variant, "k")->text[0];
    }
    return letters;
}

TEST(variant_tags, elements_are_told_by_their_tag_wherever_it_is)
{
    EXPECT_EQ(noted(two, R"([{"c":"x","k":"A"},{"k":"B\""}])", 3), "AB-");
    EXPECT_EQ(noted(two, R"( [ {"k" : "B\u0022"} , {"\u006b":"\u0041"} ] )", 2), "BA");
    EXPECT_EQ(noted(two, R"([1,"k",null,{},{"k":1},{"k":"C"},{"k":"a"},{"x":{"k":"A"}},{"k":"A"}])", 9), "--------A");
    EXPECT_EQ(noted(two, R"([{"k":"C","k":"A"},{"k":"A"},{"k":"A"},{"k":"B\""}])", 4), "-A-B")
        << "the first member with the key, the first element with the tag";
    EXPECT_EQ(noted(two, R"({"k":"A"})", 1), "-");
}

TEST(variant_tags, after_64_elements_nothing_is_noted)
{
    std::string body = "[";
    for (int count = 0; count < 63; ++count) body += "1,";
    EXPECT_EQ(noted(two, body + R"({"k":"A"},{"k":"B\""}])", 65).substr(62), "-A-");
}

TEST(variant_tags, they_are_found_in_objects_arrays_choices_and_lists)
{
    constexpr auto deep =
        object(member("a", array(1, object(member("b", first_of(field::message, two))))).also("other"));
    EXPECT_EQ(noted(deep, R"({"x":[{"k":"A"}],"a":[[],{"b":[{"k":"A"}]},{"b":[{"k":"B\""}]}]})", 2), "A-");
    EXPECT_EQ(noted(deep, R"({"other":[1,{"b":[{"k":"A"}]}],"a":[1,{"b":[{"k":"A"}]}]})", 3), "AA-")
        << "in each array of its own";
    EXPECT_EQ(noted(deep, R"({"a":[1,{"b":"text"}]})", 1), "-");
    constexpr auto listed = array(0, each_violation(object(member("f", field::violation_field), member("v", two))));
    EXPECT_EQ(noted(listed, R"([{"v":[{"k":"A"}]},{"v":[{"k":"B\""}]},{"v":[7,{"k":"A"}]}])", 3), "B-A");
    constexpr auto plain = object(member("a", field::code));
    const VariantTags none({plain.nodes.data(), plain.nodes.size()}, R"({"a":[{"k":"A"}]})");
    EXPECT_EQ(none.variant(plain.nodes.data(), 0), nullptr);
}

TEST(variant_tags, what_is_no_json_does_no_harm)
{
    for (const std::string_view body : {"", "[", "[{", R"([{"k)", R"([{"k":)", R"([{"k":"A)", R"([{"k":"\u00)", "[{]}"})
        EXPECT_EQ(noted(two, body, 1), "-") << body;
}

} // namespace
