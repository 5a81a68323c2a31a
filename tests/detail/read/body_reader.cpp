// SPDX-License-Identifier: BSL-1.0
// Tests of the fast reader of bodies: it takes every spelling of what is usual, gives the parser's result or leaves the body to it.
#include <amiss/detail/read/body_reader.hpp>

#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/read/parse_body.hpp>
#include <amiss/read.hpp>
#include <amiss/write.hpp>

#include "support/piece_layouts.hpp"
#include "support/random_error.hpp"
#include "support/shipped.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::ApiError;
using amiss::Received;
using amiss::detail::BodyReader;
using amiss::detail::FieldSink;

template <class EnvelopeType>
bool is_taken(const EnvelopeType& envelope, std::string_view body)
{
    const amiss::detail::Plan plan = amiss::detail::plan_of(envelope);
    ApiError error(amiss::HttpStatus::bad_request);
    FieldSink sink(error, plan.catalog);
    return BodyReader(plan.layout, sink, body).read();
}

/// Both readers must give the same error.
template <class EnvelopeType>
void expect_same(const EnvelopeType& envelope, const std::string& body)
{
    const amiss::detail::Plan plan = amiss::detail::plan_of(envelope);
    ApiError one = amiss::detail::server_error(amiss::HttpStatus::bad_request), other = one;
    amiss::detail::parse_body(plan.layout, plan.catalog, Received{400, body}, one);
    amiss::detail::parse_by_events<amiss::detail::LayoutHandler>(plan.layout, plan.catalog, body, other);
    EXPECT_EQ(one, other) << body;
    EXPECT_EQ(one.malformed(), other.malformed()) << body;
    EXPECT_EQ(one.timestamp(), other.timestamp()) << body;
}

TEST(body_reader, reads_what_the_shipped_envelopes_write_without_details)
{
    for_each_code([](const amiss::RowData& row, const auto& envelope, auto code) {
        const ApiError error = ApiError(code).with_param("title").with_request_id("req_1").with_retry_after(7);
        const amiss::RequestInfo request{"req_2", std::chrono::system_clock::from_time_t(1774866600)};
        const std::string body = amiss::to_string(envelope, error, request);
        if (error.details().empty() && body.find("details") == body.npos) {
            EXPECT_TRUE(is_taken(envelope, body)) << body;
        }
        EXPECT_EQ(amiss::read(envelope, Received{row.status, body}).template as<decltype(code)>(), code) << body;
        expect_same(envelope, body);
    });
}

TEST(body_reader, takes_every_spelling)
{
    namespace cstar = amiss::cstar;
    for (const std::string_view body : {
             R"({"success":false,"error":{"type":"t","code":"c","message":"m"}})",
             R"( { "success" : false , "error" : { "type" : "t" , "code" : "c" , "message" : "m" } } )",
             "{\n\t\"success\":\r\nfalse,\n\"error\":{\"type\":\"t\",\"code\":\"c\",\"message\":\"m\"}}\n\n",
             R"({"error":{"message":"m","code":"c","type":"t"},"success":false})",
             R"({"success":false,"error":{"type":"t","code":"c","message":"m","more":1},"more":[{"a":null}]})",
             R"({"success":false,"error":{"type":"t","code":"c","message":"\u006d\/\n\ud83d\ude00"}})",
             R"({"success":false,"error":{"type":"t","code":"c","message":null}})",
             R"({"success":true,"error":{"type":"t","code":"c","message":1}})",
             R"({"success":false,"error":{"type":"t","code":"c"}})",
             R"({"success":false,"error":{"code":"c","code":"d"},"error":{"code":"e"}})",
             "{\"error\":{\"type\":\"t\",\"code\":\"c\",\"message\":\"\xC3\xA9\"}}",
             "{}",
         }) {
        EXPECT_TRUE(is_taken(cstar::envelope, body)) << body;
        expect_same(cstar::envelope, std::string(body));
    }
    EXPECT_TRUE(is_taken(amiss::codespar::envelope, R"({"error":"forbidden","message":"m","status":403})"));
    for (const std::string_view number : {"-1", "4.0", "4e2", "\"403\"", "4030000000", "18446744073709551616"})
        EXPECT_TRUE(is_taken(amiss::codespar::envelope,
                             R"({"error":"forbidden","message":"m","status":)" + std::string(number) + "}"))
            << number;
}

TEST(body_reader, long_texts_have_their_escapes_undone_too)
{
    for (const std::size_t size : {400U, 506U, 507U, 508U, 509U, 510U, 511U, 512U, 600U, 5000U}) {
        const std::string body = R"({"error":{"code":"key_expired","message":")" + std::string(size, 'm')
            + R"(\u00e9\"","request_id":"r"}})";
        EXPECT_TRUE(is_taken(amiss::cstar::envelope, body)) << size;
        expect_same(amiss::cstar::envelope, body);
        const ApiError error = amiss::read(amiss::cstar::envelope, Received{401, body});
        EXPECT_EQ(error.message(), std::string(size, 'm') + "\xC3\xA9\"");
        EXPECT_EQ(error.request_id(), "r");
    }
}

