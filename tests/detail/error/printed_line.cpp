// SPDX-License-Identifier: BSL-1.0
// Tests of the line that printers print: whole up to 64 KiB, and the same as log_line's.
#include <amiss/detail/error/printed_line.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/log.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::cstar::Code;
using Line = amiss::detail::PrintedLine;

constexpr std::size_t frame =
    std::string_view(R"(key_expired 401 "The API key is past its expiration date." context="")").size();

std::string printed(const ApiError& error)
{
    std::string text;
    amiss::detail::with_log_line(error, [&text](std::string_view line) { text = line; });
    return text;
}

/// An error whose log line has `size` bytes.
ApiError error_of(std::size_t size) { return ApiError(Code::key_expired).with_context(std::string(size - frame, 'c')); }

TEST(printed_line, is_the_log_line)
{
    ApiError error = Code::parameter_missing;
    error.with_param("title").with_context("password=hunter2\n");
    char buffer[512];
    EXPECT_EQ(printed(error), amiss::log_line(error, buffer));
    EXPECT_NE(printed(error).find("password=***"), std::string::npos);
}

TEST(printed_line, is_whole_on_both_sides_of_the_stack_buffer)
{
    for (const std::size_t size : {Line::longest_on_stack - 1, Line::longest_on_stack, Line::longest_on_stack + 1}) {
        const ApiError error = error_of(size);
        std::vector<char> buffer(2 * size);
        EXPECT_EQ(printed(error), amiss::log_line(error, buffer.data(), buffer.size()));
        EXPECT_EQ(printed(error).size(), size);
    }
}

TEST(printed_line, is_whole_up_to_64_kib_and_then_cut)
{
    const std::string whole = printed(error_of(Line::longest));
    EXPECT_EQ(whole.size(), 65536U);
    EXPECT_EQ(whole.back(), '"');
    const std::string cut = printed(error_of(Line::longest + 1));
    EXPECT_EQ(cut.size(), 65536U);
    EXPECT_EQ(cut.back(), 'c');
    EXPECT_EQ(printed(error_of(1U << 20U)).size(), 65536U);
}

TEST(printed_line, is_given_to_the_sink_once_and_lets_its_exception_through)
{
    int calls = 0;
    const auto sink = [&calls](std::string_view) {
        ++calls;
        throw std::runtime_error("no");
    };
    EXPECT_THROW(amiss::detail::with_log_line(error_of(5000), sink), std::runtime_error);
    EXPECT_EQ(calls, 1);
}

} // namespace
