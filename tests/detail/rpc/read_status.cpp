// SPDX-License-Identifier: BSL-1.0
// Tests of reading google.rpc.Status: each detail, what others write, and what is wrong.
#include <amiss/detail/rpc/read_status.hpp>

#include <amiss/error.hpp>

#include "support/proto_bytes.hpp"
#include "support/rpc_api.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace {

using namespace proto;
using amiss::ApiError;
using amiss::detail::RpcReader;
using rpc_api::Code;

struct ReadRpc {
    ApiError error{amiss::HttpStatus::internal_server_error};
    std::int32_t code = 0;
    bool says_something = false;
};

/// Reads from a block of exactly the size, in the catalogue of the tests.
ReadRpc read_rpc(std::string_view status, std::string_view message = {})
{
    const std::unique_ptr<char[]> exact(new char[status.size()]);
    ReadRpc done;
    RpcReader reader(done.error, &amiss::catalog_of<Code>());
    reader.read({exact.get(), status.copy(exact.get(), status.size())}, message);
    done.code = reader.code();
    done.says_something = reader.says_something();
    return done;
}
ApiError error_of(std::string_view status) { return read_rpc(status).error; }

const std::string slow_down = any("ErrorInfo", bytes(1, "SLOW_DOWN") + bytes(2, "rpc.example.com"));

TEST(read_status, code_and_message)
{
    const ReadRpc read = read_rpc(number(1, 9) + bytes(2, "No."));
    EXPECT_EQ(read.code, 9);
    EXPECT_TRUE(read.says_something);
    EXPECT_EQ(read.error.message(), "No.");
    EXPECT_FALSE(read.error.malformed());
    EXPECT_EQ(read_rpc(number(1, 9), "of the call").error.message(), "of the call");
    EXPECT_EQ(read_rpc(bytes(2, "No."), "of the call").error.message(), "No.");
    EXPECT_EQ(read_rpc("").code, -1);
    EXPECT_FALSE(read_rpc("", "of the call").says_something);
    EXPECT_EQ(read_rpc(number(1, ~0ULL)).code, -1) << "an int32 that is negative";
}

TEST(read_status, of_a_field_that_appears_twice_the_last_one_counts)
{
    const ReadRpc read = read_rpc(number(1, 9) + bytes(2, "a") + number(1, 5) + bytes(2, "b"));
    EXPECT_EQ(read.code, 5);
    EXPECT_EQ(read.error.message(), "b");
}

TEST(read_status, the_reason_is_a_code_of_the_catalogue_with_the_domain)
{
    EXPECT_EQ(error_of(slow_down), Code::slow_down);
    EXPECT_EQ(error_of(any("ErrorInfo", bytes(1, "slow_down"))), Code::slow_down) << "without a domain, in any case";
    EXPECT_EQ(error_of(any("ErrorInfo", bytes(1, "NOT_OK"))), Code::not_ok);
    const ApiError others = error_of(any("ErrorInfo", bytes(1, "SLOW_DOWN") + bytes(2, "other.example.com")));
    EXPECT_NE(others, Code::slow_down);
    EXPECT_EQ(others.name(), "SLOW_DOWN");
    EXPECT_EQ(others.context(), R"("domain":"other.example.com")");
    EXPECT_FALSE(others.malformed());
    EXPECT_EQ(error_of(any("ErrorInfo", bytes(1, "NEW_REASON") + bytes(2, "rpc.example.com"))).name(), "NEW_REASON");
}

TEST(read_status, of_several_error_infos_the_first_one_counts)
{
    const ApiError error = error_of(slow_down + any("ErrorInfo", bytes(1, "INTERNAL")));
    EXPECT_EQ(error, Code::slow_down);
    EXPECT_NE(error.context().find("google.rpc.ErrorInfo"), std::string_view::npos);
}

TEST(read_status, metadata_are_parameter_and_details)
{
    const ApiError error = error_of(any("ErrorInfo",
                                        bytes(1, "X_Y") + entry("param", "title") + entry("limit", "100")
                                            + entry("t", "a\n\"") + entry("e", "") + entry("limit", "2")));
    EXPECT_EQ(error.param(), "title");
    EXPECT_EQ(error.detail("limit"), "100");
    EXPECT_EQ(error.detail("t"), "a\n\"");
    EXPECT_EQ(error.details(), R"({"limit":"100","t":"a\n\"","e":""})");
}

TEST(read_status, a_delay_in_whole_seconds)
{
    const auto delay_of = [](const std::string& duration) {
        const ApiError error = error_of(any("RetryInfo", bytes(1, duration)));
        return std::to_string(error.retry_after() ? error.retry_after()->count() : -1) + (error.malformed() ? "!" : "");
    };
    EXPECT_EQ(delay_of(number(1, 30)), "30");
    EXPECT_EQ(delay_of(""), "0");
    EXPECT_EQ(delay_of(number(2, 1)), "1") << "a nanosecond is rounded up";
    EXPECT_EQ(delay_of(number(1, 1) + number(2, 500000000)), "2");
    EXPECT_EQ(delay_of(number(1, 315576000000)), "1000000000") << "10,000 years";
    EXPECT_EQ(delay_of(number(1, ~0ULL >> 1U)), "1000000000");
    EXPECT_EQ(delay_of(number(1, ~0ULL)), "0!") << "-1 s";
    EXPECT_EQ(delay_of(number(2, ~0ULL)), "0!") << "-1 ns";
    EXPECT_FALSE(error_of(any("RetryInfo", "")).retry_after());
}

