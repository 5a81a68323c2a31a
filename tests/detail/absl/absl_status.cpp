// SPDX-License-Identifier: BSL-1.0
// An error as a Status: which code and which message it has, and which of the ways back counts.
#include <amiss/detail/absl/absl_status.hpp>

#include "support/rpc_api.hpp"

#include <gtest/gtest.h>

#include <string>
#include <system_error>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::detail::absl_category;
using amiss::detail::code_for_absl;
using amiss::detail::error_of_absl;
using amiss::detail::message_for_absl;
using amiss::detail::to_absl_status;
using rpc_api::Code;

TEST(absl_status, code_is_the_rows_or_the_statuss)
{
    EXPECT_EQ(code_for_absl(Code::card_declined), absl::StatusCode::kFailedPrecondition);
    EXPECT_EQ(code_for_absl(Code::not_ok), absl::StatusCode::kUnknown) << "no error is OK";
    EXPECT_EQ(code_for_absl(ApiError(HttpStatus::not_found)), absl::StatusCode::kNotFound);
}

TEST(absl_status, code_of_what_was_a_status_is_that_of_the_status)
{
    const std::error_code exists(static_cast<int>(absl::StatusCode::kAlreadyExists), absl_category());
    EXPECT_EQ(code_for_absl(ApiError(HttpStatus::conflict)), absl::StatusCode::kAborted);
    EXPECT_EQ(code_for_absl(ApiError(HttpStatus::conflict).with_cause(exists)), absl::StatusCode::kAlreadyExists);
    EXPECT_EQ(code_for_absl(ApiError(HttpStatus::not_found).with_cause(exists)), absl::StatusCode::kNotFound)
        << "the status has changed";
    EXPECT_EQ(code_for_absl(ApiError(Code::slow_down).with_cause(exists)), absl::StatusCode::kResourceExhausted);
}

TEST(absl_status, context_is_in_the_message_where_it_is_asked_for)
{
    const ApiError error = ApiError(Code::slow_down).with_context("queue 7");
    EXPECT_EQ(message_for_absl(error, false), "Slow down.");
    EXPECT_EQ(message_for_absl(error, true), "Slow down.: queue 7");
    EXPECT_EQ(message_for_absl(Code::slow_down, true), "Slow down.");
}

TEST(absl_status, packed_error_counts_as_long_as_the_code_is_the_same)
{
    const absl::Status made = to_absl_status(ApiError(Code::slow_down).with_param("p"), false);
    EXPECT_EQ(error_of_absl(made, {}), ApiError(Code::slow_down).with_param("p"));
    absl::Status other(absl::StatusCode::kNotFound, made.message());
    made.ForEachPayload([&](absl::string_view url, const absl::Cord& payload) { other.SetPayload(url, payload); });
    EXPECT_EQ(error_of_absl(other, {}), HttpStatus::not_found);
    EXPECT_EQ(error_of_absl(other, {}).provenance(), amiss::Provenance::server);
}

TEST(absl_status, words_of_others_are_the_context)
{
    const absl::Status made = to_absl_status(Code::slow_down, false);
    absl::Status told(made.code(), "reading the queue: Slow down.");
    made.ForEachPayload([&](absl::string_view url, const absl::Cord& payload) { told.SetPayload(url, payload); });
    EXPECT_EQ(error_of_absl(told, {}), Code::slow_down);
    EXPECT_EQ(error_of_absl(told, {}).context(), "reading the queue: Slow down.");
    EXPECT_EQ(error_of_absl(told, {}).message(), "Slow down.");
    EXPECT_EQ(error_of_absl(made, {}).context(), "");
}

} // namespace
