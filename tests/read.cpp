// SPDX-License-Identifier: BSL-1.0
// Tests of read: what a well-formed body becomes, and that the status of the response wins.
#include <amiss/read.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/log.hpp>
#include <amiss/write.hpp>

#include "support/shipped.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::Provenance;
using amiss::Received;
namespace codespar = amiss::codespar;
namespace cstar = amiss::cstar;
namespace cstar_v1 = amiss::cstar_v1;
namespace onestack = amiss::onestack;

static_assert(noexcept(amiss::read(cstar::envelope, Received{400, std::string_view()})));
static_assert(noexcept(amiss::read<cstar::Code>(decltype(cstar::envelope)::layout, Received{400, std::string_view()})));
static_assert(noexcept(amiss::check(cstar::envelope, Received{400, std::string_view()})));

TEST(read, a_known_code_gets_its_type_back)
{
    const ApiError error = amiss::read(cstar::envelope, Received{400, R"({
        "success": false,
        "error": {"type": "invalid_request_error", "code": "parameter_missing",
                  "message": "The 'title' field is required.", "param": "title"},
        "meta": {"requestId": "req_1", "timestamp": "2026-03-30T10:30:00Z"}})"});
    EXPECT_EQ(error.as<cstar::Code>(), cstar::Code::parameter_missing);
    EXPECT_EQ(error, cstar::Type::invalid_request_error);
    EXPECT_EQ(error.message(), "The 'title' field is required.");
    EXPECT_EQ(error.param(), "title");
    EXPECT_EQ(error.request_id(), "req_1");
    EXPECT_EQ(error.timestamp(), std::chrono::system_clock::from_time_t(1774866600));
    EXPECT_EQ(error.provenance(), Provenance::server);
    EXPECT_FALSE(error.malformed());
    EXPECT_FALSE(error.truncated());
}

TEST(read, a_message_that_was_read_is_not_replaced_by_the_template)
{
    ApiError error =
        amiss::read(cstar::envelope, Received{400, R"({"error":{"code":"parameter_missing","message":"Named."}})"});
    error.with_param("other");
    EXPECT_EQ(error.message(), "Named.");
}

TEST(read, a_plain_layout_takes_the_catalogue_as_an_argument)
{
    constexpr auto layout = amiss::object(amiss::member("c", amiss::field::code));
    const Received reply{404, R"({"c":"resource_not_found"})"};
    EXPECT_EQ(amiss::read<cstar::Code>(layout, reply), cstar::Code::resource_not_found);
    EXPECT_FALSE(amiss::read(layout, reply).as<cstar::Code>());
    EXPECT_EQ(amiss::read(layout, reply).name(), "resource_not_found");
}

TEST(read, the_status_of_the_response_wins_over_the_status_of_the_row)
{
    const ApiError error =
        amiss::read(codespar::envelope, Received{503, R"({"error":"not_found","message":"m","status":404})"});
    EXPECT_EQ(error, codespar::Code::not_found);
    EXPECT_EQ(error.status(), HttpStatus::service_unavailable);
    EXPECT_EQ(error.code(), std::error_code(codespar::Code::not_found));
}

TEST(read, success_and_status_in_the_body_are_ignored)
{
    const std::string body =
        R"({"success":true,"status":200,"error":{"code":"invalid_json","message":"m","status":200}})";
    const ApiError error = amiss::read(cstar::envelope, Received{400, body});
    EXPECT_EQ(error, cstar::Code::invalid_json);
    EXPECT_EQ(error.status(), HttpStatus::bad_request);
    EXPECT_FALSE(amiss::check(cstar::envelope, Received{400, body}));
    EXPECT_EQ(amiss::read(codespar::envelope, Received{502, R"({"error":"provider_error","message":"m","status":200})"})
                  .status(),
              HttpStatus::bad_gateway);
}

