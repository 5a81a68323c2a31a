// SPDX-License-Identifier: BSL-1.0
// The ends of strings, objects and arrays, wherever in a block of 16 bytes they are.
#include <amiss/detail/json/skip_json.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

std::size_t string_size(std::string_view text) { return size_of_string(text.data(), text.size()); }
std::size_t container_size(std::string_view text) { return size_of_container(text.data(), text.size()); }

TEST(skip_json, finds_the_end_of_a_string_of_any_size)
{
    for (std::size_t size = 0; size < 70; ++size) {
        const std::string text = '"' + std::string(size, 'x') + '"';
        EXPECT_EQ(string_size(text), text.size());
        EXPECT_EQ(string_size(text + ",\"more\":[{}]                  "), text.size());
        EXPECT_EQ(string_size(text.substr(0, text.size() - 1)), text.size() - 1) << "without an end";
    }
}

TEST(skip_json, an_escaped_quote_ends_nothing)
{
    for (std::size_t size = 0; size < 40; ++size) {
        const std::string text = '"' + std::string(size, 'x') + R"(\"\\)" + std::string(size, '}') + '"';
        EXPECT_EQ(string_size(text + "\" "), text.size());
    }
    EXPECT_EQ(string_size("\"\\"), 2U) << "a backslash at the end";
    EXPECT_EQ(string_size("\""), 1U);
}

TEST(skip_json, finds_the_end_of_a_container_with_brackets_in_its_strings)
{
    for (std::size_t size = 0; size < 40; ++size) {
        const std::string fill(size, ' ');
        const std::string text = "{\"a]\":[1," + fill + "{\"}\":\"[\\\"{\"}]," + fill + "\"b\":{}}";
        EXPECT_EQ(container_size(text), text.size());
        EXPECT_EQ(container_size(text + "]]}}"), text.size());
        EXPECT_EQ(container_size(text.substr(0, text.size() - 1)), text.size() - 1) << "without an end";
    }
}

TEST(skip_json, is_the_same_in_a_constant_expression)
{
    constexpr std::string_view text = R"({"a":[{"b":"}\""},2],"c":"0123456789abcdef0123456789"} x)";
    constexpr std::size_t size = size_of_container(text.data(), text.size());
    EXPECT_EQ(size, text.size() - 2);
    EXPECT_EQ(container_size(text), size);
    EXPECT_EQ(find_quote(text.data() + 2, 20), find_quote_bytewise(text.data() + 2, 20));
}

} // namespace
