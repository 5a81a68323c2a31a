// SPDX-License-Identifier: BSL-1.0
// Tests of the structs and enums of Boost.Describe as members and names.
#include <amiss/detail/boost_json/described_body.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

BOOST_DEFINE_ENUM_CLASS(Tone, deep, bright)
struct Bell {
    int weight = 0;
    Tone tone = Tone::deep;
};
BOOST_DESCRIBE_STRUCT(Bell, (), (weight, tone))

struct NamesInOrder {
    std::string all{};
    template <class T>
    void operator()(std::string_view name, T&&)
    {
        all += std::string(name) + ' ';
    }
};

TEST(DescribedBody, members_and_names)
{
    NamesInOrder members, names;
    Bell bell;
    amiss::detail::visit_body_members(members, bell);
    EXPECT_EQ(members.all, "weight tone ");
    amiss::detail::visit_body_names<Tone>(names);
    EXPECT_EQ(names.all, "deep bright ");
    EXPECT_FALSE(amiss::detail::DescribedBody<std::string>::is_described);
}

} // namespace
