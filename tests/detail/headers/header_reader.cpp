// SPDX-License-Identifier: BSL-1.0
// Tests of what the headers of a response mean together, before any of it is given to an error.
#include <amiss/detail/headers/header_reader.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace amiss;

using HeaderLines = std::vector<std::pair<std::string, std::string>>;

TEST(header_reader, the_order_of_headers_makes_no_difference)
{
    HeaderLines headers{{"Retry-After", "7"},
                        {"X-Request-Id", "req_1"},
                        {"X-RateLimit-Remaining", "3"},
                        {"traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"},
                        {"x-should-retry", "true"}};
    std::sort(headers.begin(), headers.end());
    do {
        const Received received{503, "", headers, std::chrono::system_clock::time_point()};
        const detail::HeaderFindings found = detail::header_findings(received, {});
        EXPECT_EQ(found.retry_after, 7);
        EXPECT_EQ(found.request_id, "req_1");
        EXPECT_EQ(found.limit.remaining, 3);
        ASSERT_TRUE(found.rare);
        EXPECT_EQ(found.rare->trace_id, "4bf92f3577b34da6a3ce929d0e0e4736");
        EXPECT_EQ(found.rare->retryable, true);
        EXPECT_FALSE(found.malformed);
    } while (std::next_permutation(headers.begin(), headers.end()));
}

TEST(header_reader, headers_that_say_nothing_are_not_counted)
{
    HeaderLines headers(1000, {"X-Other", "1"});
    headers.emplace_back("X-Request-Id", "req_1");
    const Received received{503, "", headers};
    EXPECT_EQ(detail::header_findings(received, {}).request_id, "req_1");
    EXPECT_FALSE(detail::header_findings(received, {}).malformed);
    const HeaderLines many(detail::max_read_headers + 1, {"X-Request-Id", "req_1"});
    const Received flooded{503, "", many};
    EXPECT_TRUE(detail::header_findings(flooded, {}).malformed);
}

} // namespace
