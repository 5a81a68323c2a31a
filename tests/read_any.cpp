// SPDX-License-Identifier: BSL-1.0
// Tests of read_any: it recognises the bodies of every shipped API, and invents nothing for other bodies.
#include <amiss/read_any.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/retry_policy.hpp>
#include <amiss/write.hpp>

#include "support/shipped.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

TEST(read_any, recognises_every_code_of_every_shipped_api)
{
    for_each_code([](const amiss::RowData& row, const auto& envelope, auto code) {
        amiss::ApiError error = code;
        for (int variant = 0; variant < 3; ++variant) {
            if (variant == 1) error.with_param("title").with_request_id("req_1");
            if (variant == 2)
                error.with_retry_after(7).with_timestamp(std::chrono::system_clock::from_time_t(1774866600));
            const std::string body = amiss::to_string(envelope, error);
            const amiss::ApiError back = amiss::read_any(amiss::Received{row.status, body});
            EXPECT_EQ(back.as<decltype(code)>(), code) << body;
            EXPECT_EQ(back.message(), error.message());
        }
    });
}

TEST(read_any, keeps_an_unknown_code_of_a_known_shape)
{
    const amiss::ApiError error = amiss::read_any(amiss::Received{
        418, R"({"success":false,"error":{"type":"tea_error","code":"teapot","message":"Short and stout."}})"});
    EXPECT_EQ(error.name(), "teapot");
    EXPECT_EQ(error.type(), "tea_error");
    EXPECT_EQ(error.message(), "Short and stout.");
    EXPECT_EQ(amiss::to_int(error.status()), 418);
}

TEST(read_any, never_takes_a_sentence_for_a_code)
{
    const amiss::ApiError error =
        amiss::read_any(amiss::Received{404, R"({"error":"Ticket not found","code":"NOT_FOUND"})"});
    EXPECT_EQ(error, amiss::onestack::Code::not_found);
    EXPECT_EQ(error.message(), "Ticket not found");
    const amiss::ApiError bare = amiss::read_any(amiss::Received{404, R"({"error":"Ticket not found"})"});
    EXPECT_EQ(bare.name(), "");
    EXPECT_EQ(bare.message(), "Ticket not found");
}

TEST(read_any, makes_an_error_from_the_status_when_nothing_fits)
{
    const std::vector<std::pair<std::string, std::string>> headers = {{"X-Request-Id", "req_9"}, {"Retry-After", "3"}};
    for (const char* body : {"", "<html>", "[]", "{}", "null", R"({"a":1})"}) {
        const amiss::Received received{503, body, headers};
        const amiss::ApiError error = amiss::read_any(received);
        EXPECT_EQ(error.provenance(), amiss::Provenance::synthesized) << body;
        EXPECT_EQ(error, amiss::HttpStatus::service_unavailable);
        EXPECT_EQ(error.name(), "");
        EXPECT_EQ(error.request_id(), "req_9");
        ASSERT_TRUE(error.retry_after());
        EXPECT_EQ(error.retry_after()->count(), 3);
    }
}

TEST(read_any, knows_the_envelopes_that_it_is_given)
{
    constexpr auto layout = amiss::object(amiss::member("fault",
                                                        amiss::object(amiss::member("id", amiss::field::code),
                                                                      amiss::member("why", amiss::field::message))));
    const std::string_view body = R"({"fault":{"id":"gone_fishing","why":"Back on Monday."}})";
    EXPECT_EQ(amiss::read_any(amiss::Received{503, body}).message(), "Service Unavailable");
    const amiss::ApiError error = amiss::read_any(amiss::Received{503, body}, layout);
    EXPECT_EQ(error.name(), "gone_fishing");
    EXPECT_EQ(error.message(), "Back on Monday.");
}

