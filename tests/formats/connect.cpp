// SPDX-License-Identifier: BSL-1.0
// Tests of the errors of Connect: the examples of its documentation, and all catalogues.
#include "formats/dialect.hpp"

#include <amiss/formats/connect.hpp>
#include <amiss/read_event.hpp>
#include <amiss/write_event.hpp>

#include <string>
#include <system_error>

namespace {

using namespace amiss;
using namespace formats_test;

enum class Greet { not_implemented = 1, overloaded, empty_sentence, card_declined, cancelled, internal };
constexpr auto amiss_catalog(Greet)
{
    return catalog<Greet>(
        "greet",
        row(Greet::not_implemented, "not_implemented", HttpStatus::not_implemented, "",
            "connectrpc.greet.v1.GreetService/Greet is not implemented"),
        row(Greet::overloaded, "overloaded", HttpStatus::service_unavailable, "", ""),
        row(Greet::empty_sentence, "empty_sentence", HttpStatus::bad_request, "", "sentence cannot be empty"),
        row(Greet::card_declined, "card_declined", HttpStatus::payment_required, "", "Your card was declined.")
            .grpc(Grpc::failed_precondition),
        row(Greet::cancelled, "cancelled", HttpStatus::bad_request, "", "It was cancelled.").grpc(Grpc::cancelled),
        row(Greet::internal, "internal", HttpStatus::internal_server_error, "", "It broke."));
}

constexpr auto greet = formats::connect(Greet::internal);
constexpr auto end_stream = formats::connect_end_stream(Greet::internal);

const Dialect dialect(
    "connect", "Connect protocol (2026-06-30)", {shipped("connect", greet), shipped("end_stream", end_stream)},
    {
        {"a unary error", [] { return Errors{Greet::not_implemented}; }, "", "", "", "unimplemented"},
        {"a failed server streaming RPC: the EndStreamResponse",
         [] { return Errors{ApiError(Greet::overloaded).with_message("overloaded")}; }, "end_stream", "", "",
         "unavailable"},
        {"the simplest error: only a code", [] { return Errors{Greet::overloaded}; }, "", "", "", "unavailable"},
        {"an error with details: RetryInfo with debug",
         [] {
             return Errors{ApiError(Greet::overloaded)
                               .with_message("overloaded: back off and retry")
                               .with_detail("details",
                                            raw_json(R"([{"type":"google.rpc.RetryInfo","value":"CgIIPA",)"
                                                     R"("debug":{"retryDelay":"30s"}}])"))};
         },
         "", "", "", "unavailable"},
        {"an EndStreamMessage with trailing metadata",
         [] {
             return Errors{
                 ApiError(Greet::overloaded).with_detail("metadata", raw_json(R"({"acme-operation-cost":["237"]})"))};
         },
         "end_stream", "", "", "unavailable"},
        {"an empty sentence", [] { return Errors{Greet::empty_sentence}; }, "", "", "", "invalid_argument"},
        {"empty data", [] { return Errors{ApiError(Greet::empty_sentence).with_message("data cannot be empty")}; }, "",
         "", "", "invalid_argument"},
        {"a failed validation",
         [] {
             return Errors{ApiError(Greet::empty_sentence)
                               .with_message("validation error:\n - name: value length must be at least 1 characters "
                                             "[string.min_len]")};
         },
         "", "", "", "invalid_argument"},
        {"a detail with a placeholder as its value",
         [] {
             return Errors{ApiError(Greet::empty_sentence)
                               .with_message("name is required")
                               .with_detail("details",
                                            raw_json(R"([{"type":"google.protobuf.Struct",)"
                                                     R"("value":"base64-encoded-protobuf",)"
                                                     R"("debug":{"field":"email","issue":"Email is required"}}])"))};
         },
         "", "", "", "invalid_argument"},
    });

TEST(format_connect, examples) { dialect.check(); }

TEST(format_connect, all_catalogues)
{
    check_catalogues([](auto fallback) { return formats::connect(fallback); });
    check_catalogues([](auto fallback) { return formats::connect_end_stream(fallback); });
}

TEST(format_connect, the_status_follows_from_the_code_and_not_from_the_row)
{
    const WrittenResponse response = response_of(greet, ApiError(Greet::card_declined));
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.body, R"({"code":"failed_precondition","message":"Your card was declined."})");
    const ApiError back = read(greet, Received(response.status, response.body));
    EXPECT_EQ(back, Greet::card_declined);
    EXPECT_EQ(back.status(), HttpStatus::payment_required);
}

