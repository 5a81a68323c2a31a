// SPDX-License-Identifier: BSL-1.0
// Tests of the fast reader for bodies in their written form: it gives the parser's result or leaves the body to it.
#include <amiss/detail/read/body_reader.hpp>

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

/// Both readers must give the same error. With white space after it, only the parser reads the body.
template <class EnvelopeType>
void expect_same(const EnvelopeType& envelope, const std::string& body)
{
    const std::string spaced = body + "\n";
    ASSERT_FALSE(is_taken(envelope, spaced));
    const ApiError one = amiss::read(envelope, Received{400, body});
    const ApiError other = amiss::read(envelope, Received{400, spaced});
    EXPECT_EQ(one, other) << body;
    EXPECT_EQ(one.provenance(), other.provenance()) << body;
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

TEST(body_reader, agrees_with_the_parser_on_random_errors_and_damaged_bodies)
{
    RandomError random(5);
    int taken = 0;
    for_each_code([&](const amiss::RowData&, const auto& envelope, auto code) {
        for (int count = 0; count < 40; ++count) {
            ApiError error = code;
            random.decorate(error, Bytes::any);
            std::string body = amiss::to_string(envelope, error);
            expect_same(envelope, body);
            taken += is_taken(envelope, body) ? 1 : 0;
            const std::size_t at = random.below(body.size());
            switch (random.below(4)) {
            case 0: body.resize(at); break;
            case 1: body[at] = static_cast<char>(random.below(256)); break;
            case 2: body.insert(at, 1, "\",:{}[]0 x"[random.below(10)]); break;
            default: body.erase(at, 1 + random.below(8)); break;
            }
            expect_same(envelope, body);
        }
    });
    EXPECT_GT(taken, 200);
}

TEST(body_reader, leaves_everything_else_to_the_parser)
{
    namespace cstar = amiss::cstar;
    const std::string_view good = R"({"success":false,"error":{"type":"t","code":"c","message":"m"}})";
    ASSERT_TRUE(is_taken(cstar::envelope, good));
    for (const std::string_view other : {
             R"({"success":false,"error":{"type":"t","code":"c","message":"m"}} )",
             R"({"success": false,"error":{"type":"t","code":"c","message":"m"}})",
             R"({"success":true,"error":{"type":"t","code":"c","message":"m"}})",
             R"({"error":{"type":"t","code":"c","message":"m"},"success":false})",
             R"({"success":false,"error":{"type":"t","code":"c","message":"m","more":1}})",
             R"({"success":false,"error":{"type":"t","code":"c","message":"m"},"more":1})",
             R"({"success":false,"error":{"type":"t","code":"c","message":"\u006d"}})",
             R"({"success":false,"error":{"type":"t","code":"c","message":null}})",
             R"({"success":false,"error":{"type":"t","code":"c"}})",
             R"({"success":false,"error":{"type":"t","code":"c","message":"m"})",
             "{\"success\":false,\"error\":{\"type\":\"t\",\"code\":\"c\",\"message\":\"\xC3\"}}",
             "{\"success\":false,\"error\":{\"type\":\"t\",\"code\":\"c\",\"message\":\"\n\"}}",
             R"({"success":false,"error":{"type":"t","code":"c","message":"m)",
             "",
             "{",
         })
        EXPECT_FALSE(is_taken(cstar::envelope, other)) << other;
    EXPECT_TRUE(is_taken(cstar::envelope,
                         "{\"success\":false,\"error\":{\"type\":\"t\",\"code\":\"c\",\"message\":\"\xC3\xA9\"}}"));
    EXPECT_TRUE(is_taken(amiss::codespar::envelope, R"({"error":"forbidden","message":"m","status":403})"));
    for (const std::string_view number : {"-1", "0403", "4.0", "4e2", "\"403\"", "4030000000", ""})
        EXPECT_FALSE(is_taken(amiss::codespar::envelope,
                              R"({"error":"forbidden","message":"m","status":)" + std::string(number) + "}"))
            << number;
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

TEST(body_reader, leaves_other_orders_and_keys_to_the_parser)
{
    const auto google = amiss::envelope(amiss::onestack::Code::internal_error, pieces::google);
    const std::string info = R"({"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"R"})";
    const std::string retry = R"({"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1s"})";
    const auto body = [](const std::string& details) {
        return R"({"error":{"code":400,"message":"m","details":[)" + details + "]}}";
    };
    EXPECT_TRUE(is_taken(google, body(info + ',' + retry)));
    EXPECT_TRUE(is_taken(google, body("")));
    for (const std::string& details :
         {retry + ',' + info, info + ',' + info, info + ",{}", info + ',', ',' + info, info + ' ' + ',' + retry})
        EXPECT_FALSE(is_taken(google, body(details))) << details;
    const auto aws = amiss::envelope(amiss::onestack::Code::internal_error, pieces::aws);
    EXPECT_TRUE(is_taken(aws, R"({"__type":"com.example.service#x","message":"m"})"));
    EXPECT_FALSE(is_taken(aws, R"({"__type":"com.example.service#x","Message":"m"})"));
    constexpr auto quoted = amiss::object(amiss::member("a\"b", amiss::field::code));
    EXPECT_FALSE(is_taken(quoted, R"({"a"b":"x"})")) << "no JSON";
    EXPECT_FALSE(is_taken(quoted, R"({"a\"b":"x"})"));
}

} // namespace
