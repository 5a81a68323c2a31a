// SPDX-License-Identifier: BSL-1.0
// Tests of the log line: whole lines, what is escaped, what is redacted, and where a line is cut.
#include <amiss/log.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/catalog.hpp>
#include <amiss/category.hpp>
#include <amiss/expected.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace log_test {

enum class Keyed { key_format = 1, key_unknown, sk_live_code, limit };
constexpr auto amiss_catalog(Keyed)
{
    using amiss::HttpStatus;
    return amiss::catalog<Keyed>("log.test",
                                 amiss::row(Keyed::key_format, "key_format", HttpStatus::unauthorized, "",
                                            "Keys start with bk_live_x1 or sk_live_x1. password=hunter2"),
                                 amiss::row(Keyed::key_unknown, "key_unknown", HttpStatus::unauthorized, "",
                                            "No password=word, {{no}} key '{param}' is sk_live_{suffix} of sk_live_x1.")
                                     .plain("No key is like sk_live_x1."),
                                 amiss::row(Keyed::sk_live_code, "sk_live_code", HttpStatus::gone, "", "Gone."),
                                 amiss::row(Keyed::limit, "limit", HttpStatus::forbidden, "",
                                            "{limit} of {param}, {limit} in {retry_after} s.")
                                     .plain("Too many."))
        .secret_prefix("bk_live_")
        .secret_prefix("bk-");
}

} // namespace log_test

AMISS_ERROR_ENUM(log_test, Keyed)

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::cstar::Code;

std::string line_of(const ApiError& error)
{
    char buffer[2048];
    return std::string(amiss::log_line(error, buffer));
}

TEST(log, line_of_a_bare_code)
{
    EXPECT_EQ(line_of(Code::key_expired), R"(key_expired 401 "The API key is past its expiration date.")");
    static_assert(noexcept(amiss::log_line(ApiError{Code::key_expired}, nullptr, 0)));
}

TEST(log, line_of_a_status_and_of_no_status)
{
    EXPECT_EQ(line_of(ApiError{HttpStatus::gone}), R"(- 410 "Gone")");
    EXPECT_EQ(line_of(ApiError{HttpStatus::none}), R"(- 0 "No Response")");
}

TEST(log, line_of_everything)
{
    const ApiError error = ApiError(Code::parameter_missing)
                               .with_param("title")
                               .with_request_id("req_1")
                               .with_retry_after(30)
                               .with_detail("limit", 100)
                               .with_violation("a", "is bad")
                               .with_violation("b", "is worse")
                               .with_context("form 7")
                               .with_cause(std::make_error_code(std::errc::timed_out));
    EXPECT_EQ(
        line_of(error),
        R"(parameter_missing 400 "The 'title' field is required." param="title" request_id="req_1" retry_after=30)"
        R"( details="{\"limit\":100}" violation="a":"is bad" violation="b":"is worse" context="form 7")"
        R"( cause=generic:110)");
}

TEST(log, line_ends_with_the_place_of_the_call_of_fail)
{
    const amiss::expected<int> result = amiss::fail(Code::key_expired);
    const std::string place = std::string("log.cpp:") + std::to_string(__LINE__ - 1);
    const std::string line = line_of(result.error());
    EXPECT_NE(line.find(" at "), std::string::npos);
    EXPECT_EQ(line.substr(line.size() - place.size()), place);
}

TEST(log, cause_is_shown_with_its_category)
{
    EXPECT_NE(line_of(ApiError{HttpStatus::gone}.with_cause(Code::key_expired)).find(" cause=cstar:4"),
              std::string::npos);
}

TEST(log, every_text_is_escaped_and_redacted)
{
    const std::string line = line_of(ApiError{HttpStatus::gone}
                                         .with_message("m\n sk_live_1")
                                         .with_param("p\n sk_live_2")
                                         .with_request_id("r\n sk_live_3")
                                         .with_violation("f\n sk_live_4", "v\n sk_live_5")
                                         .with_detail("k", "d\n sk_live_6")
                                         .with_context("c\n sk_live_7"));
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_EQ(line.find("live"), std::string::npos) << line;
}

