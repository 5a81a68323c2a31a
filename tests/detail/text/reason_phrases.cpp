// SPDX-License-Identifier: BSL-1.0
// Tests of the packed reason phrases: each is found, each ends with a NUL, and no other number has one.
#include <amiss/detail/text/reason_phrases.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string_view>

namespace {

using namespace amiss::detail;

static_assert(own_reason(404) == "Not Found");
static_assert(own_reason(0) == "No Response" && own_reason(511) == "Network Authentication Required");

TEST(reason_phrases, each_is_found_in_the_packed_text)
{
    std::size_t count = 0;
    for (int status = -1; status <= 700; ++status) {
        const std::string_view found = own_reason(status);
        if (found.empty()) continue;
        ASSERT_LT(count, PackedReasons::count);
        EXPECT_EQ(reason_phrases[count].status, status) << "they are in order, and none is lost";
        EXPECT_EQ(found, reason_phrases[count++].text);
        EXPECT_EQ(found.data()[found.size()], '\0') << status;
    }
    EXPECT_EQ(count, PackedReasons::count);
}

} // namespace
