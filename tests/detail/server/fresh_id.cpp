// SPDX-License-Identifier: BSL-1.0
// Tests of made ids: their form, and that no two are the same.
#include <amiss/detail/server/fresh_id.hpp>

#include <amiss/request_id.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace {

TEST(fresh_id, is_clean_and_differs_each_time)
{
    std::set<std::string> made;
    std::set<char> characters;
    for (int count = 0; count < 1000; ++count) {
        const amiss::detail::FreshId id;
        EXPECT_EQ(id.view().size(), 28U);
        EXPECT_EQ(id.view().substr(0, 4), "req_");
        EXPECT_TRUE(amiss::is_request_id(id.view()));
        made.insert(std::string(id.view()));
        characters.insert(id.view().begin() + 4, id.view().end());
    }
    EXPECT_EQ(made.size(), 1000U);
    EXPECT_EQ(characters.size(), 32U) << "each place has 5 bits";
}

} // namespace
