// SPDX-License-Identifier: BSL-1.0
// Tests of the log in JSON: whole objects, the same secrets as in the line, and JSON at every size of the buffer.
#include <amiss/log_json.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/catalog.hpp>
#include <amiss/category.hpp>
#include <amiss/expected.hpp>
#include <amiss/log.hpp>
#include <amiss/log_envelope.hpp>
#include <amiss/read.hpp>

#include "support/json_check.hpp"
#include "support/random_error.hpp"
#include "support/secrets.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace log_json_test {

enum class Code { declined = 1, limit, internal };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>(
               "log_json.test", amiss::row(Code::declined, "declined", HttpStatus::payment_required, "", "Declined."),
               amiss::row(Code::limit, "limit", HttpStatus::forbidden, "", "{limit} of {param}.").plain("Too many."),
               amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "", "No bk_live_x1 worked."))
        .secret_prefix("bk_live_");
}

} // namespace log_json_test

AMISS_ERROR_ENUM(log_json_test, Code)

namespace {

using namespace amiss;
using Own = log_json_test::Code;

constexpr auto own = envelope(Own::internal, [] {
    return object(member("code", field::code), member("status", field::status),
                  optional_member("id", field::request_id));
});

std::string json_of(const ApiError& error)
{
    static char buffer[65536];
    return std::string(log_json(error, buffer));
}
std::string line_of(const ApiError& error)
{
    static char buffer[65536];
    return std::string(log_line(error, buffer));
}

/// What the JSON string with this inside says.
std::string unescaped(std::string_view inside)
{
    const auto value = json_check::parse("\"" + std::string(inside) + "\"");
    EXPECT_TRUE(value) << inside;
    return value ? std::string(value->as_string()) : std::string();
}
/// The text of `key` in a log line, in which no other member is after it.
std::string last_text_in(std::string_view line, std::string_view key)
{
    const std::size_t at = line.find(" " + std::string(key) + "=\"");
    EXPECT_NE(at, line.npos) << line;
    const std::string_view rest = line.substr(at + key.size() + 3);
    return unescaped(rest.substr(0, rest.size() - 1));
}

TEST(log_json, object_of_everything)
{
    const ApiError error = ApiError(cstar::Code::parameter_missing)
                               .with_param("title")
                               .with_request_id("req_1")
                               .with_instance("/tickets/7")
                               .with_trace_id("4bf9")
                               .with_retry_after(30)
                               .with_detail("limit", 100)
                               .with_detail("near", raw_json(R"({"a":[1,null]})"))
                               .with_violation("a", "is bad")
                               .with_violation(violation("b", "is worse", "worse").detail("most", 9))
                               .with_context("form 7")
                               .with_cause(std::make_error_code(std::errc::timed_out));
    EXPECT_EQ(json_of(error),
              R"({"code":"parameter_missing","status":400,"message":"The 'title' field is required.","param":"title",)"
              R"("request_id":"req_1","instance":"/tickets/7","trace_id":"4bf9","retry_after":30,)"
              R"("details":{"limit":100,"near":{"a":[1,null]}},"violations":[{"field":"a","message":"is bad"},)"
              R"({"field":"b","message":"is worse","code":"worse","details":{"most":9}}],"context":"form 7",)"
              R"("cause":"generic:110"})");
    static_assert(noexcept(log_json(error, nullptr, 0)));
    static_assert(noexcept(log_json(own, error, {}, nullptr, 0)));
}

TEST(log_json, objects_of_little)
{
    EXPECT_EQ(json_of(cstar::Code::key_expired),
              R"({"code":"key_expired","status":401,"message":"The API key is past its expiration date."})");
    EXPECT_EQ(json_of(ApiError(HttpStatus::none)), R"({"status":0,"message":"No Response"})");
    EXPECT_EQ(json_of(Own::limit),
              R"({"code":"limit","status":403,"message":"Too many.","unfilled":["limit","param"]})");
    EXPECT_EQ(json_of(ApiError(Own::declined).with_param("")),
              R"({"code":"declined","status":402,"message":"Declined.","param":""})");
}

TEST(log_json, the_place_of_the_call_of_fail_comes_last)
{
    const expected<int> result = fail(cstar::Code::key_expired);
    const std::string place = std::string("log_json.cpp:") + std::to_string(__LINE__ - 1) + "\"}";
    const std::string json = json_of(result.error());
    EXPECT_NE(json.find(R"(,"at":")"), json.npos);
    EXPECT_EQ(json.substr(json.size() - place.size()), place);
}

TEST(log_json, a_response_says_what_the_client_is_told_and_what_the_error_is)
{
    const ApiError theirs = read(cstar::envelope,
                                 Received{401,
                                          R"({"success":false,"error":{"type":"authentication_error",)"
                                          R"("code":"key_expired","message":"Key bk_live_x1 expired.",)"
                                          R"("request_id":"req_o"}})"});
    char buffer[1024];
    EXPECT_EQ(log_json(own, theirs, {"req_7"}, buffer),
              R"({"code":"internal","status":500,"message":"No bk_live_x1 worked.","of":"key_expired 401",)"
              R"("said":"Key bk_live_*** expired.","request_id":"req_7","own_request_id":"req_o"})");
    EXPECT_EQ(log_json(own, ApiError(Own::declined).with_violation("f", "m"), {}, buffer),
              R"({"code":"declined","status":402,"message":"m","said":"Declined.",)"
              R"("unwritten_violations":1,"violations":[{"field":"f","message":"m"}]})");
    EXPECT_EQ(log_json(own, Own::declined, {}, buffer), json_of(Own::declined));
}

TEST(log_json, every_text_shows_what_the_line_shows)
{
    const auto check = [](std::string_view text, std::string_view shown) {
        const ApiError context = ApiError(HttpStatus::gone).with_context(text);
        const auto object = json_check::parse(json_of(context));
        ASSERT_TRUE(object) << text;
        EXPECT_EQ(std::string(object->at("context").as_string()), last_text_in(line_of(context), "context"));
        EXPECT_EQ(std::string_view(object->at("context").as_string()), shown);
    };
    for (const RedactedText& row : redacted_texts) check(row.text, row.shown);
    for (const std::string_view text : harmless_texts) check(text, text);
}

TEST(log_json, every_detail_shows_what_the_line_shows)
{
    std::size_t compared = 0;
    for (const RedactedText& row : redacted_texts) {
        for (const char* key : {"k", "note", "body"}) {
            const ApiError error = ApiError(HttpStatus::gone).with_detail(key, row.text).with_detail("n", 1);
            const auto object = json_check::parse(json_of(error));
            ASSERT_TRUE(object) << row.text;
            const auto in_line = json_check::parse(last_text_in(line_of(error), "details"));
            if (!in_line) continue;                       // the line is no JSON
            if (row.text.find("\\u003cp") == 0) continue; // the line splits an escape, which here stays whole
            EXPECT_EQ(object->at("details"), *in_line) << row.text;
            ++compared;
        }
    }
    EXPECT_GT(compared, 3 * std::size(redacted_texts) * 9 / 10);
}

TEST(log_json, every_member_is_redacted)
{
    ApiError error =
        ApiError(HttpStatus::gone)
            .with_message("sk_live_1")
            .with_param("sk_live_2")
            .with_request_id("sk_live_3")
            .with_instance("sk_live_4")
            .with_trace_id("sk_live_5")
            .with_detail("password", "live")
            .with_detail("k", "sk_live_6")
            .with_detail("sk_live_7", raw_json(R"(["sk_live_8",{"token":"live0123","o":{"k":"sk_live_9"}}])"))
            .with_violation(violation("sk_live_10", "sk_live_11", "sk_live_12").detail("secret", "live"))
            .with_context("sk_live_13");
    detail::ErrorAccess::set_text(error, FieldKind::code, "sk_live_14");
    const std::string json = json_of(error);
    EXPECT_TRUE(json_check::is_json(json)) << json;
    EXPECT_EQ(json.find("live"), json.npos) << json;
}

TEST(log_json, no_line_and_no_terminal_is_forged)
{
    const std::string text = "x\ny\r\x1B[2J\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAE\xC2\x85\x7F\"\\\xFF\xE2\x82";
    const std::string json =
        json_of(ApiError(HttpStatus::gone).with_message(text).with_detail("k", text).with_violation(text, text));
    const auto object = json_check::parse(json);
    ASSERT_TRUE(object) << json;
    const std::string shown =
        "x\ny\r\x1B[2J\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAE\xC2\x85\x7F\"\\\xEF\xBF\xBD\xEF\xBF\xBD";
    EXPECT_EQ(std::string_view(object->at("message").as_string()), shown);
    EXPECT_EQ(std::string_view(object->at("details").at("k").as_string()), shown);
    EXPECT_EQ(std::string_view(object->at("violations").at(0).at("field").as_string()), shown);
    for (const std::string_view raw : {"\n", "\r", "\x1B", "\xE2\x80", "\xC2\x85", "\x7F", "\xFF"})
        EXPECT_EQ(json.find(raw), json.npos);
}

TEST(log_json, every_size_is_json)
{
    const ApiError error = ApiError(cstar::Code::parameter_missing)
                               .with_param("größe\n\xFF😀")
                               .with_request_id("req_1")
                               .with_retry_after(30)
                               .with_detail("password", "hunter2hunter2")
                               .with_detail("é\n", raw_json(R"([1,[22,{"c":"\ud83d\ude00"}],{}])"))
                               .with_violation("f", "v")
                               .with_violation(violation("g", "w", "c").detail("token", "hunter2hunter2"))
                               .with_context("x=1 password=hunter2hunter2 \x1B \xE2\x80\xAE 😀")
                               .with_cause(std::make_error_code(std::errc::timed_out));
    const std::string whole = json_of(error);
    std::size_t before = 0;
    for (std::size_t capacity = 0; capacity <= whole.size() + 8; ++capacity) {
        std::vector<char> room(capacity + 16, '#');
        const std::string_view json = log_json(error, room.data() + 8, capacity);
        ASSERT_LE(json.size(), capacity);
        ASSERT_EQ(json.empty(), capacity < 2);
        ASSERT_TRUE(json.empty() || json_check::is_json(json)) << json;
        ASSERT_EQ(json == whole, capacity >= whole.size()) << json;
        ASSERT_EQ(json.find("hunt"), json.npos) << json;
        ASSERT_GE(json.size() + 12, before) << json; // at most an escape less
        ASSERT_EQ(std::string(room.begin(), room.begin() + 8), "########");
        ASSERT_EQ(std::string(room.end() - 8, room.end()), "########");
        before = json.size();
    }
    EXPECT_TRUE(log_json(error, nullptr, 0).empty());
}

TEST(log_json, random_errors_are_json_at_random_sizes)
{
    RandomError random(7);
    std::vector<char> buffer(1 << 16);
    for (int round = 0; round < 1500; ++round) {
        ApiError error =
            random.one_in(2) ? ApiError(cstar::Code::parameter_missing) : ApiError(HttpStatus::bad_gateway);
        random.decorate(error, Bytes::any);
        const std::string_view whole = log_json(error, buffer.data(), buffer.size());
        ASSERT_TRUE(json_check::is_json(whole)) << whole;
        const std::size_t size = whole.size();
        for (int cut = 0; cut < 8; ++cut) {
            const std::string_view json = log_json(error, buffer.data(), random.below(size + 2));
            ASSERT_TRUE(json.empty() || json_check::is_json(json)) << json;
        }
        const std::string_view response = log_json(own, error, {"req_1"}, buffer.data(), random.below(size + 200));
        ASSERT_TRUE(response.empty() || json_check::is_json(response)) << response;
    }
}

TEST(log_json, hostile_text_costs_no_more_than_the_buffer)
{
    std::string message;
    while (message.size() < 1000000) message += "eyJ-";
    const ApiError error = ApiError(HttpStatus::bad_gateway).with_message(message).with_context(message);
    char buffer[256];
    const auto start = std::chrono::steady_clock::now();
    EXPECT_LE(log_json(error, buffer).size(), sizeof buffer);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

} // namespace