TEST(log, secrets_behind_an_escape_in_the_details_are_redacted)
{
    for (const char* text :
         {"a\nsk_live_1", "a\tsk_live_1", "a\bsk_live_1", "a\fsk_live_1", "\x01sk_live_1", "\"sk_live_1"}) {
        const std::string line = line_of(ApiError{HttpStatus::gone}.with_detail("k", text));
        EXPECT_EQ(line.find("live"), std::string::npos) << line;
        EXPECT_NE(line.find("sk_***"), std::string::npos) << line;
    }
}

TEST(log, texts_of_the_catalogue_are_never_redacted)
{
    using log_test::Keyed;
    EXPECT_EQ(line_of(Keyed::key_format),
              R"(key_format 401 "Keys start with bk_live_x1 or sk_live_x1. password=hunter2")");
    EXPECT_EQ(line_of(Keyed::sk_live_code), R"(sk_live_code 410 "Gone.")");
    EXPECT_EQ(line_of(Keyed::key_unknown),
              R"(key_unknown 401 "No key is like sk_live_x1." unfilled="{param}" unfilled="{suffix}")");
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) {
        const std::string line = line_of(static_cast<Code>(row.value));
        EXPECT_EQ(line.find("***"), line.npos) << line;
    }
}

TEST(log, values_in_the_text_of_a_row_are_redacted)
{
    const std::string line =
        line_of(ApiError(log_test::Keyed::key_unknown).with_param("sk_live_abc").with_detail("suffix", "hidden1"));
    EXPECT_EQ(line.substr(0, line.find(" param=")),
              R"(key_unknown 401 "No password=word, {no} key 'sk_***' is sk_live_*** of sk_live_x1.")");
    EXPECT_EQ(line_of(ApiError(log_test::Keyed::key_format).with_message("Not sk_live_x1.")),
              R"(key_format 401 "Not sk_***")");
}

TEST(log, the_prefixes_of_its_catalogue_count)
{
    EXPECT_EQ(line_of(ApiError(log_test::Keyed::sk_live_code).with_context("bk_live_abc, bk-1 and zk_live_abc")),
              R"(sk_live_code 410 "Gone." context="bk_live_***, bk-*** and zk_live_abc")");
    EXPECT_EQ(line_of(ApiError(Code::key_expired).with_context("bk_live_abc")).find("***"), std::string::npos);
}

