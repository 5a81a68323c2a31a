// SPDX-License-Identifier: BSL-1.0
// Tests of errors as google.rpc.Status: the whole of it, byte for byte and there and back, and whose error goes out.
#include <amiss/rpc_status.hpp>

#include <amiss/any_envelope.hpp>
#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/read.hpp>

#include "support/guarded_buffer.hpp"
#include "support/proto_bytes.hpp"
#include "support/random_error.hpp"
#include "support/rpc_api.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <system_error>

namespace {

using namespace amiss;
using proto::any;
using proto::bytes;
using proto::entry;
using proto::number;

/// A response whose views live as long as it does.
struct RpcAnswer {
    template <class Envelope>
    RpcAnswer(const Envelope& envelope, const ApiError& error, const RequestInfo& request = {})
        : rpc(respond_rpc(envelope, error, request, buffer))
    {}
    char buffer[4096];
    RpcResponse rpc;
};

TEST(rpc_status, the_whole_status_byte_for_byte)
{
    const ApiError error =
        ApiError(rpc_api::Code::card_declined).with_param("visa").with_detail("limit", 5).with_violation("card", "No.");
    const RpcAnswer answer(rpc_api::envelope, error, {"req_1", {}, "https://h/"});
    EXPECT_EQ(answer.rpc.code, Grpc::failed_precondition);
    EXPECT_EQ(answer.rpc.message, "The card 'visa' was declined.");
    EXPECT_EQ(answer.rpc.details,
              number(1, 9) + bytes(2, "The card 'visa' was declined.")
                  + any("ErrorInfo",
                        bytes(1, "CARD_DECLINED") + bytes(2, "rpc.example.com") + entry("param", "visa")
                            + entry("limit", "5"))
                  + any("RequestInfo", bytes(1, "req_1"))
                  + any("Help", bytes(1, bytes(1, "What to do") + bytes(2, "https://h/card_declined")))
                  + any("BadRequest", bytes(1, bytes(1, "card") + bytes(2, "No."))));
    ASSERT_EQ(answer.rpc.trailers.size(), 2U);
    EXPECT_EQ(answer.rpc.trailers.find("grpc-retry-pushback-ms"), "-1");
    EXPECT_EQ(answer.rpc.trailers.find("x-request-id"), "req_1");
}

TEST(rpc_status, message_and_details_are_in_the_buffer)
{
    const RpcAnswer answer(rpc_api::envelope, ApiError(rpc_api::Code::internal));
    EXPECT_EQ(answer.rpc.details.data(), answer.buffer);
    EXPECT_GE(answer.rpc.message.data(), answer.buffer);
    EXPECT_LT(answer.rpc.message.data(), answer.buffer + sizeof answer.buffer);
}

template <class Code, class Envelope>
void expect_all_rows_come_back(const Envelope& envelope)
{
    for (const RowData& row : catalog_of<Code>()) {
        const RpcAnswer answer(envelope, ApiError(static_cast<Code>(row.value)));
        const ApiError back = read_rpc_status<Code>({answer.rpc.code, answer.rpc.message, answer.rpc.details});
        EXPECT_TRUE(back.as<Code>() == static_cast<Code>(row.value)) << row.name;
        EXPECT_EQ(back.status(), row.status) << row.name;
        EXPECT_EQ(back.retry_class(), row.retry) << row.name;
        EXPECT_FALSE(back.malformed()) << row.name;
    }
}

TEST(rpc_status, all_rows_of_the_shipped_apis_come_back)
{
    expect_all_rows_come_back<cstar::Code>(cstar::envelope);
    expect_all_rows_come_back<cstar_v1::Code>(cstar_v1::envelope);
    expect_all_rows_come_back<codespar::Code>(codespar::envelope);
    expect_all_rows_come_back<onestack::Code>(onestack::envelope);
    expect_all_rows_come_back<rpc_api::Code>(rpc_api::envelope);
}

TEST(rpc_status, of_several_catalogues_the_domain_says_which)
{
    const RpcAnswer answer(onestack::envelope, ApiError(onestack::Code::not_found));
    const ApiError back =
        read_rpc_status<cstar::Code, codespar::Code, onestack::Code>({answer.rpc.code, "", answer.rpc.details});
    EXPECT_EQ(back, onestack::Code::not_found);
}

TEST(rpc_status, an_error_from_elsewhere_is_the_fallback_row_and_says_nothing)
{
    const ApiError theirs = read(codespar::envelope, Received{429, R"({"error":"rate_limited","message":"secret"})"});
    ASSERT_EQ(theirs.provenance(), Provenance::server);
    for (const ApiError& error : {theirs, ApiError(std::make_error_code(std::errc::timed_out)).with_context("secret"),
                                  ApiError(client::Code::timeout).with_context("secret"), read_rpc_status("secret")}) {
        const RpcAnswer answer(rpc_api::envelope, error);
        EXPECT_EQ(answer.rpc.code, Grpc::internal);
        EXPECT_EQ(answer.rpc.message, "Something broke.");
        EXPECT_EQ(answer.rpc.details.find("secret"), std::string_view::npos);
        EXPECT_EQ(read_rpc_status<rpc_api::Code>(answer.rpc.details), rpc_api::Code::internal);
    }
}

TEST(rpc_status, an_envelope_that_relays_lets_it_through)
{
    const ApiError theirs = read(codespar::envelope, Received{429, R"({"error":"rate_limited","message":"Slow."})"});
    const RpcAnswer answer(codespar::envelope.relay(), theirs);
    EXPECT_EQ(answer.rpc.code, Grpc::resource_exhausted);
    EXPECT_EQ(read_rpc_status<codespar::Code>(answer.rpc.details), codespar::Code::rate_limited);
}

TEST(rpc_status, a_bare_status_is_never_another_reason)
{
    const RpcAnswer answer(rpc_api::envelope, ApiError(HttpStatus::method_not_allowed));
    EXPECT_EQ(answer.rpc.code, Grpc::unimplemented);
    EXPECT_EQ(answer.rpc.details,
              number(1, 12) + bytes(2, "Method Not Allowed")
                  + any("ErrorInfo", bytes(1, "METHOD_NOT_ALLOWED") + bytes(2, "rpc.example.com")));
}

TEST(rpc_status, without_an_envelope_each_error_has_its_own_name)
{
    char buffer[512];
    Written written = write_rpc_status(ApiError(rpc_api::Code::slow_down), {}, buffer, sizeof buffer);
    EXPECT_EQ(read_rpc_status<rpc_api::Code>(written.text), rpc_api::Code::slow_down);
    written = write_rpc_status(ApiError(std::make_error_code(std::errc::io_error)), {}, buffer, sizeof buffer);
    EXPECT_EQ(written.text,
              number(1, 13) + bytes(2, "Internal Server Error") + any("ErrorInfo", bytes(1, "INTERNAL_ERROR")));
}

TEST(rpc_status, an_envelope_whose_type_is_forgotten_will_do)
{
    const AnyEnvelope forgotten = rpc_api::envelope;
    const ApiError error = ApiError(rpc_api::Code::slow_down).with_retry_after(3);
    EXPECT_EQ(RpcAnswer(forgotten, error).rpc.details, RpcAnswer(rpc_api::envelope, error).rpc.details);
}

TEST(rpc_status, at_most_3_KiB_whatever_the_buffer)
{
    ApiError error(rpc_api::Code::card_declined);
    for (int at = 0; at < 2000; ++at) error.with_violation("field_" + std::to_string(at), "is not as it should be");
    static char large[100000];
    const Written written = write_rpc_status(rpc_api::envelope, error, {}, large, sizeof large);
    EXPECT_GT(written.required, 60000U);
    EXPECT_LE(written.text.size(), max_rpc_status);
    EXPECT_GT(written.text.size(), max_rpc_status - 60) << "and not much less";
    const ApiError back = read_rpc_status<rpc_api::Code>(written.text);
    EXPECT_EQ(back, rpc_api::Code::card_declined);
    EXPECT_FALSE(back.violations().empty());
    EXPECT_EQ(back.violations().begin()->field, "field_0");
}

TEST(rpc_status, random_errors_are_well_formed_in_any_buffer)
{
    RandomError random(18);
    GuardedBuffer guarded(max_rpc_status);
    for (int round = 0; round < 300; ++round) {
        ApiError error(rpc_api::Code::card_declined);
        random.decorate(error, Bytes::any);
        const std::size_t capacity = random.below(max_rpc_status + 1);
        const Written written = write_rpc_status(rpc_api::envelope, error, {}, guarded.data(), capacity);
        const std::string text(written.text);
        ASSERT_TRUE(guarded.is_intact(capacity)) << round;
        ASSERT_EQ(text.size() == written.required, written.required <= capacity) << round;
        if (text.empty()) continue;
        const ApiError back = read_rpc_status<rpc_api::Code>(text);
        ASSERT_FALSE(back.malformed()) << round << ": " << back.context();
        ASSERT_TRUE(back == rpc_api::Code::card_declined || written.required > capacity) << round;
    }
}

} // namespace
