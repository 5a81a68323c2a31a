// SPDX-License-Identifier: BSL-1.0
// Tests of what a test framework prints of a result.
#include <amiss/detail/result/printed_result.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

template <class T>
std::string printed(const amiss::expected<T>& result)
{
    return amiss::detail::printed_result(
        result, [](std::string_view text) { return std::string(text); },
        [](int value) { return "int " + std::to_string(value); });
}

} // namespace

TEST(printed_result, a_value_has_the_text_of_the_framework)
{
    EXPECT_EQ(printed<int>(5), "int 5");
    EXPECT_EQ(printed<void>({}), "ok");
}

TEST(printed_result, an_error_has_its_line)
{
    const std::string line = printed<int>(amiss::fail(amiss::cstar::Code::invalid_json).with_param("body"));
    EXPECT_EQ(line.substr(0, 18), "invalid_json 400 \"");
    EXPECT_NE(line.find(" param=\"body\" at "), line.npos) << line;
    EXPECT_EQ(printed<void>(amiss::fail(amiss::cstar::Code::invalid_json)).substr(0, 18), "invalid_json 400 \"");
}
