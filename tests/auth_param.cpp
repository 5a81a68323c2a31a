// SPDX-License-Identifier: BSL-1.0
// One parameter of a challenge: its value with and without escapes, in a buffer that fits and in one that does not.
#include <amiss/auth_param.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::AuthParam;

TEST(auth_param, escapes_are_resolved_into_a_buffer_where_there_are_any)
{
    char buffer[16];
    const AuthParam plain{"a", "no escapes, and longer than the buffer"};
    EXPECT_EQ(plain.value(buffer).data(), plain.raw.data());
    const AuthParam escaped{"a", R"(\"a\" \\ \b)"};
    EXPECT_EQ(escaped.value(buffer), R"("a" \ b)");
    EXPECT_EQ(escaped.value(buffer, 7), R"("a" \ b)");
    EXPECT_EQ(escaped.value(buffer, 6), "") << "does not fit";
    EXPECT_EQ((AuthParam{"a", "x\\"}.value(buffer)), "x\\") << "no parser gives this";
    EXPECT_EQ((AuthParam{"a", ""}.value(buffer)), "");
}

} // namespace
