// SPDX-License-Identifier: BSL-1.0
// Tests of texts of a bounded size: mended, and cut on a code point.
#include <amiss/detail/rpc/rpc_message.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::detail::MendedText;

TEST(rpc_message, a_good_text_is_a_view)
{
    constexpr std::string_view text = "gr\xC3\xBC\xC3\x9F";
    const MendedText<8> whole(text);
    EXPECT_EQ(whole.view().data(), text.data());
    EXPECT_EQ(whole.view(), text);
    EXPECT_FALSE(whole.is_mended());
}

TEST(rpc_message, is_cut_on_a_code_point)
{
    EXPECT_EQ(MendedText<4>("gr\xC3\xBC\xC3\x9F").view(), "gr\xC3\xBC");
    EXPECT_EQ(MendedText<5>("gr\xC3\xBC\xC3\x9F").view(), "gr\xC3\xBC");
    EXPECT_EQ(MendedText<3>("gr\xC3\xBC\xC3\x9F").view(), "gr");
}

TEST(rpc_message, ill_formed_parts_are_replaced_within_the_size)
{
    const MendedText<8> mended("a\xFF"
                               "b\xFF"
                               "cd");
    EXPECT_TRUE(mended.is_mended());
    EXPECT_EQ(mended.view(),
              "a\xEF\xBF\xBD"
              "b\xEF\xBF\xBD")
        << "no half of what replaces a byte, and nothing after it";
    EXPECT_EQ(MendedText<2>("\xFF").view(), "");
}

} // namespace
