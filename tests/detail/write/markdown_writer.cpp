// SPDX-License-Identifier: BSL-1.0
// Tests of Markdown bodies for every piece of the layout language.
#include <amiss/detail/write/markdown_writer.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/envelope.hpp>
#include <amiss/markdown.hpp>
#include <amiss/write.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;
using cstar::Code;

constexpr BodyFormat format = markdown_format();

template <class Layout>
std::string markdown_of(const Layout& layout, const ApiError& error)
{
    return to_string(layout.format(format), error);
}

ApiError failed_titles()
{
    return ApiError(Code::parameter_invalid)
        .with_violation("title", "Too long.", "too_long")
        .with_violation("zip", "")
        .with_violation("", "*All* wrong.")
        .with_violation("title", "Has <b>.");
}

TEST(markdown_writer, members_are_lines_of_front_matter)
{
    constexpr auto layout =
        object(member("a", true), member("b", nullptr), member("c", 3), member("d", "x<y"), member("two words", 1),
               member("no", 2), member("f", array(1, "2", array(3))), member("s", field::status),
               member("o", object(member("m", field::message), optional_member("p", field::param))));
    EXPECT_EQ(markdown_of(layout, ApiError(Code::invalid_json).with_message("say \"*\"")),
              "---\na: true\nb: null\nc: 3\nd: \"x\\u003cy\"\n\"two words\": 1\n\"no\": 2\nf: [1,\"2\",[3]]\ns: 400\n"
              "o: {\"m\":\"say \\\"\\u002a\\\"\"}\n---\n");
}

TEST(markdown_writer, details_are_one_value_or_a_line_each)
{
    const ApiError error = ApiError(Code::invalid_json)
                               .with_detail("no", "a\n---\nb")
                               .with_detail("<k>\n", raw_json("{\n\"_x_\" : [1,\n2]}"))
                               .with_detail("taken", 1);
    EXPECT_EQ(markdown_of(object(member("d", field::details)), error),
              "---\nd: {\"no\":\"a\\n---\\nb\",\"\\u003ck\\u003e\\n\":{ \"\\u005fx_\" : [1, 2]},\"taken\":1}\n---\n");
    EXPECT_EQ(markdown_of(object(member("taken", true), field::details), error),
              "---\ntaken: true\n\"no\": \"a\\n---\\nb\"\n"
              "\"\\u003ck\\u003e\\n\": { \"\\u005fx_\" : [1, 2]}\n---\n");
}

TEST(markdown_writer, members_with_headings_are_sections_after_the_front_matter)
{
    constexpr auto layout = object(member("#", array(field::reason, field::code)), member("code", field::code),
                                   member("## What", field::message), optional_member("## Where", field::param),
                                   member("## Constant", "a*b"), member("### Flag", false), member("## Number", 7),
                                   member("## Nothing", nullptr));
    EXPECT_EQ(markdown_of(layout, ApiError(Code::invalid_json).with_message("<b>")),
              "---\ncode: \"invalid_json\"\n---\n\n# Bad Request: invalid_json\n\n## What\n\n&lt;b&gt;\n\n"
              "## Constant\n\na\\*b\n\n### Flag\n\nfalse\n\n## Number\n\n7\n\n## Nothing\n\n\n");
    EXPECT_EQ(markdown_of(object(member("# What", field::message)), ApiError(Code::invalid_json).with_message("x")),
              "# What\n\nx\n");
    EXPECT_EQ(markdown_of(object(member("# What", field::message)), ApiError(Code::invalid_json).with_message("")),
              "# What\n")
        << "an empty message is no paragraph";
}

TEST(markdown_writer, a_bare_heading_has_any_value)
{
    const ApiError error = ApiError(Code::invalid_json).with_message("a # b").with_param("p");
    EXPECT_EQ(markdown_of(object(member("##", field::message)), error), "## a \\# b\n");
    EXPECT_EQ(markdown_of(object(member("#", text("Error: ", field::code))), error), "# Error: invalid_json\n");
    EXPECT_EQ(markdown_of(object(member("#", first_of(field::instance, field::param))), error), "# p\n");
}