TEST(read_any, the_first_line_of_a_text_is_the_message)
{
    const std::vector<std::pair<std::string, std::string>> plain{{"Content-Type", "Text/Plain; charset=utf-8"}};
    const amiss::ApiError error = amiss::read_any(amiss::Received{429, "Slow down, please.\r\n", plain});
    EXPECT_EQ(error.message(), "Slow down, please.");
    EXPECT_EQ(error.provenance(), amiss::Provenance::synthesized);
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(amiss::read_any(amiss::Received{429, "two\nlines", plain}).message(), "two");
    EXPECT_EQ(amiss::read_any(amiss::Received{429, "two\nlines"}).context(), "lines");
    EXPECT_EQ(amiss::read_any(amiss::Received{429, "ill-formed \xFF"}).message(), "ill-formed \xEF\xBF\xBD");
    EXPECT_EQ(amiss::read_any(amiss::Received{429, std::string(257, 'x')}).message(), std::string(256, 'x'));
    const std::vector<std::pair<std::string, std::string>> html{{"Content-Type", "text/html"}};
    for (const char* body : {"<p>Slow down</p>", "Slow down"})
        EXPECT_EQ(amiss::read_any(amiss::Received{429, body, html}).message(), "Too Many Requests") << body;
    EXPECT_EQ(amiss::read_any(amiss::Received{429, "<p>Slow down</p>"}).message(), "Too Many Requests");
}

TEST(read_any, a_body_of_another_api_is_not_taken_for_a_known_one)
{
    // In One Stack, `error` is a sentence and `code` the code; in CodeSpar, `error` is the code.
    EXPECT_FALSE(amiss::read_any(amiss::Received{400, R"({"error":"invalid_request"})"}).as<amiss::codespar::Code>());
    EXPECT_FALSE(
        amiss::read_any(amiss::Received{400, R"({"error":"invalid_request","error_description":"No."})"}).catalog());
    EXPECT_TRUE(amiss::read_any(amiss::Received{403, R"({"error":"forbidden","message":"No.","status":403})"})
                    .as<amiss::codespar::Code>());
}

TEST(read_any, check_works_for_any_response)
{
    EXPECT_TRUE(amiss::check(amiss::Received{204, ""}).has_value());
    const auto failed = amiss::check(amiss::Received{404, R"({"message":"Not here.","code":"gone"})"});
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().name(), "gone");
    EXPECT_EQ(failed.error(), amiss::HttpStatus::not_found);
}

TEST(read_any, check_takes_a_2xx_for_an_error_only_where_its_json_says_so)
{
    EXPECT_FALSE(amiss::check(amiss::Received{200, R"({"error":"gone_wrong"})"}).has_value());
    EXPECT_FALSE(amiss::check(amiss::Received{200, R"({"ok":false})"}).has_value());
    EXPECT_TRUE(amiss::check(amiss::Received{200, R"({"ok":true,"error":null,"errors":[]})"}).has_value());
    EXPECT_TRUE(amiss::check(amiss::Received{200, R"({"error":"gone_wrong")"}).has_value()) << "broken";
    EXPECT_TRUE(amiss::check(amiss::Received{200, R"({"error":"gone_wrong","a":NaN})"}).has_value()) << "mended";
    const std::string too_long = R"({"error":"gone_wrong","text":")" + std::string(70000, 'x') + "\"}";
    EXPECT_TRUE(amiss::check(amiss::Received{200, too_long}).has_value());
    EXPECT_FALSE(amiss::check(amiss::Received{200, too_long}.max_body(80000)).has_value());
}

TEST(read_any, members_that_a_known_envelope_does_not_have_are_read_too)
{
    const amiss::ApiError limited = amiss::read_any(
        amiss::Received{429, R"({"error":"rate_limited","message":"slow","status":429,"retry_after":12})"});
    EXPECT_EQ(limited, amiss::codespar::Code::rate_limited);
    EXPECT_EQ(limited.retry_after(), std::chrono::seconds(12));
    const amiss::ApiError other = amiss::read_any(amiss::Received{
        404,
        R"({"success":false,"error":{"code":"NOT_FOUND","message":"No.","details":{"field":"email"}},"requestId":"req-77"})"});
    EXPECT_EQ(other, amiss::cstar_v1::Code::not_found);
    EXPECT_EQ(other.request_id(), "req-77");
    EXPECT_EQ(other.param(), "email");
}

