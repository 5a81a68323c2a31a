// SPDX-License-Identifier: BSL-1.0
// Tests of the error of a received gRPC status: its HTTP status, where it came from, what is wrong, and when to repeat.
#include <amiss/detail/rpc/received_status.hpp>

#include <amiss/rpc_status.hpp>

#include "support/proto_bytes.hpp"
#include "support/rpc_api.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace {

using namespace proto;
using amiss::ApiError;
using amiss::Grpc;
using amiss::HttpStatus;
using amiss::Provenance;
using amiss::read_rpc_status;
using amiss::ReceivedRpc;
using amiss::Retry;
using rpc_api::Code;

const std::string declined = number(1, 9) + bytes(2, "No card.") + any("ErrorInfo", bytes(1, "CARD_DECLINED"));

TEST(received_status, a_known_code_has_the_status_of_its_row)
{
    const ApiError error = read_rpc_status<Code>({Grpc::failed_precondition, "No card.", declined});
    EXPECT_EQ(error, Code::card_declined);
    EXPECT_EQ(error.status(), HttpStatus::payment_required);
    EXPECT_EQ(error.message(), "No card.");
    EXPECT_EQ(error.provenance(), Provenance::server);
    EXPECT_FALSE(error.malformed());
}

TEST(received_status, any_other_code_has_the_status_of_the_grpc_code)
{
    const ApiError error = read_rpc_status({Grpc::failed_precondition, "No card.", declined});
    EXPECT_EQ(error.name(), "CARD_DECLINED");
    EXPECT_EQ(error.status(), HttpStatus::bad_request);
    for (int code = 1; code <= 16; ++code) {
        const ApiError plain = read_rpc_status({static_cast<Grpc>(code), "m"});
        EXPECT_EQ(plain.status(), http_status_of(static_cast<Grpc>(code))) << code;
        EXPECT_FALSE(plain.malformed()) << code;
    }
}

TEST(received_status, without_details_it_is_made_from_the_code)
{
    const ApiError error = read_rpc_status<Code>({Grpc::unavailable, "connection refused"});
    EXPECT_EQ(error.provenance(), Provenance::synthesized);
    EXPECT_EQ(error.message(), "connection refused");
    EXPECT_EQ(error.retry_class(), Retry::if_idempotent);
    EXPECT_EQ(read_rpc_status({Grpc::not_found}).message(), "Not Found");
}

TEST(received_status, a_row_without_a_message_from_the_server_says_the_reason_phrase)
{
    const ApiError error =
        read_rpc_status<Code>({Grpc::failed_precondition, "", any("ErrorInfo", bytes(1, "CARD_DECLINED"))});
    EXPECT_EQ(error, Code::card_declined);
    EXPECT_EQ(error.message(), "Payment Required");
}

TEST(received_status, ok_is_no_error_and_another_code_is_flagged)
{
    const ApiError ok = read_rpc_status({Grpc::ok, ""});
    EXPECT_EQ(ok.status(), HttpStatus::internal_server_error);
    EXPECT_TRUE(ok.malformed());
    EXPECT_TRUE(read_rpc_status({static_cast<Grpc>(17), ""}).malformed());
    const ApiError other = read_rpc_status<Code>({Grpc::unavailable, "", declined});
    EXPECT_EQ(other, Code::card_declined);
    EXPECT_TRUE(other.malformed());
    EXPECT_EQ(read_rpc_status({Grpc::unavailable, "", declined}).status(), HttpStatus::service_unavailable)
        << "that of the call counts";
}

TEST(received_status, the_details_alone)
{
    EXPECT_EQ(read_rpc_status<Code>(declined), Code::card_declined);
    EXPECT_EQ(read_rpc_status(declined).status(), HttpStatus::bad_request);
    EXPECT_FALSE(read_rpc_status(declined).malformed());
    for (const std::string& bad : {std::string(), number(1, 0), number(1, 17), bytes(2, "m"), number(1, ~0ULL)}) {
        EXPECT_EQ(read_rpc_status(bad).status(), HttpStatus::internal_server_error);
        EXPECT_TRUE(read_rpc_status(bad).malformed());
    }
}

TEST(received_status, details_that_are_too_long_or_none_leave_code_and_message)
{
    const std::string too_long = declined + bytes(20, std::string(65536, 'x'));
    for (const std::string& bad : {too_long, std::string("\xFF\xFF"), std::string("<html>")}) {
        const ApiError error = read_rpc_status<Code>({Grpc::not_found, "of the call", bad});
        EXPECT_EQ(error.status(), HttpStatus::not_found);
        EXPECT_EQ(error.message(), "of the call");
        EXPECT_EQ(error.provenance(), Provenance::synthesized);
        EXPECT_TRUE(error.malformed());
    }
    const std::string longest = declined + bytes(20, std::string(65536 - declined.size() - 5, 'x'));
    ASSERT_EQ(longest.size(), 65536U);
    EXPECT_EQ(read_rpc_status<Code>(longest), Code::card_declined);
}

TEST(received_status, pushback_is_the_servers_word)
{
    const auto with = [](std::string_view pushback) { return read_rpc_status({Grpc::unavailable, "", {}, pushback}); };
    EXPECT_EQ(with("").retry_class(), Retry::if_idempotent);
    for (const char* const no : {"-1", "-300", "soon", "1.5", " 1", "99999999999999999999"})
        EXPECT_EQ(with(no).retry_class(), Retry::never) << no;
    EXPECT_EQ(with("1001").retry_after(), std::chrono::seconds(2));
    EXPECT_EQ(with("0").retry_after(), std::chrono::seconds(0));
    EXPECT_EQ(with("9223372036854775807").retry_after(), std::chrono::seconds(1000000000));
    const std::string delay = number(1, 14) + any("RetryInfo", bytes(1, number(1, 5)));
    EXPECT_EQ(read_rpc_status({Grpc::unavailable, "", delay, "3000"}).retry_after(), std::chrono::seconds(5))
        << "the longest";
    EXPECT_EQ(read_rpc_status({Grpc::unavailable, "", delay, "9000"}).retry_after(), std::chrono::seconds(9));
}

TEST(received_status, the_id_of_the_metadata_stands_in_for_request_info)
{
    const std::string info = number(1, 14) + any("RequestInfo", bytes(1, "of_details"));
    EXPECT_EQ(read_rpc_status({Grpc::unavailable, "", info, "", "of_metadata"}).request_id(), "of_details");
    EXPECT_EQ(read_rpc_status({Grpc::unavailable, "", {}, "", "of_metadata"}).request_id(), "of_metadata");
    EXPECT_EQ(read_rpc_status({Grpc::unavailable, "", {}, "", "a\nb"}).request_id(), "");
}

} // namespace
