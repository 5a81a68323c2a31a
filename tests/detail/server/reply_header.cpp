// SPDX-License-Identifier: BSL-1.0
// Tests of which headers a handler may send.
#include <amiss/detail/server/reply_header.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using amiss::detail::fault_of_header;

TEST(reply_header, may_be_sent_or_is_refused)
{
    EXPECT_EQ(fault_of_header("ETag", "\"a\tb\""), nullptr);
    EXPECT_EQ(fault_of_header("Content-Disposition", "attachment; filename=\"caf\xC3\xA9\""), nullptr);
    EXPECT_EQ(fault_of_header("X-Empty", ""), nullptr);
    const std::string_view refused[][2] = {{"", "a"},
                                           {"a b", "c"},
                                           {"a:", "b"},
                                           {"a\r\n", "b"},
                                           {"a", "b\r"},
                                           {"a", "\n"},
                                           {"a", " b"},
                                           {"a", "b\t"},
                                           {"a", "\x7F"},
                                           {"connection", "x"},
                                           {"CONTENT-LENGTH", "1"},
                                           {"a", {"\0", 1}},
                                           {"Transfer-Encoding", "chunked"}};
    for (const auto& header : refused) EXPECT_NE(fault_of_header(header[0], header[1]), nullptr) << header[0];
}

} // namespace
