// SPDX-License-Identifier: BSL-1.0
// Tests of the names of places in a body.
#include <amiss/detail/bodies/body_path.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::detail::BodyPath;
using amiss::detail::BodyPathText;

TEST(BodyPath, dots_and_indexes)
{
    const BodyPath root, items = root.member("items"), third = items.element(2), qty = third.member("qty");
    EXPECT_EQ(BodyPathText(root).text(), "");
    EXPECT_EQ(BodyPathText(items).text(), "items");
    EXPECT_EQ(BodyPathText(qty).text(), "items.2.qty");
    EXPECT_EQ(BodyPathText(qty).last_step(), "qty");
    EXPECT_EQ(qty.depth, 3U);
}

TEST(BodyPath, a_pointer_where_dots_would_be_ambiguous)
{
    const BodyPath root, labels = root.member("labels"), dotted = labels.member("a.b~/c"), empty = labels.member(""),
                         slash = labels.member("/x");
    EXPECT_EQ(BodyPathText(dotted).text(), "/labels/a.b~0~1c");
    EXPECT_EQ(BodyPathText(empty).text(), "/labels/");
    EXPECT_EQ(BodyPathText(slash).text(), "/labels/~1x");
    EXPECT_EQ(BodyPathText(dotted).last_step(), "a.b~0~1c");
}

TEST(BodyPath, a_long_name_is_cut_on_a_code_point)
{
    std::string name(255, 'x');
    name += "\xC3\xA9";
    const BodyPath root, one = root.member(name), two = one.member("y");
    EXPECT_EQ(BodyPathText(one).text(), std::string(255, 'x'));
    EXPECT_EQ(BodyPathText(two).text(), std::string(255, 'x'));
    EXPECT_EQ(BodyPathText(root.member(std::string(5000, '~') + ".")).text().size(), 256U);
}

TEST(BodyPath, the_deepest)
{
    BodyPath steps[amiss::detail::body_depth + 1];
    for (std::size_t at = 1; at < std::size(steps); ++at) steps[at] = steps[at - 1].element(0);
    EXPECT_EQ(BodyPathText(steps[32]).text().size(), 63U);
}

} // namespace
