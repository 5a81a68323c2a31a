// SPDX-License-Identifier: BSL-1.0
// Tests of filled templates: every size around the 232 bytes inside an error, and a value from the error itself.
#include <amiss/detail/storage/fill_template.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

namespace {

using amiss::ApiError;

TEST(fill_template, a_template_is_filled_at_every_size_inside_and_on_the_heap)
{
    using amiss::codespar::Code;
    for (std::size_t size = 1; size <= 300; ++size) {
        const std::string name(size, 'n');
        ApiError error = ApiError(Code::invalid_request).with_param(name);
        EXPECT_EQ(error.message(), "Missing required field: " + name);
        EXPECT_EQ(error.with_param(error.message()).param(), "Missing required field: " + name);
    }
}

} // namespace
