// SPDX-License-Identifier: BSL-1.0
// Tests of writing an error's values as google.rpc.Status: each detail, byte for byte.
#include <amiss/detail/rpc/rpc_writer.hpp>

#include "support/proto_bytes.hpp"
#include "support/resolved_values.hpp"
#include "support/rpc_api.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace proto;
using amiss::ApiError;
using amiss::RequestInfo;
using amiss::detail::ProtoWriter;
using amiss::detail::RpcParts;
using amiss::detail::RpcWriter;
using rpc_api::Code;

/// The status with everything that the error has.
std::string status_with_all(const ApiError& error, const RequestInfo& request = {})
{
    const ResolvedValues values(amiss::detail::plan_of(rpc_api::envelope), error, request);
    const RpcWriter writer(values, amiss::Grpc::aborted, "m");
    char buffer[4096];
    ProtoWriter out(buffer, sizeof buffer);
    writer.write(out, writer.all());
    return {buffer, out.size()};
}
const std::string head = number(1, 10) + bytes(2, "m");
std::string info_of(const std::string& reason, const std::string& metadata = {})
{
    return any("ErrorInfo", bytes(1, reason) + bytes(2, "rpc.example.com") + metadata);
}

TEST(rpc_writer, a_code_in_upper_case_with_its_domain)
{
    EXPECT_EQ(status_with_all(Code::slow_down), head + info_of("SLOW_DOWN"));
    EXPECT_EQ(status_with_all(Code::not_ok), head + info_of("NOT_OK"));
}

TEST(rpc_writer, metadata_are_the_parameter_and_the_details_as_texts)
{
    const ApiError error = ApiError(Code::slow_down)
                               .with_detail("limit", 100)
                               .with_detail("say \"\xC3\xA4\"", "a\n\"b\"\x01")
                               .with_detail("nested", amiss::raw_json(R"({"a":[1,"x"]})"))
                               .with_detail("yes", true)
                               .with_detail("none", "")
                               .with_param("title");
    EXPECT_EQ(status_with_all(error),
              head
                  + info_of("SLOW_DOWN",
                            entry("param", "title") + entry("limit", "100") + entry("say \"\xC3\xA4\"", "a\n\"b\"\x01")
                                + entry("nested", R"({"a":[1,"x"]})") + entry("yes", "true")
                                + bytes(3, bytes(1, "none") + bytes(2, ""))));
}

TEST(rpc_writer, a_detail_named_as_the_parameter_is_left_out)
{
    EXPECT_EQ(status_with_all(ApiError(Code::slow_down).with_detail("param", "x")), head + info_of("SLOW_DOWN"));
}

TEST(rpc_writer, delay_id_and_link)
{
    const RequestInfo request{"req_1", {}, "https://help.example.com/"};
    const ApiError error = ApiError(Code::card_declined).with_retry_after(30);
    EXPECT_EQ(status_with_all(error, request),
              head + info_of("CARD_DECLINED") + any("RetryInfo", bytes(1, number(1, 30)))
                  + any("RequestInfo", bytes(1, "req_1"))
                  + any("Help", bytes(1, bytes(1, "What to do") + bytes(2, "https://help.example.com/card_declined"))));
    EXPECT_EQ(status_with_all(ApiError(Code::slow_down).with_retry_after(0).with_doc_url("u")),
              head + info_of("SLOW_DOWN") + any("RetryInfo", bytes(1, ""))
                  + any("Help", bytes(1, bytes(1, "Documentation") + bytes(2, "u"))));
}

TEST(rpc_writer, a_localized_message_needs_locale_and_message)
{
    const ApiError error = ApiError(Code::slow_down)
                               .with_detail("locale", "de")
                               .with_detail("localized_message",
                                            "Gem\xC3\xA4"
                                            "chlich!");
    EXPECT_EQ(status_with_all(error),
              head + info_of("SLOW_DOWN")
                  + any("LocalizedMessage",
                        bytes(1, "de")
                            + bytes(2,
                                    "Gem\xC3\xA4"
                                    "chlich!")));
    EXPECT_EQ(status_with_all(ApiError(Code::slow_down).with_detail("locale", "de")),
              head + info_of("SLOW_DOWN", entry("locale", "de")));
}

TEST(rpc_writer, each_failed_field_and_each_of_its_messages)
{
    ApiError error(Code::slow_down);
    error.with_violation("items.0.qty", "too many", "too_many")
        .with_violation("title", "a")
        .with_violation("title", "b");
    EXPECT_EQ(status_with_all(error),
              head + info_of("SLOW_DOWN")
                  + any("BadRequest",
                        bytes(1, bytes(1, "items.0.qty") + bytes(2, "too many") + bytes(3, "TOO_MANY"))
                            + bytes(1, bytes(1, "title") + bytes(2, "a"))
                            + bytes(1, bytes(1, "title") + bytes(2, "b"))));
}

TEST(rpc_writer, how_many_entries_fit)
{
    const ApiError error = ApiError(Code::slow_down)
                               .with_detail("a", "1")
                               .with_detail("b", "2")
                               .with_violation("f", "m")
                               .with_violation("g", "m");
    const ResolvedValues values(amiss::detail::plan_of(rpc_api::envelope), error);
    const RpcWriter writer(values, amiss::Grpc::aborted, "m");
    const std::size_t one = entry("a", "1").size();
    std::size_t room = 2 * one - 1;
    EXPECT_EQ(writer.fitting_metadata(room), 1U);
    EXPECT_EQ(room, one - 1);
    room = 2 * one;
    EXPECT_EQ(writer.fitting_metadata(room), 2U);
    EXPECT_EQ(room, 0U);
    EXPECT_EQ(writer.fitting_violations(room), 0U);
}

} // namespace
