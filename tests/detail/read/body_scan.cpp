// SPDX-License-Identifier: BSL-1.0
// Tests of the tokens of a body: where a string ends at each place in the body, and that nothing after the end is looked at.
#include <amiss/detail/read/body_scan.hpp>

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace {

using amiss::detail::BodyScan;

TEST(body_scan, the_end_is_the_last_bracket)
{
    for (const std::string_view body : {"{}", "[]", " {} \n\t\r ", "x}"}) {
        const BodyScan scan(body);
        EXPECT_TRUE(scan.has_end()) << body;
        EXPECT_EQ(scan.last() - body.data(), static_cast<std::ptrdiff_t>(body.find_last_of("}]"))) << body;
    }
    for (const std::string_view body : {"", " ", "}", "]  ", "{x", "{}\f"})
        EXPECT_FALSE(BodyScan(body).has_end()) << body;
    EXPECT_FALSE(BodyScan(std::string_view()).has_end());
}

TEST(body_scan, a_plain_string_ends_at_its_quote_wherever_it_is)
{
    for (std::size_t before = 1; before < 40; ++before) {
        for (std::size_t size = 0; size < 70; ++size) {
            for (std::size_t after = 1; after < 20; after += after < 3 ? 1 : 8) {
                const std::string body =
                    std::string(before, '{') + '"' + std::string(size, 'x') + '"' + std::string(after, '}');
                const std::unique_ptr<char[]> exact(new char[body.size()]); // a sanitizer sees a look past the end
                std::memcpy(exact.get(), body.data(), body.size());
                const BodyScan scan({exact.get(), body.size()});
                std::string_view text;
                const char* const end = scan.plain_string(exact.get() + before, text);
                if (body.size() < 16) continue; // it may be left to another reader
                ASSERT_EQ(end, exact.get() + before + size + 2);
                ASSERT_EQ(text, std::string(size, 'x'));
                for (const char c : {'\\', '\n', '\x80'}) {
                    if (size == 0) continue;
                    exact[before + 1 + size / 2] = c;
                    ASSERT_EQ(scan.plain_string(exact.get() + before, text), nullptr);
                }
            }
        }
    }
}

TEST(body_scan, a_string_without_its_quote_has_no_end)
{
    for (std::size_t size = 0; size < 70; ++size) {
        const std::string body = "{\"" + std::string(size, 'x') + "}";
        std::string_view text;
        EXPECT_EQ(BodyScan(body).plain_string(body.data() + 1, text), nullptr) << size;
    }
}

TEST(body_scan, white_space_of_any_length_is_skipped)
{
    for (std::size_t size = 0; size < 40; ++size) {
        for (const char c : {' ', '\n', '\t', '\r'}) {
            const std::string body = std::string(size, c) + "\"x\"}";
            EXPECT_EQ(*BodyScan(body).space(body.data()), '"');
        }
        const std::string body = std::string(size, ' ') + "\n" + std::string(size, ' ') + "}";
        EXPECT_EQ(BodyScan(body).space(body.data()), body.data() + body.size() - 1);
    }
    const std::string other = "\f\"x\"}";
    EXPECT_EQ(BodyScan(other).space(other.data()), other.data()) << "no white space of JSON";
}

TEST(body_scan, what_comes_after_a_member_or_an_element)
{
    const auto next = [](std::string_view body, char bracket) {
        const char* const at = BodyScan(body).next(body.data(), bracket);
        return at == nullptr ? std::string() : std::string(1, *at);
    };
    for (const std::string_view body : {",\"a\":1}", ", \"a\":1}", " ,\n \"a\":1}"})
        EXPECT_EQ(next(body, '}'), "\"") << body;
    EXPECT_EQ(next(" }", '}'), "}");
    EXPECT_EQ(next(" ,1]", ']'), "1");
    for (const std::string_view body : {",}", ", }", ",1}", ":1}", "]}"}) EXPECT_EQ(next(body, '}'), "") << body;
    for (const std::string_view body : {",]", " , ]", "}]"}) EXPECT_EQ(next(body, ']'), "") << body;
}

} // namespace