TEST(read, an_unknown_code_keeps_its_text_and_is_classified_by_status)
{
    const ApiError error =
        amiss::read(cstar::envelope,
                    Received{429, R"({"error":{"type":"new_type","code":"new.code-2","message":"New."}})"});
    EXPECT_EQ(error.name(), "new.code-2");
    EXPECT_EQ(error.type(), "new_type");
    EXPECT_EQ(error.message(), "New.");
    EXPECT_FALSE(error.as<cstar::Code>());
    EXPECT_EQ(error.code().value(), 429);
    EXPECT_EQ(error, amiss::Retry::after_delay);
    EXPECT_EQ(error.provenance(), Provenance::server);
    EXPECT_FALSE(error.malformed());
}

TEST(read, a_retired_code_is_read)
{
    const ApiError error =
        amiss::read(codespar::envelope, Received{429, R"({"error":"quota_exceeded","message":"m","status":429})"});
    EXPECT_EQ(error, codespar::Code::quota_exceeded);
    EXPECT_FALSE(error.retryable());
}

TEST(read, a_number_can_be_a_code)
{
    const ApiError error = amiss::read(onestack::envelope, Received{404, R"({"error":"Gone fishing","code":40401})"});
    EXPECT_EQ(error.name(), "40401");
    EXPECT_EQ(error.message(), "Gone fishing");
    EXPECT_EQ(amiss::read(onestack::envelope, Received{404, R"({"error":"m","code":-7})"}).name(), "-7");
}

TEST(read, a_sentence_where_the_code_belongs_is_the_message)
{
    const ApiError bare = amiss::read(codespar::envelope, Received{404, R"({"error":"The session has expired."})"});
    EXPECT_EQ(bare.name(), "");
    EXPECT_EQ(bare.message(), "The session has expired.");
    const ApiError both =
        amiss::read(codespar::envelope, Received{404, R"({"error":"Not a code","message":"The message"})"});
    EXPECT_EQ(both.name(), "");
    EXPECT_EQ(both.message(), "The message");
    const ApiError reversed =
        amiss::read(codespar::envelope, Received{404, R"({"message":"The message","error":"Not a code"})"});
    EXPECT_EQ(reversed.message(), "The message");
}

TEST(read, no_body_gives_a_sentence_as_a_code_in_the_envelope_of_another_api)
{
    for_each_code([](const amiss::RowData& row, const auto& envelope, auto code) {
        ApiError sent = code;
        sent.with_message("It is not a code, it is a sentence.")
            .with_param("p")
            .with_retry_after(3)
            .with_detail("limit", 1)
            .with_violation("f", "Not a code either.");
        const std::string body = amiss::to_string(envelope, sent);
        for_each_envelope([&](const char* reader, const auto& other, auto) {
            SCOPED_TRACE(body + " read as " + reader);
            const ApiError error = amiss::read(other, Received{row.status, body});
            EXPECT_TRUE(error.name().empty() || error.name() == row.name) << error.name();
            EXPECT_EQ(error.status(), row.status);
            EXPECT_NE(error.param(), sent.message());
        });
    });
}

TEST(read, details_may_be_null_absent_or_empty)
{
    const ApiError absent = amiss::read(onestack::envelope, Received{404, R"({"error":"m","code":"NOT_FOUND"})"});
    for (const char* details : {"null", "{}", R"({"fields":{}})", R"({"fields":null,"retryAfter":null})"}) {
        const std::string body = std::string(R"({"error":"m","code":"NOT_FOUND","details":)") + details + "}";
        const ApiError error = amiss::read(onestack::envelope, Received{404, body});
        EXPECT_EQ(error, onestack::Code::not_found);
        EXPECT_EQ(error.details(), absent.details()) << body;
        EXPECT_EQ(error.details(), "");
        EXPECT_TRUE(error.violations().empty());
        EXPECT_FALSE(error.retry_after());
        EXPECT_FALSE(error.malformed());
    }
}

