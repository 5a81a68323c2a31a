// SPDX-License-Identifier: BSL-1.0
// Tests of what is asked about names of enums and members.
#include <amiss/detail/bodies/body_names.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

TEST(BodyNames, lookups)
{
    int value = 0;
    amiss::detail::BodyNameLookup<int> lookup{"two", &value};
    lookup("one", 1);
    EXPECT_FALSE(lookup.found);
    lookup("two", 2);
    EXPECT_TRUE(lookup.found);
    EXPECT_EQ(value, 2);

    amiss::detail::BodyMemberLookup member{"b"};
    member("a", value).must(false, "never be checked");
    EXPECT_FALSE(member.found);
    member.optional("b", value);
    EXPECT_TRUE(member.found);
}

TEST(BodyNames, a_list_that_is_too_long_ends_in_an_ellipsis)
{
    amiss::detail::BodyNameList list;
    list("low", 1);
    list("high", 2);
    EXPECT_EQ(list.names.text(), "low, high");
    const std::string name(100, 'n');
    for (int count = 0; count < 10; ++count) list(name, count);
    const std::string_view text = list.names.text();
    EXPECT_LE(text.size(), 512U);
    EXPECT_EQ(text.substr(text.size() - 5), ", \xE2\x80\xA6");
}

} // namespace
