// SPDX-License-Identifier: BSL-1.0
// Tests of collecting instructions and literals, and of the sizes beyond which nothing is collected.
#include <amiss/detail/write/instructions.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using amiss::FieldKind;
using amiss::detail::Instruction;
using amiss::detail::InstructionSink;
using amiss::detail::LiteralSink;

constexpr Instruction of(Instruction::Kind kind)
{
    Instruction made;
    made.kind = kind;
    return made;
}

/// Compiles {"a":<field>} with an optional member.
template <class Sink>
constexpr void compile(Sink& sink)
{
    sink.put('{');
    sink.step(of(Instruction::Kind::begin));
    for (const char c : {'"', 'a', '"', ':'}) sink.put(c);
    sink.step(of(Instruction::Kind::field));
    sink.end();
    sink.put('}');
    sink.step({});
}

TEST(instructions, before_each_field_is_a_literal_which_may_be_empty)
{
    InstructionSink sink;
    compile(sink);
    ASSERT_EQ(sink.size, 6U) << "the instructions are: {, begin, \"a\":, field, an empty literal, }";
    EXPECT_EQ(sink.literals, 4U);
    EXPECT_EQ(sink.instructions[1].kind, Instruction::Kind::begin);
    EXPECT_EQ(sink.instructions[1].count, 3U) << "the member has a literal, the field and an empty literal";
    EXPECT_TRUE(sink.is_used[0] && sink.is_used[1] && !sink.is_used[2] && sink.is_used[3]);
    EXPECT_FALSE(sink.full);
}

TEST(instructions, literals_are_counted_without_memory_and_written_if_there_is_memory)
{
    LiteralSink counted;
    compile(counted);
    EXPECT_EQ(counted.size, 6U);
    EXPECT_EQ(counted.literals, 4U);
    char text[6] = {};
    std::uint32_t ends[5] = {};
    LiteralSink written{text, ends};
    compile(written);
    EXPECT_EQ(std::string(text, sizeof text), R"({"a":})");
    EXPECT_EQ(ends[1], 1U);
    EXPECT_EQ(ends[2], 5U);
    EXPECT_EQ(ends[3], 5U);
    EXPECT_EQ(ends[4], 6U);
}

TEST(instructions, a_sink_with_too_many_instructions_or_levels_is_full)
{
    InstructionSink many;
    for (std::size_t step = 0; step < InstructionSink::capacity; ++step) many.step(of(Instruction::Kind::comma));
    EXPECT_TRUE(many.full);
    InstructionSink deep;
    for (std::size_t depth = 0; depth < 33; ++depth) deep.step(of(Instruction::Kind::begin));
    EXPECT_TRUE(deep.full);
    for (std::size_t depth = 0; depth < 33; ++depth) deep.end();
    EXPECT_LE(deep.size, InstructionSink::capacity);
}

} // namespace
