// SPDX-License-Identifier: BSL-1.0
// Tests of statuses that protobuf's own compiler has encoded: tests/vectors/rpc_status, each with its text beside it.
#include <amiss/rpc_status.hpp>

#include "support/rpc_api.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <string>

namespace {

using namespace amiss;
using rpc_api::Code;

ApiError error_of_vector(const std::string& name)
{
    std::ifstream file(AMISS_SOURCE_DIR "/tests/vectors/rpc_status/" + name + ".bin", std::ios::binary);
    EXPECT_TRUE(file) << name;
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    return read_rpc_status<Code>(bytes);
}

TEST(rpc_vectors, complete)
{
    const ApiError error = error_of_vector("complete");
    EXPECT_EQ(error, Code::card_declined);
    EXPECT_EQ(error.message(), "The card was declined.");
    EXPECT_EQ(error.details(), R"({"limit":"5","locale":"de","localized_message":"Die Karte wurde abgelehnt."})");
    EXPECT_EQ(error.retry_after(), std::chrono::seconds(2));
    EXPECT_EQ(error.request_id(), "req_1");
    EXPECT_EQ(error.doc_url(), "https://rpc.example.com/errors/card_declined");
    ASSERT_EQ(error.violations().size(), 2U);
    EXPECT_EQ(*error.violations().begin(), (Violation{"card.number", "is too short", "TOO_SHORT"}));
    EXPECT_EQ(error.context(), R"("details":"type.googleapis.com/google.rpc.QuotaFailure")");
    EXPECT_FALSE(error.malformed());
}

TEST(rpc_vectors, plain)
{
    const ApiError error = error_of_vector("plain");
    EXPECT_EQ(error.status(), HttpStatus::service_unavailable);
    EXPECT_EQ(error.message(), "The service is restarting.");
    EXPECT_EQ(error.provenance(), Provenance::server);
}

TEST(rpc_vectors, no_code)
{
    const ApiError error = error_of_vector("no_code");
    EXPECT_EQ(error, Code::slow_down);
    EXPECT_TRUE(error.malformed());
}

TEST(rpc_vectors, negative_delay)
{
    const ApiError error = error_of_vector("negative_delay");
    EXPECT_EQ(error.message(), "It is not there: \xC3\xA4");
    EXPECT_EQ(error.retry_after(), std::chrono::seconds(0));
    EXPECT_TRUE(error.malformed());
}

} // namespace
