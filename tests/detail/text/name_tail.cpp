// SPDX-License-Identifier: BSL-1.0
// Tests of names by eight bytes: tails are the same in any case, and names compare as byte by byte, without reading past them.
#include <amiss/detail/text/name_tail.hpp>

#include <amiss/detail/text/ascii.hpp>

#include "support/guarded_page.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace {

using namespace amiss::detail;

static_assert(load4("abcd") == 0x64636261U && load4("\xFF\xFE\xFD\xFC") == 0xFCFDFEFFU);
static_assert(load_short("abcd", 4) == 0x6463626164636261U && load_short("abcdef", 6) == 0x6665646364636261U);
static_assert(tail_of("X-Retry-After", 13) == tail_of("RY-AFTER", 8) && tail_of("DATE", 4) == tail_of("date", 4));
static_assert(tail_of("x-retry-after", 13) != tail_of("x-retry-afteq", 13) && tail_of("dat", 4) != tail_of("date", 4));

TEST(name_tail, names_compare_as_they_do_byte_by_byte)
{
    constexpr std::string_view lower = "x-rate_limit-remaining-09az-tokens";
    const GuardedPage page;
    for (std::size_t size = min_tail; size <= lower.size(); ++size) {
        char* const text = page.end() - size;
        std::memcpy(text, lower.data(), size);
        ASSERT_TRUE(equal_lower(text, lower.data(), size)) << size;
        for (std::size_t at = 0; at < size; ++at) {
            for (int byte = 0; byte < 256; ++byte) {
                text[at] = static_cast<char>(byte);
                ASSERT_EQ(equal_lower(text, lower.data(), size),
                          equal_ignoring_case({text, size}, lower.substr(0, size)))
                    << size << ' ' << at << ' ' << byte;
            }
            text[at] = to_upper(lower[at]);
        }
    }
}

TEST(name_tail, a_tail_is_read_inside_of_its_name)
{
    const GuardedPage page;
    for (std::size_t size = min_tail; size <= 20; ++size) {
        const char* const text = page.end() - size;
        EXPECT_EQ(tail_of(text, size), 0x6767676767676767U) << size;
    }
}

} // namespace
