// SPDX-License-Identifier: BSL-1.0
// The payloads of google/rpc/error_details.proto: what is written under which URL, and how others' become a google.rpc.Status.
#include <amiss/detail/absl/rpc_payloads.hpp>

#include "support/proto_bytes.hpp"
#include "support/rpc_api.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

// Not Cord's template for strings, whose name clang and g++ mangle in different ways: the installed library has one of them.
absl::Cord cord(const std::string& bytes) { return absl::Cord(absl::string_view(bytes)); }

using amiss::ApiError;
using amiss::detail::RpcPayloads;
using rpc_api::Code;

std::string payload_of(const absl::Status& status, const std::string& type)
{
    const auto payload = status.GetPayload("type.googleapis.com/google.rpc." + type);
    return payload ? std::string(*payload) : "none";
}

TEST(rpc_payloads, each_detail_has_the_url_of_its_type)
{
    absl::Status status(absl::StatusCode::kNotFound, "");
    ApiError error(Code::card_declined);
    error.with_param("visa").with_retry_after(7).with_violation("card", "No.");
    amiss::detail::set_rpc_payloads(status, error);
    EXPECT_EQ(payload_of(status, "ErrorInfo"),
              proto::bytes(1, "CARD_DECLINED") + proto::bytes(2, "rpc.example.com") + proto::entry("param", "visa"));
    EXPECT_EQ(payload_of(status, "RetryInfo"), proto::bytes(1, proto::number(1, 7)));
    EXPECT_EQ(payload_of(status, "BadRequest"), proto::bytes(1, proto::bytes(1, "card") + proto::bytes(2, "No.")));
    EXPECT_EQ(payload_of(status, "Help"), "none");
}

TEST(rpc_payloads, an_error_of_elsewhere_stays_what_it_is)
{
    absl::Status status(absl::StatusCode::kNotFound, "");
    ApiError error(Code::slow_down);
    amiss::detail::ErrorAccess::head(error).provenance = amiss::Provenance::server;
    amiss::detail::set_rpc_payloads(status, error);
    EXPECT_EQ(payload_of(status, "ErrorInfo"), proto::bytes(1, "SLOW_DOWN") + proto::bytes(2, "rpc.example.com"));
}

TEST(rpc_payloads, become_the_details_of_a_status_with_its_code)
{
    absl::Status status(absl::StatusCode::kUnauthenticated, "m");
    status.SetPayload("type.googleapis.com/google.rpc.ErrorInfo", cord(std::string(200, 'x')));
    status.SetPayload("example.com/other", absl::Cord("y"));
    EXPECT_EQ(RpcPayloads(status).view(), proto::number(1, 16) + proto::any("ErrorInfo", std::string(200, 'x')));
}

TEST(rpc_payloads, a_whole_status_is_taken_as_it_is_whichever_comes_first)
{
    std::vector<absl::Status> kept; // Abseil goes through payloads forwards or backwards, by the address of their list
    for (int at = 0; at < 64; ++at) {
        absl::Status& status = kept.emplace_back(absl::StatusCode::kNotFound, "m");
        status.SetPayload("type.googleapis.com/google.rpc.Status", absl::Cord("whole"));
        status.SetPayload("type.googleapis.com/google.rpc.ErrorInfo", absl::Cord("part"));
        EXPECT_EQ(RpcPayloads(status).view(), "whole");
    }
}

TEST(rpc_payloads, there_are_none_where_all_are_of_others)
{
    absl::Status status(absl::StatusCode::kNotFound, "m");
    status.SetPayload("google.rpc", absl::Cord("y"));
    EXPECT_EQ(RpcPayloads(status).view(), "");
}

} // namespace