TEST(markdown_writer, values_of_each_form_are_paragraphs)
{
    constexpr auto layout = object(member("# s", field::status), member("# u", field::doc_url),
                                   member("# r", field::retry_after), optional_member("# f", field::retryable),
                                   member("# a", field::retry_advice), member("# t", text("[", field::param, "]")),
                                   member("# g", field::grpc), member("# p", field::param.as_path()));
    EXPECT_EQ(markdown_of(layout,
                          ApiError(Code::rate_limit_exceeded)
                              .with_doc_url("https://e.example/_a_")
                              .with_retry_after(2)
                              .with_param("a.b")),
              "# s\n\n429\n\n# u\n\nhttps:/\\/e.example/\\_a_\n\n# r\n\n2\n\n# f\n\ntrue\n\n# a\n\nYes, after 2 "
              "seconds.\n\n# t\n\n\\[a.b\\]\n\n# g\n\nRESOURCE_EXHAUSTED\n\n# p\n\na.b\n");
}

TEST(markdown_writer, violations_are_a_list_of_the_parts_that_the_layout_places)
{
    EXPECT_EQ(
        markdown_of(object(member("# V",
                                  each_violation(object(member("f", field::violation_field),
                                                        member("m", field::violation_message),
                                                        member("c", field::violation_code))))),
                    failed_titles()),
        "# V\n\n- **title**: Too long. (*too_long*)\n- **zip**:\n- \\*All\\* wrong.\n- **title**: Has &lt;b&gt;.\n");
    EXPECT_EQ(markdown_of(object(member("# V", each_violation(field::violation_message))), failed_titles()),
              "# V\n\n- Too long.\n- \\*All\\* wrong.\n- Has &lt;b&gt;.\n");
    EXPECT_EQ(markdown_of(object(member("# V", field::violations)), failed_titles()),
              "# V\n\n- **title**: Too long.\n- **zip**:\n- \\*All\\* wrong.\n");
    EXPECT_EQ(markdown_of(object(member("# V", field::violations.as_lists())), failed_titles()),
              "# V\n\n- **title**: Too long.\n- **zip**:\n- \\*All\\* wrong.\n- **title**: Has &lt;b&gt;.\n");
    EXPECT_EQ(markdown_of(object(optional_member("# V", field::violations)), Code::invalid_json), "");
}

TEST(markdown_writer, a_field_cannot_end_its_mark)
{
    const ApiError error = ApiError(Code::invalid_json).with_violation("a**: b", "x (*y*)", "c*)");
    EXPECT_EQ(markdown_of(object(member("# V",
                                        each_violation(object(member("f", field::violation_field),
                                                              member("m", field::violation_message),
                                                              member("c", field::violation_code))))),
                          error),
              "# V\n\n- **a\\*\\*: b**: x (\\*y\\*) (*c\\*)*)\n");
}

enum class Shop { sold_out = 1, broken };
constexpr auto amiss_catalog(Shop)
{
    return catalog<Shop>("shop",
                         row(Shop::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out.")
                             .cause("There are no `more_of` these.")
                             .cause("# Others were *faster*.")
                             .link("Stock [1]", "https://shop.example.com/stock_(1)"),
                         row(Shop::broken, "broken", HttpStatus::internal_server_error, "", "It broke."));
}

TEST(markdown_writer, causes_fixes_and_links_are_those_of_the_row)
{
    constexpr auto layout =
        envelope(Shop::broken, [] {
            return object(optional_member("# C", field::causes), optional_member("# F", field::fixes),
                          optional_member("# L", field::links));
        }).format(format);
    EXPECT_EQ(to_string(layout, Shop::sold_out),
              "# C\n\n- There are no `more_of` these.\n- \\# Others were \\*faster\\*.\n\n"
              "# L\n\n- [Stock \\[1\\]](https://shop.example.com/stock_%281%29)\n");
    EXPECT_EQ(to_string(layout, Shop::broken), "");
    EXPECT_EQ(to_string(layout, Code::invalid_json), "") << "a code of another catalogue has none";
}

TEST(markdown_writer, what_has_no_form_in_a_section_is_left_out)
{
    const ApiError error = ApiError(Code::invalid_json).with_detail("a", 1).with_violation("b", "c");
    EXPECT_EQ(markdown_of(object(member("# d", field::details)), error), "# d\n\n\n");
    EXPECT_EQ(markdown_of(object(member("# o", object(member("c", 1)))), error), "# o\n\n\n");
    EXPECT_EQ(markdown_of(object(field::violations), error), "");
}

} // namespace
