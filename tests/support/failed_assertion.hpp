// SPDX-License-Identifier: BSL-1.0
// What a failing assertion of GoogleTest says, without failing the test.
#pragma once

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <string>

namespace amiss_test {

/// The message of the one failure in `assertion`; how many there are where that is not one.
template <class F>
std::string failure_of(const F& assertion)
{
    testing::TestPartResultArray results;
    {
        const testing::ScopedFakeTestPartResultReporter reporter(
            testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &results);
        assertion();
    }
    if (results.size() != 1) return std::to_string(results.size()) + " failures";
    return results.GetTestPartResult(0).message();
}

} // namespace amiss_test

/// What `EXPECT_THAT(value, matcher)` says when it fails.
#define AMISS_FAILURE_OF(value, ...) ::amiss_test::failure_of([&] { EXPECT_THAT(value, __VA_ARGS__); })
