// SPDX-License-Identifier: BSL-1.0
// Tests of compiling a layout: its instructions, the bytes of its literals, and what cannot be compiled.
#include <amiss/detail/write/layout_compiler.hpp>

#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace amiss;
using namespace amiss::detail;

constexpr RowData row()
{
    RowData made;
    made.name = "not found";
    made.type = "t\"";
    made.status = HttpStatus::not_found;
    return made;
}

/// The instructions as a text: literals as they are, `<doc_url>` for field 7, `[` and `]` around what can be absent, `[!` where
/// it is there in the place of something else, and `,?` for a comma that may be needed.
template <std::size_t Nodes>
std::string compiled(const Layout<Nodes>& layout, bool for_row)
{
    const RowData data = row();
    InstructionSink instructions;
    if (!LayoutCompiler<InstructionSink>(layout.nodes.data(), data, for_row, "https://x/#", instructions).compile())
        return "not compiled";
    char text[1024];
    std::uint32_t ends[InstructionSink::capacity] = {};
    LiteralSink literals;
    literals.text = text;
    literals.ends = ends;
    LayoutCompiler<LiteralSink>(layout.nodes.data(), data, for_row, "https://x/#", literals).compile();
    EXPECT_EQ(literals.literals, instructions.literals);
    std::string shown;
    std::vector<std::size_t> ends_of_parts;
    for (std::size_t at = 0; at < instructions.size; ++at) {
        const Instruction& step = instructions.instructions[at];
        for (; !ends_of_parts.empty() && at == ends_of_parts.back(); ends_of_parts.pop_back()) shown += ']';
        switch (step.kind) {
        case Instruction::Kind::literal:
            shown.append(text + ends[step.count], ends[step.count + 1] - ends[step.count]);
            break;
        case Instruction::Kind::field:
            shown += '<' + std::string(amiss::field_table[static_cast<std::size_t>(step.field)].name) + '>';
            break;
        case Instruction::Kind::of_row: shown += '<' + std::string(step.key) + '>'; break;
        case Instruction::Kind::comma: shown += ",?"; break;
        case Instruction::Kind::begin:
            shown += step.is_negated ? "[!" : "[";
            ends_of_parts.push_back(at + 1 + step.count);
            break;
        }
    }
    return shown;
}

TEST(layout_compiler, values_that_the_code_determines_are_in_the_literals)
{
    const auto layout = object(member("c", field::code), member("t", field::type), member("s", field::status),
                               member("r", field::reason), member("u", field::doc_url), member("m", field::message));
    EXPECT_EQ(compiled(layout, true),
              R"({"c":"not found","t":"t\"","s":404,"r":"Not Found","u":"https://x/#not%20found","m":"<message>"})");
    EXPECT_EQ(compiled(layout, false),
              R"({"c":"<code>","t":"<type>","s":<status>,"r":"<reason>","u":"<doc_url>","m":"<message>"})");
}

TEST(layout_compiler, optional_members_and_their_commas)
{
    EXPECT_EQ(compiled(object(member("a", 1), optional_member("p", field::param)), true), R"({"a":1[,"p":"<param>"]})");
    EXPECT_EQ(compiled(object(optional_member("p", field::param), member("a", true)), true),
              R"({["p":"<param>"],?"a":true})");
    EXPECT_EQ(compiled(object(optional_member("u", field::doc_url), member("a", nullptr)), true),
              R"({"u":"https://x/#not%20found","a":null})");
}

TEST(layout_compiler, details_and_violations)
{
    EXPECT_EQ(compiled(object(member("d", field::details), member("v", field::violations), field::details,
                              optional_member("x", field::detail("x")), member("y", field::detail("y")),
                              member("e", each_violation(field::violation_field))),
                       true),
              R"({"d":{<details>},"v":{<violations>}[,<details>],"y":"","e":[]})");
}

TEST(layout_compiler, a_member_that_may_be_null)
{
    EXPECT_EQ(compiled(object(nullable_member("p", field::param), nullable_member("c", field::code),
                              nullable_member("x", field::detail("x"))),
                       true),
              R"({"p":["<param>"][!null],"c":"not found","x":null})");
    EXPECT_EQ(compiled(object(nullable_member("p", field::param).when(field::message)), true),
              R"({["p":["<param>"][!null]]})");
}

TEST(layout_compiler, texts_are_in_the_literals)
{
    EXPECT_EQ(compiled(object(member("c", text("a\"#", field::code)), member("r", text(field::retry_after, "s")),
                              optional_member("p", text("<", field::param, ">")),
                              member("d", text("x", field::detail("x"))),
                              member("t", text(field::status.as_text(), "!"))),
                       true),
              R"({"c":"a\"#not found","r":"[<retry_after>s][!]"[,"p":"[<<param>>][!]"],"d":"","t":"404!"})");
    EXPECT_EQ(compiled(object(member("u", text("<", field::doc_url, ">"))), false), R"({"u":"[<<doc_url>>][!]"})");
}

TEST(layout_compiler, a_choice_is_decided_as_far_as_it_is_known)
{
    EXPECT_EQ(compiled(first_of(each_violation(field::violation_message), field::detail("x"), field::code, "never"),
                       true),
              R"("not found")");
    EXPECT_EQ(compiled(array(first_of(field::param, field::retry_after, nullptr)), true),
              R"([["<param>"][![<retry_after>][!null]]])");
    EXPECT_EQ(compiled(object(optional_member("a", first_of(field::param, field::retry_after))), true),
              R"({["a":["<param>"][!<retry_after>]]})");
}

TEST(layout_compiler, variants_have_a_condition_each)
{
    EXPECT_EQ(compiled(variants("k", object(member("k", "A"), member("c", field::code)),
                                object(member("k", "B"), member("p", field::param)),
                                object(member("k", "C"), member("x", field::detail("x")))),
                       true),
              R"([{"k":"A","c":"not found"}[,{"k":"B","p":"<param>"}]])");
}

TEST(layout_compiler, other_keys_and_lists_in_arrays_are_not_written)
{
    EXPECT_EQ(compiled(array(1, object(member("a", field::code).also("b")), each_violation(field::violation_field)),
                       true),
              R"([1,{"a":"not found"}])");
}

TEST(layout_compiler, a_condition_that_a_row_decides)
{
    EXPECT_EQ(compiled(object(member("a", 1).when(field::status), member("b", 2).when(field::detail("x")),
                              member("c", 3).when(field::type)),
                       true),
              R"({"a":1[,"c":3]})");
}

TEST(layout_compiler, conditions_inside_an_optional_object_cannot_be_compiled)
{
    EXPECT_EQ(compiled(object(optional_member("o",
                                              object(optional_member("p", field::param).when(field::message),
                                                     optional_member("q", field::request_id)))),
                       true),
              "not compiled");
    EXPECT_NE(compiled(object(optional_member("p", field::param).when(field::message)), true), "not compiled");
}

} // namespace
