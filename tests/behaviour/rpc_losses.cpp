// SPDX-License-Identifier: BSL-1.0
// Tests of what an error loses on its way through google.rpc.Status and back: one for each line of the list in docs/grpc.md.
#include <amiss/rpc_status.hpp>

#include "support/rpc_api.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <system_error>

namespace {

using namespace amiss;
using rpc_api::Code;

/// What a client with the catalogues of these enums has of the error.
template <class... Codes>
ApiError there_and_back(const ApiError& error)
{
    char buffer[max_rpc_status];
    const RpcResponse sent = respond_rpc(rpc_api::envelope, error, {}, buffer);
    return read_rpc_status<Codes...>({sent.code, sent.message, sent.details,
                                      sent.trailers.find("grpc-retry-pushback-ms"),
                                      sent.trailers.find("x-request-id")});
}

TEST(rpc_losses, nothing_of_what_the_list_does_not_name)
{
    ApiError error(Code::card_declined);
    error.with_param("visa").with_message("Own \xC3\xA4.").with_request_id("req_1").with_doc_url("https://h/x");
    error.with_detail("text", "a\n\"b\"").with_violation("card", "No.", "slow_down").with_violation("card", "Never.");
    error.with_detail("locale", "de").with_detail("localized_message", "Nein.").with_retry_after(7);
    const ApiError back = there_and_back<Code>(error);
    EXPECT_EQ(back, error);
    EXPECT_EQ(back.as<Code>(), Code::card_declined);
}

TEST(rpc_losses, numbers_and_json_of_details_become_texts)
{
    const ApiError error = ApiError(Code::slow_down)
                               .with_detail("count", 5)
                               .with_detail("yes", true)
                               .with_detail("list", raw_json("[1,2]"));
    EXPECT_EQ(there_and_back<Code>(error).details(), R"({"count":"5","yes":"true","list":"[1,2]"})");
}

TEST(rpc_losses, a_detail_named_param_is_left_out)
{
    EXPECT_EQ(there_and_back<Code>(ApiError(Code::slow_down).with_detail("param", "x")).details(), "");
}

TEST(rpc_losses, an_unknown_code_has_another_spelling_and_status)
{
    const ApiError back = there_and_back<>(Code::card_declined);
    EXPECT_EQ(back.name(), "CARD_DECLINED");
    EXPECT_EQ(back.status(), HttpStatus::bad_request) << "and not 402: that of FAILED_PRECONDITION";
    EXPECT_EQ(back.type(), "");
}

TEST(rpc_losses, an_unknown_code_of_a_failed_field_has_another_spelling)
{
    const ApiError back = there_and_back<Code>(ApiError(Code::slow_down).with_violation("f", "m", "too-short"));
    EXPECT_EQ(back.violations().begin()->code, "TOO_SHORT");
}

TEST(rpc_losses, details_of_a_failed_field)
{
    ApiError error(Code::slow_down);
    error.with_violation(violation("f", "m").detail("limit", 5));
    EXPECT_EQ(there_and_back<Code>(error).violations().begin()->details(), "");
}

TEST(rpc_losses, time_instance_and_rate_limit)
{
    ApiError error(Code::slow_down);
    error.with_timestamp(std::chrono::system_clock::now()).with_instance("/x").with_rate_limit({10, 0, 5});
    const ApiError back = there_and_back<Code>(error);
    EXPECT_FALSE(back.timestamp() || back.rate_limit());
    EXPECT_EQ(back.instance(), "");
}

TEST(rpc_losses, a_message_of_more_than_1_KiB)
{
    const ApiError back = there_and_back<Code>(ApiError(Code::slow_down).with_message(std::string(1025, 'x')));
    EXPECT_EQ(back.message(), std::string(1024, 'x'));
}

TEST(rpc_losses, details_beyond_3_KiB)
{
    ApiError error(Code::slow_down);
    for (int at = 0; at < 60; ++at) error.with_violation("field_" + std::to_string(at), std::string(100, 'x'));
    const std::size_t left = there_and_back<Code>(error).violations().size();
    EXPECT_GT(left, 20U);
    EXPECT_LT(left, 30U);
}

TEST(rpc_losses, bytes_that_are_no_utf8)
{
    EXPECT_EQ(there_and_back<Code>(ApiError(Code::slow_down).with_message("a\xFF")).message(), "a\xEF\xBF\xBD");
}

TEST(rpc_losses, a_retry_class_of_ones_own_where_no_catalogue_has_the_code)
{
    EXPECT_EQ(ApiError(Code::slow_down).retry_class(), Retry::after_delay);
    EXPECT_EQ(there_and_back<>(Code::slow_down).retry_class(), Retry::after_delay) << "the status's";
    EXPECT_EQ(there_and_back<>(Code::final_failure).retry_class(), Retry::never) << "the pushback";
}

TEST(rpc_losses, context_cause_and_place_never_go_out)
{
    const ApiError error =
        ApiError(Code::slow_down).with_context("secret").with_cause(std::make_error_code(std::errc::io_error));
    const ApiError back = there_and_back<Code>(error);
    EXPECT_EQ(back.context(), "");
    EXPECT_FALSE(back.cause());
}

TEST(rpc_losses, a_row_that_says_ok_is_unknown)
{
    char buffer[256];
    EXPECT_EQ(respond_rpc(rpc_api::envelope, Code::not_ok, {}, buffer).code, Grpc::unknown);
    EXPECT_EQ(there_and_back<Code>(Code::not_ok), Code::not_ok);
}

TEST(rpc_losses, without_details_a_server_and_the_network_are_the_same)
{
    const ApiError network = read_rpc_status({Grpc::unavailable, "failed to connect to all addresses"});
    EXPECT_EQ(network.provenance(), Provenance::synthesized);
}

} // namespace
