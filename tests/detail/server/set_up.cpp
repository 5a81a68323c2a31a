// SPDX-License-Identifier: BSL-1.0
// Tests of mistakes in the set-up of a service.
#include <amiss/detail/server/set_up.hpp>

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace {

#if defined(__cpp_exceptions)
TEST(set_up, is_refused_with_what_was_declared)
{
    std::string said;
    try {
        amiss::detail::refuse_set_up("the route", "is wrong");
    } catch (const std::invalid_argument& exception) {
        said = exception.what();
    }
    EXPECT_EQ(said, "amiss: the route: is wrong");
}
#else
TEST(set_up, is_refused_with_what_was_declared)
{
    EXPECT_DEATH(amiss::detail::refuse_set_up("the route", "is wrong"), "amiss: the route: is wrong");
}
#endif

} // namespace
