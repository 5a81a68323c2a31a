// SPDX-License-Identifier: BSL-1.0
// Tests of reading the headers that an envelope adds: each field comes back, and what the body says counts.
#include <amiss/detail/headers/own_headers.hpp>

#include <amiss/envelope.hpp>
#include <amiss/read.hpp>
#include <amiss/read_any.hpp>
#include <amiss/respond.hpp>

#include "support/parcels.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>

namespace {

using namespace amiss;
using parcels::Code;

constexpr auto sends =
    envelope(Code::internal,
             [] { return object(member("message", field::message), optional_member("param", field::param)); })
        .header("x-code", field::code)
        .header("request-id", field::request_id)
        .header("x-type", field::type)
        .header("x-can-retry", field::retryable)
        .header("x-delay", field::retry_after)
        .header("x-param", field::param)
        .header("x-instance", field::instance)
        .header("x-limit", field::detail("limit"));

ApiError received(int status, std::initializer_list<HeaderView> headers, std::string_view body = R"({"message":"m"})")
{
    return read(sends, Received{status, body, headers});
}

TEST(own_headers, what_respond_writes_is_read_again)
{
    char buffer[1024];
    const Response response = respond(
        sends,
        ApiError(Code::limited).with_param("count").with_instance("/p/1").with_retry_after(9).with_detail("limit", "5"),
        RequestInfo{"req_1"}, buffer);
    const ApiError error = read(sends, Received{response.status, response.body, response.headers});
    EXPECT_EQ(error, Code::limited);
    EXPECT_EQ(error.request_id(), "req_1");
    EXPECT_EQ(error.param(), "count");
    EXPECT_EQ(error.instance(), "/p/1");
    EXPECT_EQ(error.retry_after()->count(), 9);
    EXPECT_EQ(error.detail("limit"), "5");
    EXPECT_EQ(error.retry_word(), RetryWord::server);
    EXPECT_FALSE(error.malformed());
}

TEST(own_headers, the_body_counts_and_of_two_delays_the_longer)
{
    EXPECT_EQ(received(404, {{"x-param", "header"}}, R"({"message":"m","param":"body"})").param(), "body");
    EXPECT_EQ(received(404, {{"x-delay", "3"}, {"Retry-After", "5"}}).retry_after()->count(), 5);
    EXPECT_EQ(received(404, {{"x-delay", "8"}, {"Retry-After", "5"}}).retry_after()->count(), 8);
    EXPECT_EQ(received(404, {{"X-Request-Id", "proxy"}, {"Request-ID", "own"}}).request_id(), "own");
    EXPECT_EQ(received(404, {{"X-Request-Id", "proxy"}}).request_id(), "proxy");
}

TEST(own_headers, a_delay_in_milliseconds_is_rounded_up_to_seconds)
{
    constexpr auto in_ms = envelope(Code::internal, [] {
        return object(member("message", field::message)).header("x-delay-ms", field::retry_after.as_milliseconds());
    });
    const auto delay = [&in_ms](std::string_view value) {
        const HeaderView headers[] = {{"x-delay-ms", value}};
        return read(in_ms, Received{429, R"({"message":"m"})", headers}).retry_after();
    };
    EXPECT_EQ(delay("1500"), std::chrono::seconds(2));
    EXPECT_EQ(delay("9000"), std::chrono::seconds(9));
    EXPECT_EQ(delay("0"), std::chrono::seconds(0));
    EXPECT_FALSE(delay("soon"));
}

TEST(own_headers, a_known_code_and_an_unknown_one)
{
    EXPECT_EQ(received(422, {{"x-code", "taken"}, {"x-type", "other"}}), Code::taken);
    EXPECT_EQ(received(422, {{"x-code", "taken"}, {"x-type", "other"}}).type(), "parcel");
    EXPECT_EQ(received(422, {{"x-code", "\"ta\\ken\""}}), Code::taken) << "a quoted-string";
    EXPECT_EQ(received(422, {{"x-code", "com.example#taken:http://example.com/a"}}), Code::taken) << "AWS";
    EXPECT_EQ(received(422, {{"x-code", "com.example#odd"}}).name(), "odd");
    EXPECT_EQ(received(422, {{"x-code", "odd"}, {"x-type", "odd_error"}}).name(), "odd");
    EXPECT_EQ(received(422, {{"x-code", "odd"}, {"x-type", "odd_error"}}).type(), "odd_error");
    for (const std::string_view wrong : {"two words", "\"two words\"", "\"open", "\"a\" b"}) {
        EXPECT_EQ(received(422, {{"x-code", wrong}}).name(), "") << wrong;
        EXPECT_TRUE(received(422, {{"x-code", wrong}}).malformed()) << wrong;
    }
}

TEST(own_headers, the_servers_word_on_repeating)
{
    EXPECT_FALSE(received(500, {{"x-code", "internal"}, {"x-can-retry", "false"}}).retryable());
    EXPECT_TRUE(received(422, {{"x-code", "taken"}, {"x-can-retry", "true"}}).retryable());
    EXPECT_TRUE(received(500, {{"x-code", "internal"}, {"x-can-retry", "maybe"}}).malformed());
}

TEST(own_headers, what_makes_no_sense_or_contradicts_itself_is_left_out_and_flagged)
{
    const ApiError twice = received(404, {{"x-param", "a"}, {"X-Param", "b"}});
    EXPECT_TRUE(twice.param().empty() && twice.malformed());
    EXPECT_FALSE(received(404, {{"x-param", "a"}, {"X-Param", "a"}}).malformed());
    const ApiError long_one = received(404, {{"x-param", std::string(257, 'p')}});
    EXPECT_TRUE(long_one.param().empty() && long_one.malformed());
    EXPECT_TRUE(received(404, {{"x-delay", "soon"}}).malformed());
    EXPECT_EQ(received(404, {{"x-delay", "soon"}}).retry_after(), std::nullopt);
    EXPECT_FALSE(received(404, {{"x-param", "null"}}).malformed()) << "how a missing value is written";
    EXPECT_TRUE(received(404, {{"x-param", "null"}}).param().empty());
}

TEST(own_headers, a_response_without_a_body_has_them_too)
{
    const ApiError error = received(422, {{"x-code", "taken"}, {"request-id", "req_1"}}, "");
    EXPECT_EQ(error, Code::taken);
    EXPECT_EQ(error.request_id(), "req_1");
    EXPECT_EQ(error.provenance(), Provenance::synthesized);
    EXPECT_EQ(error.message(), "Unprocessable Content") << "no sentence that the server did not say";
}

TEST(own_headers, count_for_their_envelope_alone)
{
    const std::initializer_list<HeaderView> headers = {{"x-code", "taken"}};
    EXPECT_NE(read_any(Received{422, R"({"message":"m"})", headers}), Code::taken);
    EXPECT_EQ(read_any(Received{422, R"({"message":"m"})", headers}, sends), Code::taken);
}

} // namespace
