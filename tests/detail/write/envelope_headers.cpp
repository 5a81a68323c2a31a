// SPDX-License-Identifier: BSL-1.0
// Tests of the headers that an envelope adds to its responses: their values, their order, and what has none.
#include <amiss/detail/write/envelope_headers.hpp>

#include <amiss/envelope.hpp>
#include <amiss/respond.hpp>

#include "support/parcels.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <thread>

namespace {

using namespace amiss;
using parcels::Code;

constexpr auto bare = envelope(Code::internal, [] { return object(member("message", field::message)); });
constexpr auto all = bare.header("x-code", field::code)
                         .header("x-type", field::type)
                         .header("x-status", field::status)
                         .header("x-delay", field::retry_after)
                         .header("x-can-retry", field::retryable)
                         .header("x-param", field::param)
                         .header("link-to", field::doc_url)
                         .header("x-api", "parcels/2");

// The headers after Content-Type and what respond adds itself, one line each.
template <class Envelope>
std::string lines(const Envelope& envelope, const ApiError& error, const RequestInfo& request = {})
{
    char buffer[2048];
    std::string text;
    for (const Header& header : respond(envelope, error, request, buffer).headers) {
        if (header.name == "Content-Type" || header.name == "WWW-Authenticate") continue;
        text.append(header.name).append(": ").append(header.value.view()).append("\n");
    }
    return text;
}

TEST(envelope_headers, each_has_the_value_of_its_field)
{
    EXPECT_EQ(lines(all, ApiError(Code::limited).with_param("count").with_retry_after(7)),
              "Retry-After: 7\n"
              "x-code: limited\nx-status: 429\nx-delay: 7\nx-can-retry: true\nx-param: count\n"
              "link-to: https://parcels.example.com/errors#limited\nx-api: parcels/2\n");
    EXPECT_EQ(lines(all, Code::unpaid),
              "x-code: unpaid\nx-type: money\nx-status: 402\n"
              "link-to: https://parcels.example.com/errors#unpaid\nx-api: parcels/2\n")
        << "no word on repeating of what may be repeated only if it is idempotent";
    EXPECT_EQ(
        lines(all, ApiError(Code::missing).with_doc_url("https://d/1")),
        "x-code: missing\nx-type: parcel\nx-status: 404\nx-can-retry: false\nlink-to: https://d/1\nx-api: parcels/2\n");
    EXPECT_EQ(lines(all.doc_base("https://e/"), Code::missing).substr(64),
              "link-to: https://e/missing\nx-api: parcels/2\n");
    EXPECT_EQ(lines(all, Code::missing, RequestInfo{{}, {}, "https://r/"}).substr(64),
              "link-to: https://r/missing\nx-api: parcels/2\n");
    EXPECT_EQ(lines(all.status(HttpStatus::ok), Code::limited).substr(16, 14), "x-status: 200\n") << "of the response";
}

TEST(envelope_headers, a_delay_can_be_in_milliseconds)
{
    constexpr auto in_ms = bare.header("x-delay-ms", field::retry_after.as_milliseconds());
    EXPECT_EQ(lines(in_ms, ApiError(Code::limited).with_retry_after(7)), "Retry-After: 7\nx-delay-ms: 7000\n");
    EXPECT_EQ(lines(in_ms, ApiError(Code::limited).with_retry_after(1e12)),
              "Retry-After: 1000000000\nx-delay-ms: 1000000000000\n");
    EXPECT_EQ(lines(in_ms, Code::limited), "");
}

TEST(envelope_headers, of_errors_without_a_row_of_the_envelope)
{
    EXPECT_EQ(lines(all, ApiError(HttpStatus::payload_too_large)),
              "x-code: content_too_large\nx-status: 413\nx-can-retry: false\nx-api: parcels/2\n");
    EXPECT_EQ(lines(all, ApiError(std::make_error_code(std::errc::io_error))),
              "x-code: internal\nx-type: api\nx-status: 500\nlink-to: https://parcels.example.com/errors#internal\n"
              "x-api: parcels/2\n");
}

TEST(envelope_headers, a_detail_and_an_instance)
{
    constexpr auto some = bare.header("x-limit", field::detail("limit")).header("x-instance", field::instance);
    EXPECT_EQ(lines(some, ApiError(Code::too_heavy).with_detail("limit", 30).with_instance("/p/1")),
              "x-limit: 30\nx-instance: /p/1\n");
    EXPECT_EQ(lines(some, ApiError(Code::too_heavy).with_detail("limit", "thirty kg")), "x-limit: thirty kg\n");
    EXPECT_EQ(lines(some, Code::too_heavy), "");
}

TEST(envelope_headers, what_follows_from_the_row)
{
    constexpr auto of_row =
        bare.header("x-grpc", field::grpc).header("x-domain", field::domain).header("x-rank", field::column("rank"));
    EXPECT_EQ(lines(of_row, Code::unpaid), "x-grpc: FAILED_PRECONDITION\nx-domain: parcels\nx-rank: 7\n");
    EXPECT_EQ(lines(of_row, ApiError(HttpStatus::conflict)), "x-grpc: ABORTED\nx-domain: parcels\n");
    std::string on_fresh_stack; // where nothing is left of earlier responses
    std::thread([&] { on_fresh_stack = lines(of_row, Code::unpaid); }).join();
    EXPECT_EQ(on_fresh_stack, "x-grpc: FAILED_PRECONDITION\nx-domain: parcels\nx-rank: 7\n");
}

TEST(envelope_headers, a_value_that_is_not_printable_is_left_out)
{
    EXPECT_EQ(lines(bare.header("x-param", field::param), ApiError(Code::missing).with_param("a\r\nEvil: b")), "");
    EXPECT_EQ(lines(bare.header("x-param", field::param), ApiError(Code::missing).with_param("gr\u00fcn")), "");
    EXPECT_EQ(lines(bare.header("x-param", field::param), ApiError(Code::missing).with_param(std::string(257, 'p'))),
              "");
    EXPECT_EQ(lines(bare.header("x-param", field::param), ApiError(Code::missing).with_param(std::string(256, 'p'))),
              "x-param: " + std::string(256, 'p') + "\n");
}

TEST(envelope_headers, the_request_id_has_one_header)
{
    const RequestInfo request{"req_1"};
    EXPECT_EQ(lines(bare, Code::missing, request), "X-Request-Id: req_1\n");
    EXPECT_EQ(lines(bare.header("request-id", field::request_id), Code::missing, request), "request-id: req_1\n");
    constexpr auto with_place = envelope(Code::internal, [] {
                                    return object(member("message", field::message), member("id", field::request_id));
                                }).header("x-request-id", field::request_id);
    EXPECT_EQ(lines(with_place, Code::missing, request), "x-request-id: req_1\n") << "beside the one in the body";
    EXPECT_EQ(lines(bare.header("request-id", field::request_id), Code::missing, RequestInfo{"no id"}), "");
}

TEST(envelope_headers, a_success_has_the_constants_and_the_request_id)
{
    const auto names = [](const Headers& headers) {
        std::string text;
        for (const Header& header : headers) text.append(header.name).append(" ");
        return text;
    };
    const auto some = all.header("request-id", field::request_id); // no constant
    static_assert(all.options.headers.size() == 8);
    EXPECT_EQ(names(success_headers(some, RequestInfo{"req_1"})), "X-Request-Id x-api ")
        << "there was no room for a ninth";
    constexpr auto two =
        bare.header("request-id", field::request_id).header("x-api", "2").header("x-code", field::code);
    EXPECT_EQ(names(success_headers(two, RequestInfo{"req_1"})), "request-id x-api ");
    EXPECT_EQ(names(success_headers(two, RequestInfo{"no id"})), "x-api ");
}

} // namespace
