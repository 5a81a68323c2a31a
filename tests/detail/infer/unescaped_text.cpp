// SPDX-License-Identifier: BSL-1.0
// Tests of texts without their escapes: none, some, and too many bytes.
#include <amiss/detail/infer/unescaped_text.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

TEST(unescaped_text, a_text_without_escapes_is_itself_at_any_size)
{
    amiss::detail::UnescapedText unescaped;
    const std::string text(1000, 'x');
    EXPECT_EQ(unescaped(text).data(), text.data());
    EXPECT_EQ(unescaped(text).size(), text.size());
    EXPECT_EQ(unescaped(""), "");
}

TEST(unescaped_text, one_with_escapes_has_at_most_256_bytes)
{
    amiss::detail::UnescapedText unescaped;
    EXPECT_EQ(unescaped(R"(a\u00e9\n\/)"), "a\xC3\xA9\n/");
    EXPECT_EQ(unescaped("\\n" + std::string(255, 'x')), "\n" + std::string(255, 'x'));
    EXPECT_EQ(unescaped("\\n" + std::string(256, 'x')), "");
}

} // namespace
