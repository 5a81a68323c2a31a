// SPDX-License-Identifier: BSL-1.0
// Tests of message templates: their parts, doubled braces, and broken templates.
#include <amiss/detail/catalog/message_template.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

namespace detail = amiss::detail;

static_assert(detail::is_template("}") && detail::is_template("{") && !detail::is_template("plain")
              && !detail::is_template(""));
static_assert(!detail::is_template({}), "also of a view of nothing");

// The parts of a template, each in brackets, and placeholders with a $.
std::string parts(std::string_view rest)
{
    std::string shown;
    while (!rest.empty()) {
        const detail::TemplatePart part = detail::next_part(rest);
        if (part.broken) return shown + "!";
        shown.append(part.placeholder ? "[$" : "[").append(part.text).append("]");
    }
    return shown;
}

TEST(message_template, has_texts_and_placeholders)
{
    EXPECT_EQ(parts("The '{param}' field of {b}."), "[The '][$param][' field of ][$b][.]");
    EXPECT_EQ(parts("{a}{b}"), "[$a][$b]");
    EXPECT_EQ(parts(""), "");
}

TEST(message_template, doubled_braces_are_text) { EXPECT_EQ(parts("{{a}} {{{b}}}"), "[{][a][}][ ][{][$b][}]"); }

TEST(message_template, broken_templates_are_found)
{
    EXPECT_EQ(parts("a {b"), "[a ]!");
    EXPECT_EQ(parts("a } b"), "[a ]!");
    EXPECT_EQ(parts("{}"), "!");
    EXPECT_EQ(parts("{a{b}"), "!");
    EXPECT_EQ(parts("{a}}"), "[$a]!");
}

static_assert(detail::is_template("a}") && detail::is_template("{a")
              && !detail::is_template(std::string_view("a}", 1)));

// Where c is first in each part of the text. Compilers differ in how they search in a constant expression.
constexpr std::size_t places_of(char c, std::string_view text, bool by_loop)
{
    std::size_t sum = 0;
    for (std::size_t from = 0; from <= text.size(); ++from) {
        for (std::size_t size = 0; from + size <= text.size(); ++size) {
            std::size_t at = 0;
            while (by_loop && at < size && text[from + at] != c) ++at;
            sum = sum * 3 + (by_loop ? at : detail::find_char(text.data() + from, size, c));
        }
    }
    return sum;
}
static_assert(places_of('{', "a{b}c{de{{f", false) == places_of('{', "a{b}c{de{{f", true));
static_assert(places_of('x', "a{b}c{", false) == places_of('x', "a{b}c{", true));
constexpr char without_end[] = {'a', '{', 'b'}; // no terminating NUL
static_assert(detail::find_char(without_end, 3, '{') == 1 && detail::find_char(without_end, 1, '{') == 1);

TEST(message_template, a_char_is_found_at_run_time_too)
{
    const std::string text = "a{b}c{de{{f";
    EXPECT_EQ(places_of('{', text, false), places_of('{', text, true));
    EXPECT_EQ(places_of('x', text, false), places_of('x', text, true));
}

TEST(message_template, the_first_brace_is_found_at_every_place)
{
    for (std::size_t size = 0; size <= 30; ++size) {
        const std::string plain(size, '|'); // differs from a brace by one bit
        for (std::size_t from = 0; from <= size; ++from) {
            EXPECT_EQ(detail::find_brace(plain, from), size);
            for (std::size_t at = from; at < size; ++at) {
                std::string text = plain;
                text[at] = at % 2 == 0 ? '{' : '}';
                EXPECT_EQ(detail::find_brace(text, from), at) << text << ' ' << from;
                text.replace(at + 1, std::string::npos, size - at - 1, '{');
                EXPECT_EQ(detail::find_brace(text, from), at) << text << ' ' << from;
            }
        }
    }
    static_assert(detail::find_brace("0123456789}{", 0) == 10 && detail::find_brace("{", 1) == 1);
}

} // namespace