TEST(format_connect, the_code_that_ends_a_stream_gives_the_status)
{
    const ApiError error =
        read(end_stream, Received{200, R"({"error":{"code":"resource_exhausted","message":"slow"}})"});
    EXPECT_FALSE(error.as<Greet>()) << "no row has this code";
    EXPECT_EQ(error.status(), HttpStatus::too_many_requests);
    EXPECT_EQ(error.retry_class(), ApiError(HttpStatus::too_many_requests).retry_class());
}

TEST(format_connect, an_error_in_a_stream_is_the_last_message)
{
    char buffer[512];
    const std::string_view last = write_event(end_stream, Greet::overloaded, {}, buffer).text;
    const std::string body = to_string(end_stream, Greet::overloaded);
    EXPECT_EQ(last, std::string("\x02\0\0\0", 4) + static_cast<char>(body.size()) + body);
    EventStream stream(end_stream.options.stream);
    stream.feed(last);
    const auto back = read_event(end_stream, stream);
    ASSERT_FALSE(back);
    EXPECT_EQ(back.error(), Greet::overloaded);
    EXPECT_EQ(back.error().status(), HttpStatus::service_unavailable);
}

TEST(format_connect, cancelled_has_one_l)
{
    const WrittenResponse response = response_of(greet, ApiError(Greet::cancelled));
    EXPECT_EQ(response.status, 499);
    EXPECT_EQ(response.body, R"({"code":"canceled","message":"It was cancelled."})");
    EXPECT_EQ(read(greet, Received(499, response.body)), Greet::cancelled);
}

TEST(format_connect, headers)
{
    const WrittenResponse response = response_of(greet, ApiError(Greet::overloaded).with_retry_after(30));
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(response.header("Content-Type"), "application/json");
    EXPECT_EQ(response.header("Retry-After"), "30");
    EXPECT_EQ(response_of(end_stream, ApiError(Greet::overloaded)).status, 200);
}

TEST(format_connect, the_last_message_of_a_stream_has_the_delay)
{
    const ApiError slow =
        ApiError(Greet::overloaded).with_message("slow").with_retry_after(30).with_request_id("req_1");
    const WrittenResponse response = response_of(end_stream, slow);
    EXPECT_EQ(response.body, R"({"error":{"code":"unavailable","message":"slow"},"metadata":{"retry-after":["30"]}})");
    EXPECT_EQ(response.header("Content-Type"), "application/connect+json");
    EXPECT_EQ(response.header("X-Request-Id"), "req_1");
    EXPECT_EQ(response.header("Retry-After"), "") << "a client puts headers and metadata together: 30, 30";
    const ApiError back = read(end_stream, Received{200, response.body});
    EXPECT_EQ(back.detail("metadata"), R"({"retry-after":["30"]})");

    const ApiError own = ApiError(slow).with_detail("metadata", raw_json(R"({"cost":["2"]})"));
    EXPECT_EQ(response_of(end_stream, own).body,
              R"({"error":{"code":"unavailable","message":"slow"},"metadata":{"cost":["2"]}})");
    EXPECT_EQ(to_string(end_stream, ApiError(Greet::overloaded).with_message("slow")),
              R"({"error":{"code":"unavailable","message":"slow"}})");
}

TEST(format_connect, mistakes)
{
    const ApiError wrong = read(greet, Received(503, R"({"code":14,"message":{"a":1},"details":{}})"));
    EXPECT_TRUE(wrong.malformed());
    EXPECT_EQ(wrong.status(), HttpStatus::service_unavailable);
    const ApiError unknown = read(greet, Received(503, R"({"code":"no_such_code","message":"M"})"));
    EXPECT_FALSE(unknown.as<Greet>() == Greet::internal);
    EXPECT_EQ(unknown.message(), "M");
    EXPECT_EQ(to_string(greet, ApiError(std::make_error_code(std::errc::io_error)).with_context("secret")),
              to_string(greet, Greet::internal));
}

static_assert(greet.fallback == Greet::internal && greet.options.content_type == "application/json");
static_assert(end_stream.options.status == HttpStatus::ok);

} // namespace