TEST(read_any, never_takes_the_status_for_a_code_in_a_known_envelope)
{
    for (const std::string_view body :
         {R"({"error":"You cannot do that","code":403})", R"({"success":false,"error":{"code":403,"message":"No."}})",
          R"({"error":"Forbidden","message":"No.","status":403})"})
        EXPECT_EQ(amiss::read_any(amiss::Received{403, body}).name(), "") << body;
}

TEST(read_any, a_hostile_body_with_many_names_takes_time_linear_in_its_size)
{
    // For each name, the reader must know whether there is a message beside it. A new search each time would take
    // seconds.
    std::string body;
    for (int depth = 0; depth < 6; ++depth) {
        body += R"({"data":)";
    }
    body += "{";
    for (int count = 0; count < 4000; ++count) body += R"("name":"abc",)";
    body += R"("z":0})" + std::string(6, '}');
    ASSERT_LT(body.size(), 65536U);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(amiss::read_any(amiss::Received{400, body}).name(), "");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(read_any, hostile_bodies_of_any_shape_take_time_linear_in_their_size)
{
    const auto repeated = [](std::string_view head, std::string_view part, std::string_view tail) {
        std::string body(head);
        while (body.size() + part.size() + tail.size() < 65000) body += part;
        return body + std::string(tail);
    };
    const std::string deep = R"({"errors":{"a":{"b":{"c":{"d":[)";
    const std::string bodies[] = {
        repeated(R"({"errors":[)", R"({"location":"/x","path":"","message":"is bad","name":"x"},)", R"({}]})"),
        repeated(R"({"errors":{)", R"("location":"$","name":"x y",)", R"("z":"is bad"}})"),
        repeated(R"({"message":"m m","details":{)", R"("a":["is bad",["x"],{"code":null}],)", R"("z":[]}})"),
        repeated("{", R"("b":["is bad"],)", R"("z":["is bad"]})"),
        repeated(deep, R"({"field":"f","errors":[{"x":["is bad"]}]},)", R"({}]}}}}})"),
        repeated(R"({"a":{"b":{"c":{)", R"("error":{"x":{}},)", R"("z":1}}}})"),
        repeated(R"({"message":")", R"({\"a\":[{},{}],)", R"("})"),
        repeated(R"({"errors":[)", R"([["is bad","a"],["b","is bad"]],)", R"([]]})"),
    };
    for (const std::string& body : bodies) {
        const auto start = std::chrono::steady_clock::now();
        EXPECT_LE(amiss::read_any(amiss::Received{400, body}).violations().size(), 64U) << body.substr(0, 80);
        EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5)) << body.substr(0, 80);
    }
}

TEST(read_any, after_a_504_the_outcome_must_be_checked_whatever_the_code)
{
    const amiss::ApiError error =
        amiss::read_any(amiss::Received{504, R"({"error":"rate_limited","message":"slow","status":504})"});
    ASSERT_EQ(error, amiss::codespar::Code::rate_limited);
    const amiss::RetryPolicy policy;
    using amiss::Idempotency;
    EXPECT_EQ(policy.decide(error, {1, Idempotency::not_idempotent}).reason, amiss::RetryReason::check_outcome);
    EXPECT_TRUE(policy.decide(error, {1, Idempotency::idempotent}).retry);
}

TEST(read_any, a_response_that_did_not_come_is_its_failure)
{
    using Response = amiss::expected<amiss::Received>;
    const Response failed = amiss::fail(amiss::client::Code::refused).with_param("p");
    EXPECT_EQ(amiss::check(failed).error(), amiss::client::Code::refused);
    EXPECT_EQ(amiss::check(Response(failed)).error().param(), "p");
    EXPECT_EQ(amiss::check(Response(amiss::fail(amiss::client::Code::timeout))).error(), amiss::client::Code::timeout);
    EXPECT_TRUE(amiss::check(Response(amiss::Received(204, ""))));
    EXPECT_EQ(amiss::check(Response(amiss::Received(503, ""))).error(), amiss::HttpStatus::service_unavailable);
    EXPECT_EQ(amiss::check(failed, amiss::cstar::envelope).error().param(), "p");
}

} // namespace
