// SPDX-License-Identifier: BSL-1.0
// Tests of the sink of the writer: what it counts is what it writes.
#include <amiss/detail/write/sinks.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using amiss::Escaping;
using amiss::detail::BodySink;

BodySink fill(BodySink sink)
{
    sink.put('{');
    sink.put(std::string_view("\"a\":"));
    sink.put(std::string_view());
    sink.put_escaped("x\ny<", Escaping::html);
    return sink;
}

TEST(sinks, the_counted_size_is_the_written_size)
{
    char memory[64] = {};
    const char* end = fill({memory, memory + sizeof memory}).at;
    EXPECT_EQ(std::string_view(memory, static_cast<std::size_t>(end - memory)), "{\"a\":x\\ny\\u003c");
    EXPECT_EQ(fill({nullptr, nullptr}).size, static_cast<std::size_t>(end - memory));
    EXPECT_EQ(*end, '\0') << "nothing is written past the end";
}

TEST(sinks, writes_nothing_past_its_capacity)
{
    char memory[64] = {};
    const std::size_t size = fill({nullptr, nullptr}).size;
    EXPECT_EQ(fill({memory, memory + size}).at, memory + size);
    for (std::size_t capacity = 0; capacity < size; ++capacity) {
        char other[64] = {};
        EXPECT_EQ(fill({other, other + capacity}).at, nullptr) << capacity;
        EXPECT_EQ(other[capacity], '\0') << "nothing is written past the end";
    }
}

} // namespace