TEST(log, a_placeholder_that_nothing_filled_leaves_a_mark)
{
    using log_test::Keyed;
    EXPECT_EQ(line_of(Keyed::limit),
              R"(limit 403 "Too many." unfilled="{limit}" unfilled="{param}" unfilled="{retry_after}")");
    EXPECT_EQ(line_of(ApiError(Keyed::limit).with_param("p").with_retry_after(3)),
              R"(limit 403 "Too many." unfilled="{limit}" param="p" retry_after=3)");
    const std::string filled =
        line_of(ApiError(Keyed::limit).with_param("p").with_retry_after(3).with_detail("limit", 1));
    EXPECT_EQ(filled, R"(limit 403 "1 of p, 1 in 3 s." param="p" retry_after=3 details="{\"limit\":1}")");
    EXPECT_EQ(line_of(ApiError(Keyed::limit).with_message("Stop.")), R"(limit 403 "Stop.")");
}

TEST(log, a_parameter_that_is_set_but_empty_is_shown)
{
    EXPECT_EQ(line_of(ApiError(Code::parameter_missing).with_param("")),
              R"(parameter_missing 400 "A necessary parameter is absent." unfilled="{param}" param="")");
    EXPECT_EQ(line_of(ApiError(Code::internal_error).with_param("").with_request_id("")).find("request_id"),
              std::string::npos);
}

TEST(log, never_touches_a_byte_past_its_capacity)
{
    const ApiError error = ApiError(Code::parameter_missing)
                               .with_param("größe\n\xFF")
                               .with_context("sk_live_1 \x1B \xE2\x80\xAE 😀")
                               .with_violation("f", "v")
                               .with_cause(std::make_error_code(std::errc::timed_out));
    const std::string whole = line_of(error);
    for (std::size_t capacity = 0; capacity <= whole.size() + 8; ++capacity) {
        std::vector<char> room(capacity + 16, '#');
        const std::string_view line = amiss::log_line(error, room.data() + 8, capacity);
        ASSERT_LE(line.size(), capacity);
        ASSERT_EQ(line, whole.substr(0, line.size()));
        ASSERT_EQ(std::string(room.begin(), room.begin() + 8), "########");
        ASSERT_EQ(std::string(room.end() - 8, room.end()), "########");
        ASSERT_TRUE(capacity < whole.size() || line == whole);
    }
}

TEST(log, cut_splits_no_code_point_and_no_escape)
{
    const ApiError error = ApiError{HttpStatus::gone}.with_message("é\n\x1B😀\x01z");
    for (std::size_t capacity = 7; capacity <= 30; ++capacity) {
        char buffer[64];
        const std::string_view line = amiss::log_line(error, buffer, capacity);
        const std::string_view message = line.substr(7);
        const std::string_view steps[] = {"",
                                          "é",
                                          "é\\n",
                                          "é\\n\\u001b",
                                          "é\\n\\u001b😀",
                                          "é\\n\\u001b😀\\u0001",
                                          "é\\n\\u001b😀\\u0001z",
                                          "é\\n\\u001b😀\\u0001z\""};
        bool whole = false;
        for (const std::string_view step : steps) whole = whole || message == step;
        EXPECT_TRUE(whole) << message;
    }
}

TEST(log, a_cut_never_shows_part_of_a_secret)
{
    const ApiError error = ApiError{HttpStatus::gone}.with_message("sk_live_abcdef");
    for (std::size_t capacity = 0; capacity <= 20; ++capacity) {
        char buffer[64];
        EXPECT_EQ(amiss::log_line(error, buffer, capacity).find("live"), std::string_view::npos);
    }
}

TEST(log, a_cut_shows_no_part_of_a_secret_behind_a_word)
{
    for (const char* text : {"password=hunter2hunter2", "{\"token\":\"hunter2hunter2\"}", "https://u:hunter2hunter2@h",
                             "Authorization: Basic hunter2hunter2", "Cookie: hunter2=hunter2"}) {
        const ApiError error = ApiError{HttpStatus::gone}.with_context(text);
        for (std::size_t capacity = 0; capacity <= 80; ++capacity) {
            char buffer[80];
            EXPECT_EQ(amiss::log_line(error, buffer, capacity).find("hunt"), std::string_view::npos) << text;
        }
    }
}

TEST(log, secrets_in_details_are_redacted_and_reasons_are_not)
{
    const std::string line = line_of(ApiError{HttpStatus::gone}
                                         .with_detail("password", "hunter2")
                                         .with_detail("token", "must be set")
                                         .with_detail("limit", 5)
                                         .with_detail("body", "{\"api_key\":\"0123abc\",\"max_tokens\":4096}"));
    EXPECT_NE(line.find(R"(details="{\"password\":\"***\",\"token\":\"must be set\",\"limit\":5,)"
                        R"(\"body\":\"{\\\"api_key\\\":\\\"***\\\",\\\"max_tokens\\\":4096}\"}")"),
              line.npos)
        << line;
}

TEST(log, hostile_text_costs_no_more_than_the_buffer)
{
    std::string message;
    while (message.size() < 1000000) message += "eyJ-";
    const amiss::ApiError error = amiss::ApiError(amiss::HttpStatus::bad_gateway).with_message(message);
    char buffer[256];
    const auto start = std::chrono::steady_clock::now();
    EXPECT_LE(amiss::log_line(error, buffer).size(), sizeof buffer);
    // Quadratic in the message, this would take minutes; linear in the buffer, it takes microseconds.
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

TEST(log, secrets_after_escapes_and_odd_separators_are_redacted)
{
    for (const char* text : {"GET /cb?key%3Dsk_live_0123456789", "\x1b[1msk_live_0123456789", "Bearer\t0123456789",
                             "bearer:0123456789", "Authorization%3A+Bearer+0123456789", "Bearer%200123456789",
                             "a_sk_live_0123456789", "eyJ0123456789%2E0123456789"}) {
        char buffer[256];
        const amiss::ApiError error =
            amiss::ApiError(amiss::HttpStatus::bad_request).with_message("m").with_context(text);
        const std::string_view line = amiss::log_line(error, buffer);
        EXPECT_EQ(line.find("0123456789"), std::string_view::npos) << line;
        EXPECT_NE(line.find("***"), std::string_view::npos) << line;
    }
}

} // namespace