TEST(body_reader, leaves_everything_else_to_the_parser)
{
    for (const std::string_view other : {
             R"({"success":false,"error":{"type":"t","code":"c","message":"m"})",
             R"({"success":false,"error":{"type":"t","code":"c","message":"m"}}})",
             R"({"success":false,"error":{"type":"t","code":"c","message":"m"},})",
             R"({"success":false "error":{"type":"t","code":"c","message":"m"}})",
             R"({"success":false,"error":{"type":"t","code":"c","message":["m"]}})",
             R"({"success":false,"error":{"type":"t","c\u006fde":"c","message":"m"}})",
             R"({"success":false,"error":{"type":"t","code":"c","message":"m","more":01}})",
             R"({"success":falsehood,"error":{"type":"t","code":"c","message":"m"}})",
             R"({"success":false,"error":"m"]})",
             "{\"error\":{\"type\":\"t\",\"code\":\"c\",\"message\":\"\xC3\"}}",
             "{\"error\":{\"type\":\"t\",\"code\":\"c\",\"message\":\"\n\"}}",
             R"({"error":{"type":"t","code":"c","message":"\ud83d"}})",
             R"({"success":false,"error":{"type":"t","code":"c","message":"m)",
             R"({"success":false,"error":{"type":"t","code":"c","message":"m"}}x)",
             "",
             "{",
             "}",
             "[}",
             "null",
         })
        EXPECT_FALSE(is_taken(amiss::cstar::envelope, other)) << other;
    EXPECT_FALSE(is_taken(amiss::onestack::envelope, R"({"error":"m","code":"c","details":{"limit":1}})"));
    constexpr auto none = amiss::detail::LayoutView();
    ApiError error(amiss::HttpStatus::bad_request);
    FieldSink sink(error, nullptr);
    EXPECT_FALSE(BodyReader(none, sink, "{}").read());
}

TEST(body_reader, what_is_skipped_counts_for_the_depth)
{
    const auto nested = [](std::size_t levels) {
        return R"({"error":{"code":"c","x":)" + std::string(levels, '[') + std::string(levels, ']') + "}}";
    };
    EXPECT_TRUE(is_taken(amiss::cstar::envelope, nested(amiss::detail::max_read_depth - 2)));
    EXPECT_FALSE(is_taken(amiss::cstar::envelope, nested(amiss::detail::max_read_depth - 1)));
}

TEST(body_reader, reads_texts_choices_variants_and_nulls_as_they_are_written)
{
    constexpr auto fallback = amiss::onestack::Code::internal_error;
    const auto expect_taken = [&](const auto& make, const ApiError& error) {
        const auto envelope = amiss::envelope(fallback, make);
        const std::string body = amiss::to_string(envelope, error);
        EXPECT_TRUE(is_taken(envelope, body)) << body;
        expect_same(envelope, body);
    };
    const ApiError bare = amiss::onestack::Code::rate_limit_exceeded;
    const ApiError full = ApiError(bare).with_param("p").with_request_id("r").with_retry_after(30);
    for (const ApiError& error : {bare, full}) {
        expect_taken(pieces::openai, error);
        expect_taken(pieces::google, error);
        expect_taken(pieces::aws, error);
        expect_taken(pieces::fastapi, error);
        expect_taken(pieces::graphql, error);
    }
    expect_taken(pieces::choices, full);
}

TEST(body_reader, leaves_variants_in_another_order_to_the_parser)
{
    const auto google = amiss::envelope(amiss::onestack::Code::internal_error, pieces::google);
    const std::string info = R"({"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"R"})";
    const std::string retry = R"({"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1s"})";
    const auto body = [](const std::string& details) {
        return R"({"error":{"code":400,"message":"m","details":[)" + details + "]}}";
    };
    EXPECT_TRUE(is_taken(google, body(info + ',' + retry)));
    EXPECT_TRUE(is_taken(google, body("")));
    for (const std::string& details : {retry + ',' + info, info + ',' + info, info + ",{}", info + ',', ',' + info})
        EXPECT_FALSE(is_taken(google, body(details))) << details;
    const auto aws = amiss::envelope(amiss::onestack::Code::internal_error, pieces::aws);
    EXPECT_TRUE(is_taken(aws, R"({"__type":"com.example.service#x","message":"m"})"));
    EXPECT_TRUE(is_taken(google, body(info + " , " + retry)));
    EXPECT_TRUE(is_taken(aws, R"({"__type":"com.example.service#x","Message":"m"})")) << "another key of the member";
    constexpr auto quoted = amiss::object(amiss::member("a\"b", amiss::field::code));
    EXPECT_FALSE(is_taken(quoted, R"({"a"b":"x"})")) << "no JSON";
    EXPECT_FALSE(is_taken(quoted, R"({"a\"b":"x"})"));
}

} // namespace