TEST(read, members_that_the_layout_does_not_have_are_ignored)
{
    const ApiError error = amiss::read(
        cstar::envelope,
        Received{
            400,
            R"({"v":[{"error":{"code":"x"}}],"error":{"extra":{"code":"y","message":"z"},"code":"invalid_json","message":"m"},"code":"w"})"});
    EXPECT_EQ(error, cstar::Code::invalid_json);
    EXPECT_EQ(error.message(), "m");
}

TEST(read, if_a_value_appears_twice_the_first_wins)
{
    const ApiError error = amiss::read(
        onestack::envelope,
        Received{404,
                 R"({"error":"first","error":"second","code":"NOT_FOUND","c\u006fde":"CONFLICT",)"
                 R"("details":{"a":1,"\u0061":2,"fields":{"f":"x","f":"y"},"retryAfter":1,"retryAfter":2}})"});
    EXPECT_EQ(error.message(), "first");
    EXPECT_EQ(error, onestack::Code::not_found);
    EXPECT_EQ(error.details(), R"({"a":1})");
    ASSERT_EQ(error.violations().size(), 1U);
    EXPECT_EQ(error.violations()[0].message, "x");
    EXPECT_EQ(error.retry_after(), std::chrono::seconds(1));
}

TEST(read, escapes_in_keys_and_values_are_resolved)
{
    const ApiError error = amiss::read(
        onestack::envelope,
        Received{409,
                 R"({"\u0065rr\u006Fr":"a\"b\\c\/d\b\f\n\r\t\u0000\u00e9\ud83d\ude00","c\u006fde":"CONF\u004cICT",)"
                 R"("details":{"k\u00e9y\n":"v\u0000w","\ud83d\ude00":{"i\nn":"n\u00e9r"}}})"});
    EXPECT_EQ(error, onestack::Code::conflict);
    EXPECT_EQ(error.message(), std::string_view("a\"b\\c/d\b\f\n\r\t\0\xC3\xA9\xF0\x9F\x98\x80", 19));
    EXPECT_EQ(error.detail("k\xC3\xA9y\n"), std::string_view("v\0w", 3));
    EXPECT_EQ(error.detail("\xF0\x9F\x98\x80"), "{\"i\\nn\":\"n\xC3\xA9r\"}");
}

TEST(read, a_detail_of_any_kind_keeps_its_text)
{
    const ApiError error = amiss::read(
        onestack::envelope,
        Received{
            409,
            R"({"error":"m","code":"CONFLICT","details":{"i":-0,"u":18446744073709551615,"d":1.50e+3,"big":123456789012345678901234567890,)"
            R"("t":true,"n":null,"s":"","a":[ 1 , [ ] , { } , "x" ],"o":{ "a" : { "b" : [ null , false ] } }}})"});
    EXPECT_EQ(error.details(),
              R"({"i":-0,"u":18446744073709551615,"d":1.50e+3,"big":123456789012345678901234567890,)"
              R"("t":true,"n":null,"s":"","a":[1,[],{},"x"],"o":{"a":{"b":[null,false]}}})");
}

TEST(read, a_long_string_with_many_escapes_is_read_whole)
{
    std::string escaped, plain;
    for (int count = 0; count < 2000; ++count) {
        escaped += R"(ab\n\u00e9\ud83d\ude00)";
        plain += "ab\n\xC3\xA9\xF0\x9F\x98\x80";
    }
    const ApiError error =
        amiss::read(onestack::envelope, Received{409, R"({"error":")" + escaped + R"(","code":"CONFLICT"})"});
    EXPECT_TRUE(error.message() == plain) << error.message().size();
    EXPECT_FALSE(error.truncated());
}

TEST(read, check_is_a_value_only_for_2xx)
{
    for (const int status : {200, 201, 204, 299})
        EXPECT_TRUE(amiss::check(cstar::envelope, Received{status, "junk"})) << status;
    for (const int status : {0, 100, 199, 300, 304, 400, 500, 599}) {
        const amiss::expected<void> result = amiss::check(cstar::envelope, Received{status, ""});
        ASSERT_FALSE(result) << status;
        EXPECT_EQ(amiss::to_int(result.error().status()), status);
    }
}

