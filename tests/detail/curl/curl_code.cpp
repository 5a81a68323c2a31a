// SPDX-License-Identifier: BSL-1.0
// Tests of what libcurl's numbers mean: what was sent, refused and answered changes it. Each number is in adapt/curl.cpp.
#include <amiss/detail/curl/curl_code.hpp>

#include <amiss/apis/client.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::client::Code;
using amiss::detail::curl_code;
using amiss::detail::curl_failure;
using amiss::detail::curl_multi_code;

static_assert(curl_code(6) == Code::not_connected);
static_assert(curl_code(28) == Code::timeout);
static_assert(curl_code(0) == Code::stream_error && curl_code(-1) == Code::stream_error);
static_assert(curl_multi_code(1) == Code::config_error && curl_multi_code(3) == Code::stream_error);
static_assert(amiss::detail::comes_after_status(18) && !amiss::detail::comes_after_status(28));

TEST(curl_code, of_a_failure_depends_on_what_was_sent)
{
    EXPECT_EQ(curl_failure(28, false, false, 0), Code::not_connected);
    EXPECT_EQ(curl_failure(28, true, false, 0), Code::timeout);
    EXPECT_EQ(curl_failure(56, false, false, 0), Code::not_connected);
    EXPECT_EQ(curl_failure(56, true, false, 0), Code::stream_error);
    EXPECT_EQ(curl_failure(6, false, false, 0), Code::not_connected);
    EXPECT_EQ(curl_failure(6, true, false, 303), Code::stream_error);
    EXPECT_EQ(curl_failure(1, false, false, 0), Code::config_error);
    EXPECT_EQ(curl_failure(1, true, false, 0), Code::stream_error);
    EXPECT_EQ(curl_failure(60, true, false, 0), Code::tls);
    EXPECT_EQ(curl_failure(42, false, false, 0), Code::cancelled);
}

TEST(curl_code, of_a_refused_connection_is_refused_while_nothing_was_sent)
{
    EXPECT_EQ(curl_failure(7, false, true, 0), Code::refused);
    EXPECT_EQ(curl_failure(7, false, false, 0), Code::not_connected);
    EXPECT_EQ(curl_failure(7, true, true, 0), Code::stream_error);
    EXPECT_EQ(curl_failure(6, false, true, 0), Code::not_connected); // the system's error is an older one
}

TEST(curl_code, of_an_error_status_is_the_status)
{
    const amiss::ApiError error = curl_failure(22, true, false, 429);
    EXPECT_EQ(error, amiss::HttpStatus::too_many_requests);
    EXPECT_EQ(error.provenance(), amiss::Provenance::synthesized);
    EXPECT_EQ(curl_failure(22, true, false, 0), Code::stream_error);
    EXPECT_EQ(curl_failure(22, true, false, 200).provenance(), amiss::Provenance::transport);
}

} // namespace
