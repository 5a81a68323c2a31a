// SPDX-License-Identifier: BSL-1.0
// A program that asks GoogleMock's matchers about an error.
#include <amiss/adapt/gtest.hpp>

#include <amiss/apis/cstar.hpp>

#include <gmock/gmock.h>

int main()
{
    const amiss::expected<int> ticket = amiss::fail(amiss::cstar::Code::parameter_missing).with_param("title");
    const bool checked =
        ::testing::Value(ticket, amiss::FailsWith(amiss::cstar::Code::parameter_missing, amiss::HasParam("title")));
    return checked ? 0 : 1;
}