TEST(read, no_sentence_of_a_catalogue_stands_for_a_server_that_sent_none)
{
    const ApiError error = amiss::read(codespar::envelope, Received{403, R"({"error":"forbidden","status":403})"});
    EXPECT_EQ(error, codespar::Code::forbidden);
    EXPECT_EQ(error.message(), "Forbidden") << "the reason phrase of the status";
    EXPECT_FALSE(error.malformed());
    const ApiError empty = amiss::read(
        cstar::envelope,
        Received{400, R"({"success":false,"error":{"type":"t","code":"parameter_missing","message":"","param":"p"}})"});
    EXPECT_EQ(empty.message(), "Bad Request");
    constexpr auto slack = amiss::object(amiss::member("ok", false), amiss::member("error", amiss::field::code));
    const ApiError known = amiss::read<onestack::Code>(slack, Received{409, R"({"ok":false,"error":"CONFLICT"})"});
    EXPECT_EQ(known.message(), ApiError(onestack::Code::conflict).message())
        << "a layout without a message leaves it to the catalogue";
}

TEST(read, codes_of_further_catalogues_come_back_typed)
{
    const Received reply{404, R"({"success":false,"error":{"type":"t","code":"NOT_FOUND","message":"m"}})"};
    EXPECT_EQ((amiss::read<onestack::Code>(cstar::envelope, reply).as<onestack::Code>()), onestack::Code::not_found);
    EXPECT_EQ((amiss::read<codespar::Code, onestack::Code>(cstar::envelope, reply)), onestack::Code::not_found);
    EXPECT_EQ((amiss::read<cstar_v1::Code, onestack::Code>(cstar::envelope, reply)), cstar_v1::Code::not_found)
        << "the first that has it";
    EXPECT_FALSE(amiss::read(cstar::envelope, reply).catalog());
    const Received own{404, R"({"success":false,"error":{"type":"t","code":"invalid_json","message":"m"}})"};
    EXPECT_EQ(amiss::read<onestack::Code>(cstar::envelope, own), cstar::Code::invalid_json);
    constexpr auto layout = amiss::object(amiss::member("c", amiss::field::code));
    EXPECT_EQ((amiss::read<cstar::Code, onestack::Code>(layout, Received{404, R"({"c":"NOT_FOUND"})"})),
              onestack::Code::not_found);
    EXPECT_EQ(amiss::check<onestack::Code>(cstar::envelope, reply).error(), onestack::Code::not_found);
    EXPECT_EQ((amiss::check<cstar::Code, onestack::Code>(layout, Received{404, R"({"c":"NOT_FOUND"})"}).error()),
              onestack::Code::not_found);
    const ApiError challenged =
        amiss::read<onestack::Code>(cstar::envelope,
                                    Received{401,
                                             R"({"success":false,"error":{"type":"t","code":"","message":"m"}})",
                                             {{"WWW-Authenticate", "Bearer error=\"TOKEN_EXPIRED\""}}});
    EXPECT_EQ(challenged, onestack::Code::token_expired) << "also from a header";
}

TEST(read, an_error_that_was_read_owns_its_text)
{
    ApiError error = cstar::Code::invalid_json;
    {
        std::string body = R"({"error":{"code":"unheard","message":"mine","param":"p"}})";
        const std::vector<std::pair<std::string, std::string>> headers{{"X-Request-Id", "req_9"}};
        error = amiss::read(cstar::envelope, Received{400, body, headers});
        body.assign(body.size(), '#');
    }
    EXPECT_EQ(error.name(), "unheard");
    EXPECT_EQ(error.message(), "mine");
    EXPECT_EQ(error.param(), "p");
    EXPECT_EQ(error.request_id(), "req_9");
}