TEST(read_status, id_link_and_localized_message)
{
    const ApiError error = error_of(
        any("RequestInfo", bytes(1, "req_1") + bytes(2, "serving data"))
        + any("Help", bytes(1, bytes(1, "no link")) + bytes(1, bytes(2, "https://a")) + bytes(1, bytes(2, "https://b")))
        + any("LocalizedMessage", bytes(1, "de") + bytes(2, "Nein.")));
    EXPECT_EQ(error.request_id(), "req_1");
    EXPECT_EQ(error.doc_url(), "https://a");
    EXPECT_EQ(error.detail("locale"), "de");
    EXPECT_EQ(error.detail("localized_message"), "Nein.");
}

TEST(read_status, failed_fields)
{
    const ApiError error = error_of(
        any("BadRequest",
            bytes(1, bytes(1, "items.0.qty") + bytes(2, "too many") + bytes(3, "SLOW_DOWN") + bytes(4, bytes(1, "de")))
                + bytes(1, bytes(1, "title") + bytes(2, "a")) + bytes(1, bytes(1, "title") + bytes(2, "b"))));
    ASSERT_EQ(error.violations().size(), 3U);
    auto at = error.violations().begin();
    EXPECT_EQ(*at, (amiss::Violation{"items.0.qty", "too many", "slow_down"}));
    EXPECT_EQ(*++at, (amiss::Violation{"title", "a"}));
    EXPECT_EQ(*++at, (amiss::Violation{"title", "b"}));
}

TEST(read_status, unknown_fields_and_types_are_skipped)
{
    const std::string odd = number(15, 7) + bytes(16, "x") + tag(17, 3) + bytes(1, "g") + tag(17, 4) + tag(18, 5)
        + "abcd" + tag(19, 1) + "abcdefgh";
    const ApiError error = error_of(odd + number(1, 8) + any("ErrorInfo", odd + bytes(1, "SLOW_DOWN") + odd)
                                    + any("QuotaFailure", bytes(1, "x")) + odd);
    EXPECT_EQ(error, Code::slow_down);
    EXPECT_FALSE(error.malformed());
    EXPECT_EQ(error.context(), R"("details":"type.googleapis.com/google.rpc.QuotaFailure")");
}

TEST(read_status, the_prefix_of_a_type_does_not_count)
{
    const std::string info = bytes(2, bytes(1, "SLOW_DOWN"));
    EXPECT_EQ(error_of(bytes(3, bytes(1, "example.com/types/google.rpc.ErrorInfo") + info)), Code::slow_down);
    EXPECT_EQ(error_of(bytes(3, bytes(1, "google.rpc.ErrorInfo") + info)), Code::slow_down);
    EXPECT_EQ(error_of(bytes(3, bytes(1, "type.googleapis.com/x.google.rpc.ErrorInfo") + info)).name(), "");
    EXPECT_EQ(error_of(bytes(3, info)).name(), "");
}

TEST(read_status, a_known_field_of_another_wire_type_is_an_unknown_one)
{
    EXPECT_EQ(read_rpc(bytes(1, std::string(1, '\5'))).code, -1) << "a packed list";
    EXPECT_EQ(error_of(number(2, 5) + number(3, 5) + bytes(2, "m")).message(), "m");
}

TEST(read_status, what_came_before_bad_bytes_stays)
{
    const ApiError error = error_of(number(1, 8) + slow_down + "\xFF");
    EXPECT_EQ(error, Code::slow_down);
    EXPECT_TRUE(error.malformed());
    const ApiError inside = error_of(any("ErrorInfo", bytes(1, "SLOW_DOWN") + "\x0A\x7F"));
    EXPECT_EQ(inside, Code::slow_down);
    EXPECT_TRUE(inside.malformed());
}

TEST(read_status, ill_formed_texts_are_mended)
{
    const ApiError error = error_of(bytes(2, "a\xFF") + any("ErrorInfo", entry("k\xFF", "v\xFF")));
    EXPECT_EQ(error.message(), "a\xEF\xBF\xBD");
    EXPECT_EQ(error.detail("k\xEF\xBF\xBD"), "v\xEF\xBF\xBD");
    EXPECT_TRUE(error.malformed());
    const std::string long_text(5000, 'x');
    EXPECT_EQ(error_of(bytes(2, long_text)).message(), long_text);
    EXPECT_EQ(error_of(bytes(2, long_text + "\xFF")).message(), std::string(1024, 'x'));
}

TEST(read_status, lists_are_bounded)
{
    std::string metadata, fields;
    for (int at = 0; at < 100; ++at) {
        metadata += entry("k" + std::to_string(at), "v");
        fields += bytes(1, bytes(1, "f" + std::to_string(at)));
    }
    const ApiError error = error_of(any("ErrorInfo", metadata) + any("BadRequest", fields));
    EXPECT_EQ(error.violations().size(), 64U);
    EXPECT_EQ(error.detail("k63"), "v");
    EXPECT_EQ(error.detail("k64").data(), nullptr);
    EXPECT_TRUE(error.malformed());
}

} // namespace
