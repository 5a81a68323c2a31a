// SPDX-License-Identifier: BSL-1.0
// Tests of the line on stderr about an error that nobody asked to be told of.
#include <amiss/detail/server/default_log.hpp>

#include <amiss/apis/cstar.hpp>

#include <support/answered.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

std::string logged(const char* target, const amiss::ApiError& error)
{
    const amiss_test::SentHeaders none;
    const amiss::Request request("GET", target, "", none);
    testing::internal::CaptureStderr();
    amiss::detail::log_by_default(amiss::cstar::envelope, error, request);
    return testing::internal::GetCapturedStderr();
}

TEST(default_log, is_one_line_with_the_request)
{
    amiss::ApiError error(amiss::cstar::Code::key_expired);
    error.with_context("a\nb");
    EXPECT_EQ(logged("/a?token=abc\x1B", error),
              R"(key_expired 401 "The API key is past its expiration date." context="a\nb" request="GET /a?token=***")"
              "\n");
}

TEST(default_log, is_cut_where_it_is_too_long)
{
    amiss::ApiError error(amiss::cstar::Code::key_expired);
    error.with_context(std::string(5000, 'c'));
    const std::string line = logged(std::string(5000, 'x').c_str(), error);
    EXPECT_GT(line.size(), 1000U);
    EXPECT_LE(line.size(), 2048U);
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    EXPECT_NE(line.find(" request=\"GET xxx"), std::string::npos);
}

} // namespace