TEST(read, links_are_kept_as_text_whatever_they_are)
{
    for (const char* link : {"javascript:alert(1)", "file:///etc/passwd", "http://169.254.169.254/", "not a link"}) {
        const std::string body =
            R"({"error":{"code":"invalid_json","message":"m","doc_url":")" + std::string(link) + R"("}})";
        EXPECT_EQ(amiss::read(cstar::envelope, Received{400, body}).doc_url(), link);
    }
}

TEST(read, check_finds_the_errors_of_an_api_that_sends_them_with_200)
{
    constexpr auto slack = amiss::object(amiss::member("ok", false), amiss::member("error", amiss::field::code))
                               .status(amiss::HttpStatus::ok);
    EXPECT_EQ(amiss::check(slack, amiss::Received{200, R"({"ok":false,"error":"not_authed"})"}).error().name(),
              "not_authed");
    EXPECT_TRUE(amiss::check(slack, amiss::Received{200, R"({"ok":true,"channel":"C1"})"}));
    EXPECT_TRUE(amiss::check(slack, amiss::Received{200, ""}));
    EXPECT_FALSE(amiss::check(slack, amiss::Received{503, ""}));
}

TEST(read, max_body_sets_the_largest_body_that_is_read)
{
    const std::string message(70000, 'm');
    const std::string body = R"({"success":false,"error":{"type":"t","code":"c","message":")" + message + "\"}}";
    EXPECT_EQ(amiss::read(cstar::envelope, Received{500, body}).provenance(), amiss::Provenance::synthesized);
    EXPECT_EQ(amiss::read(cstar::envelope, Received{500, body}.max_body(80000)).message(), message);
    const std::string small = R"({"success":false,"error":{"type":"t","code":"c","message":"m"}})";
    EXPECT_EQ(amiss::read(cstar::envelope, Received{500, small}.max_body(small.size())).message(), "m");
    EXPECT_TRUE(amiss::read(cstar::envelope, Received{500, small}.max_body(small.size() - 1)).malformed());
}

TEST(read, keep_body_keeps_the_beginning_of_the_raw_body)
{
    const std::string body = std::string("{\"error\": \xFF\x00 nonsense", 21);
    Received reply{500, body};
    EXPECT_EQ(amiss::read(cstar::envelope, reply).raw_body(), "");
    reply.keep_body(11);
    const amiss::ApiError error = amiss::read(cstar::envelope, reply);
    EXPECT_EQ(error.raw_body(), body.substr(0, 11));
    EXPECT_EQ(amiss::read(cstar::envelope, Received{500, body}.keep_body(4096)).raw_body(), body);
    EXPECT_EQ(error, amiss::read(cstar::envelope, Received{500, body})) << "the raw body is internal";
    char line[512];
    char other[512];
    EXPECT_EQ(amiss::log_line(error, line), amiss::log_line(amiss::read(cstar::envelope, Received{500, body}), other));
}

TEST(read, a_response_that_did_not_come_is_its_failure)
{
    using Response = amiss::expected<amiss::Received>;
    const Response failed = amiss::fail(amiss::client::Code::refused).with_param("p");
    EXPECT_EQ(amiss::check(amiss::cstar::envelope, failed).error(), amiss::client::Code::refused);
    EXPECT_EQ(amiss::check(amiss::cstar::envelope, Response(failed)).error().param(), "p");
    EXPECT_EQ(amiss::check(amiss::cstar::envelope, Response(amiss::fail(amiss::client::Code::timeout))).error(),
              amiss::client::Code::timeout);
    EXPECT_TRUE(amiss::check(amiss::cstar::envelope, Response(amiss::Received(204, ""))));
    EXPECT_EQ(amiss::check(amiss::cstar::envelope, Response(amiss::Received(503, ""))).error(),
              amiss::HttpStatus::service_unavailable);
}

} // namespace
