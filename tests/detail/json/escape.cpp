// SPDX-License-Identifier: BSL-1.0
// Tests of the content of a JSON string: escapes, replaced bytes, exact sizes, and prefixes that fit.
#include <amiss/detail/json/escape.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace amiss::detail;
using amiss::Escaping;

std::string escaped(std::string_view text, Escaping escaping = Escaping::json)
{
    const std::size_t size = escaped_size(text, escaping);
    std::string out(size + 8, '#');
    char* const end = write_escaped(out.data(), text, escaping);
    EXPECT_EQ(static_cast<std::size_t>(end - out.data()), size);
    EXPECT_EQ(out.substr(size), "########");
    out.resize(size);
    return out;
}

TEST(escape, controls_quotes_and_backslashes_are_escaped)
{
    EXPECT_EQ(escaped("a\"b\\c/d"), R"(a\"b\\c/d)");
    EXPECT_EQ(escaped("\b\f\n\r\t"), R"(\b\f\n\r\t)");
    EXPECT_EQ(escaped(std::string_view("\0\x01\x1F\x7F", 4)), "\\u0000\\u0001\\u001f\x7F");
}

TEST(escape, each_single_byte)
{
    for (int value = 0; value < 256; ++value) {
        const std::string text(1, static_cast<char>(value));
        const std::string out = escaped(text);
        if (value >= 0x80)
            EXPECT_EQ(out, "\xEF\xBF\xBD");
        else if (value >= 0x20 && value != '"' && value != '\\')
            EXPECT_EQ(out, text);
        else
            EXPECT_EQ(out[0], '\\') << value;
    }
}

TEST(escape, well_formed_text_is_kept_and_ill_formed_parts_are_replaced)
{
    EXPECT_EQ(escaped("größe 漢 😀 \u2028"), "größe 漢 😀 \u2028");
    EXPECT_EQ(escaped("a\xE2\x82z\xC0\xAF\xF0\x9F\x98"), "a\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_EQ(escaped("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(escape, html_safe_escapes_what_ends_a_script)
{
    EXPECT_EQ(escaped("</script>&\u2028\u2029é", Escaping::html), "\\u003c/script\\u003e\\u0026\\u2028\\u2029é");
    EXPECT_EQ(escaped("<>&"), "<>&");
}

// The code handles eight bytes in one step, so special bytes are tried at every place of short texts of every length.
TEST(escape, special_bytes_at_every_offset)
{
    for (std::size_t size = 1; size < 40; ++size) {
        for (std::size_t at = 0; at < size; ++at) {
            for (const char special : {'"', '\\', '\n', '\x1F', '\xC3', '\x7F', '!', ' ', '#', '[', ']'}) {
                std::string text(size, 'x');
                text[at] = special;
                const std::string middle = special == '"' ? "\\\""
                    : special == '\\'                     ? "\\\\"
                    : special == '\n'                     ? "\\n"
                    : special == '\x1F'                   ? "\\u001f"
                    : special == '\xC3'                   ? "\xEF\xBF\xBD"
                                                          : std::string(1, special);
                ASSERT_EQ(escaped(text), text.substr(0, at) + middle + text.substr(at + 1));
            }
        }
    }
}

TEST(escape, is_escaped_form_accepts_only_the_exact_form)
{
    for (const std::string_view text : {std::string_view("plain text of some length"), std::string_view("a\"\n\xFF\\z"),
                                        std::string_view(""), std::string_view("\0", 1)}) {
        const std::string form = escaped(text);
        EXPECT_TRUE(is_escaped_form(form, text));
        EXPECT_FALSE(is_escaped_form(form + "x", text));
        EXPECT_FALSE(is_escaped_form(form, std::string(text) + "x"));
        for (std::size_t cut = 0; cut < form.size(); ++cut) EXPECT_FALSE(is_escaped_form(form.substr(0, cut), text));
    }
}

TEST(escape, fitting_prefix_is_the_longest_one_that_ends_between_characters)
{
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the texts must be the same each time
    const std::vector<std::string> pieces = {"a",  "plain text ", "\n",   "\"",       "\x01", "é",
                                             "漢", "😀",          "\xFF", "\xE2\x82", "<",    "\u2028"};
    for (int round = 0; round < 300; ++round) {
        std::string text;
        std::vector<std::size_t> steps{0}; // where the text may be cut
        for (int piece = 0; piece < 12; ++piece) text += pieces[random() % pieces.size()];
        for (std::string_view rest = text; !rest.empty();) {
            rest.remove_prefix(next_scalar(rest).size);
            steps.push_back(text.size() - rest.size());
        }
        for (const Escaping escaping : {Escaping::json, Escaping::html}) {
            const std::size_t whole = escaped_size(text, escaping);
            for (std::size_t limit = 0; limit <= whole; ++limit) {
                std::size_t best = 0;
                for (const std::size_t step : steps)
                    if (escaped_size(std::string_view(text).substr(0, step), escaping) <= limit) best = step;
                ASSERT_EQ(fitting_prefix(text, limit, escaping).size(), best) << round << " " << limit;
            }
        }
    }
}

} // namespace
