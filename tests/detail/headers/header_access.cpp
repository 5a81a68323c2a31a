// SPDX-License-Identifier: BSL-1.0
// Tests of headers whose names need no check: their values do.
#include <amiss/detail/headers/header_access.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace {

using amiss::Headers;
using amiss::detail::HeaderAccess;

TEST(header_access, values_are_checked)
{
    Headers headers;
    EXPECT_TRUE(HeaderAccess::add(headers, "Allow", "GET, HEAD"));
    EXPECT_TRUE(HeaderAccess::add(headers, "Retry-After", std::int64_t{-30}));
    EXPECT_TRUE(HeaderAccess::add(headers, "Long", std::string(256, 'x')));
    for (const std::string& value :
         {std::string(), std::string("a\r\nb"), std::string("caf\xC3\xA9"), std::string(257, 'x')})
        EXPECT_FALSE(HeaderAccess::add(headers, "Allow", value)) << value;
    ASSERT_EQ(headers.size(), 3U);
    EXPECT_EQ(headers.find("allow"), "GET, HEAD");
    EXPECT_EQ(headers.find("retry-after"), "-30");
    EXPECT_EQ(headers.find("long"), std::string(256, 'x'));
}

TEST(header_access, there_are_at_most_twenty)
{
    Headers headers;
    for (std::size_t count = 0; count < Headers::capacity; ++count)
        EXPECT_TRUE(HeaderAccess::add(headers, "X", std::int64_t{1}));
    EXPECT_FALSE(HeaderAccess::add(headers, "X", std::int64_t{1}));
    EXPECT_FALSE(HeaderAccess::add(headers, "X", "1"));
}

} // namespace
