// SPDX-License-Identifier: BSL-1.0
// Tests against protobuf's own library: it decodes what amiss writes, and amiss reads what it encodes.
#include <amiss/rpc_status.hpp>

#include "support/random_error.hpp"
#include "support/rpc_api.hpp"

#include <google/protobuf/text_format.h>
#include <status.pb.h>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace {

using amiss::ApiError;
using rpc_api::Code;
namespace rpc = google::rpc;

template <class Detail>
bool unpack(const rpc::Status& status, Detail& detail)
{
    for (const auto& any : status.details()) {
        if (any.Is<Detail>()) return any.UnpackTo(&detail);
    }
    return false;
}

TEST(rpc_oracle, decodes_each_detail_of_random_errors)
{
    RandomError random(7);
    for (int round = 0; round < 500; ++round) {
        ApiError error(round % 2 == 0 ? Code::card_declined : Code::slow_down);
        random.decorate(error, Bytes::any);
        char buffer[amiss::max_rpc_status];
        const amiss::RpcResponse sent = respond_rpc(rpc_api::envelope, error, {}, buffer);
        rpc::Status status;
        ASSERT_TRUE(status.ParseFromArray(sent.details.data(), static_cast<int>(sent.details.size()))) << round;
        EXPECT_EQ(status.code(), static_cast<int>(sent.code));
        EXPECT_EQ(status.message(), sent.message);
        rpc::ErrorInfo info;
        ASSERT_TRUE(unpack(status, info)) << round;
        EXPECT_EQ(info.domain(), "rpc.example.com");
        rpc::RetryInfo retry;
        ASSERT_EQ(unpack(status, retry), error.retry_after().has_value()) << round;
        EXPECT_EQ(retry.retry_delay().seconds(), error.retry_after() ? error.retry_after()->count() : 0);
        rpc::BadRequest bad;
        unpack(status, bad);
        const auto fits = static_cast<std::size_t>(bad.field_violations_size());
        EXPECT_LE(fits, error.violations().size());
        const std::string again = status.SerializeAsString();
        const ApiError ours = amiss::read_rpc_status<Code>(sent.details);
        EXPECT_EQ(amiss::read_rpc_status<Code>(again), ours) << round;
    }
}

TEST(rpc_oracle, the_vectors_are_what_it_encodes)
{
    for (const char* const name : {"complete", "plain", "no_code", "negative_delay"}) {
        const std::string path = AMISS_SOURCE_DIR "/tests/vectors/rpc_status/" + std::string(name);
        const auto content = [](const std::string& file) {
            std::ifstream in(file, std::ios::binary);
            return std::string{std::istreambuf_iterator<char>(in), {}};
        };
        rpc::Status from_text, from_bytes;
        ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(content(path + ".txtpb"), &from_text)) << name;
        ASSERT_TRUE(from_bytes.ParseFromString(content(path + ".bin"))) << name;
        EXPECT_EQ(from_text.DebugString(), from_bytes.DebugString()) << name;
    }
}

TEST(rpc_oracle, random_statuses_that_it_encodes_are_read)
{
    RandomError random(8);
    for (int round = 0; round < 300; ++round) {
        rpc::Status status;
        status.set_code(static_cast<int>(1 + random.below(16)));
        status.set_message(random.text(6, Bytes::well_formed) + ".");
        rpc::ErrorInfo info;
        info.set_reason("SLOW_DOWN");
        const std::string value = random.text(6, Bytes::well_formed);
        (*info.mutable_metadata())["key"] = value;
        rpc::BadRequest bad;
        const std::string description = random.text(6, Bytes::well_formed) + ".";
        bad.add_field_violations()->set_description(description);
        rpc::QuotaFailure quota;
        quota.add_violations()->set_subject("x");
        status.add_details()->PackFrom(quota);
        status.add_details()->PackFrom(bad);
        status.add_details()->PackFrom(info);
        const ApiError error = amiss::read_rpc_status<Code>(status.SerializeAsString());
        EXPECT_EQ(error, Code::slow_down) << round;
        EXPECT_EQ(error.message(), status.message()) << round;
        EXPECT_EQ(error.detail("key"), value) << round;
        ASSERT_EQ(error.violations().size(), 1U) << round;
        EXPECT_EQ(error.violations().begin()->message, description) << round;
        EXPECT_FALSE(error.malformed()) << round;
    }
}

TEST(rpc_oracle, a_status_that_is_merged_or_cut_is_read_as_it_reads_it)
{
    rpc::Status status;
    status.set_code(5);
    status.set_message("first");
    const std::string first = status.SerializeAsString();
    status.set_message("second");
    status.set_code(0); // a default is not encoded
    const std::string both = first + status.SerializeAsString();
    rpc::Status merged;
    ASSERT_TRUE(merged.ParseFromString(both));
    const ApiError error = amiss::read_rpc_status(both);
    EXPECT_EQ(error.message(), merged.message());
    EXPECT_EQ(error.status(), amiss::HttpStatus::not_found);
    for (std::size_t size = 0; size < both.size(); ++size) {
        const bool is_whole = merged.ParseFromString(both.substr(0, size));
        const bool has_code = merged.code() != 0;
        EXPECT_EQ(amiss::read_rpc_status(both.substr(0, size)).malformed(), !is_whole || !has_code) << size;
    }
}

} // namespace
