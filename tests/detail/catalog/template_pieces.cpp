// SPDX-License-Identifier: BSL-1.0
// Tests of the pieces of message templates: they are the parts that a walk through the text finds, of every short text.
#include <amiss/detail/catalog/template_pieces.hpp>

#include <amiss/catalog.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace pieces_test {
enum class Code { plain = 1, one, braces, several, last };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("pieces_test", amiss::row(Code::plain, "plain", HttpStatus::conflict, "", "Plain."),
                                amiss::row(Code::one, "one", HttpStatus::conflict, "", "One '{param}' only."),
                                amiss::row(Code::braces, "braces", HttpStatus::conflict, "", "{{x}}"),
                                amiss::row(Code::several, "several", HttpStatus::conflict, "",
                                           "{limit}{param} in {retry_after} s {{{limit}}}."),
                                amiss::row(Code::last, "last", HttpStatus::conflict, "", "Only {param}"));
}
} // namespace pieces_test

namespace {

namespace detail = amiss::detail;
using detail::TemplateShape;
using detail::TemplateValue;
using pieces_test::Code;

constexpr auto& rows = detail::Table<Code>::rows;
static_assert(rows[0].pieces == nullptr && rows[0].shape.pieces == 0 && rows[0].shape.values == 0);
static_assert(rows[1].shape.values == (TemplateShape::param | TemplateShape::single) && rows[1].shape.pieces == 2);
static_assert(rows[1].pieces[0].text(rows[1].message) == "One '" && rows[1].pieces[0].key(rows[1].message) == "param");
static_assert(rows[1].pieces[1].text(rows[1].message) == "' only." && rows[1].pieces[1].is_last);
static_assert(rows[2].shape.values == 0 && rows[2].shape.pieces == 2 && !rows[2].needs_values);
static_assert(rows[3].shape.values == TemplateShape::any_value && rows[3].needs_values);
static_assert(rows[4].shape.values == (TemplateShape::param | TemplateShape::single) && rows[4].shape.pieces == 1);
static_assert(rows[4].pieces[0].is_last && rows[4].pieces == rows[3].pieces + rows[3].shape.pieces);
static_assert((detail::shape_of_template("a {b").values & TemplateShape::broken) != 0);
static_assert(detail::shape_of_template("{{{param}").values == TemplateShape::param, "the brace is a piece of its own");
static_assert(detail::shape_of_template("{param}{param}").values == TemplateShape::param);

// What a text is made of, as the walk through it finds it.
std::string walked(std::string_view text, bool& broken)
{
    std::string shown;
    broken = false;
    while (!text.empty()) {
        const detail::TemplatePart part = detail::next_part(text);
        if (part.broken) return broken = true, shown;
        shown += part.placeholder ? "<" + std::string(part.text) + ">" : std::string(part.text);
    }
    return shown;
}

std::string in_pieces(std::string_view text)
{
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const detail::TemplatePiece piece = detail::next_piece(text, at);
        shown += piece.text(text);
        if (piece.value != TemplateValue::nothing) shown += "<" + std::string(piece.key(text)) + ">";
        EXPECT_EQ(piece.is_last, at >= text.size());
        EXPECT_EQ(piece.value == TemplateValue::nothing, piece.key_size == 0);
    }
    return shown;
}

void expect_same_parts(const std::string& text)
{
    bool broken = false;
    const std::string parts = walked(text, broken);
    const TemplateShape shape = detail::shape_of_template(text);
    ASSERT_EQ((shape.values & TemplateShape::broken) != 0, broken) << text;
    if (broken) return;
    ASSERT_EQ(in_pieces(text), parts) << text;
}

TEST(template_pieces, every_short_text_has_the_parts_that_a_walk_finds)
{
    constexpr std::size_t longest = 8;
    for (std::size_t size = 0; size <= longest; ++size) {
        std::size_t count = 1;
        for (std::size_t at = 0; at < size; ++at) count *= 3;
        for (std::size_t number = 0; number < count; ++number) {
            std::string text;
            for (std::size_t rest = number; text.size() < size; rest /= 3) text += "a{}"[rest % 3];
            expect_same_parts(text);
        }
    }
}

TEST(template_pieces, a_placeholder_has_the_kind_of_its_key)
{
    EXPECT_EQ(detail::template_value_of("param"), TemplateValue::param);
    EXPECT_EQ(detail::template_value_of("retry_after"), TemplateValue::retry_after);
    for (const char* key : {"params", "par", "retry", "limit", "PARAM", ""})
        EXPECT_EQ(detail::template_value_of(key), TemplateValue::detail) << key;
}

} // namespace
