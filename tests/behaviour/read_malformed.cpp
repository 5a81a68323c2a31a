// SPDX-License-Identifier: BSL-1.0
// Tests of read with malformed bodies: they are mended, refused, or read as far as possible, flagged, and never crash.
#include <amiss/read.hpp>

#include <amiss/detail/text/utf8.hpp>
#include <amiss/read_any.hpp>
#include <amiss/write.hpp>

#include "support/json_check.hpp"
#include "support/layouts.hpp"
#include "support/random_error.hpp"
#include "support/shipped.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace {

using amiss::ApiError;
using amiss::Provenance;
using amiss::Received;
using amiss::onestack::Code;

constexpr const auto& envelope = amiss::onestack::envelope;
constexpr std::string_view good =
    R"({"error":"Gone","code":"NOT_FOUND","details":{"a":[1,{"b":"c"}],"fields":{"f":"x"}}})";

ApiError read(std::string_view body) { return amiss::read(envelope, Received{404, body}); }

// The error must come from the status alone; only the internal context has the beginning of the body.
void expect_refused(std::string_view body)
{
    const ApiError error = read(body);
    EXPECT_EQ(error.provenance(), Provenance::synthesized) << body;
    const bool blank = body.find_first_not_of(" \t\r\n") == body.npos;
    EXPECT_EQ(error.malformed(), !blank) << "an empty body is none that is wrong";
    EXPECT_EQ(error.status(), amiss::HttpStatus::not_found);
    EXPECT_EQ(error.name(), "");
    EXPECT_EQ(error.message(), "Not Found");
    EXPECT_EQ(error.details(), "");
    EXPECT_TRUE(error.violations().empty());
    EXPECT_FALSE(error.retry_after());
    EXPECT_LE(error.context().size(), 120U);
    EXPECT_EQ(error.context(), body.substr(0, error.context().size()));
    EXPECT_EQ(error.context().empty(), blank);
}

// The error must be the one in the body, and flagged.
void expect_mended(std::string_view body, std::string_view message = "Gone")
{
    const ApiError error = read(body);
    EXPECT_EQ(error.provenance(), Provenance::server) << body;
    EXPECT_TRUE(error.malformed()) << body;
    EXPECT_EQ(error, Code::not_found) << body;
    EXPECT_EQ(error.message(), message) << body;
}

TEST(read_malformed, the_body_that_the_other_tests_change_is_good)
{
    EXPECT_EQ(read(good), Code::not_found);
    EXPECT_FALSE(read(good).malformed());
    EXPECT_EQ(read("  \n" + std::string(good) + "\r\n\t ").message(), "Gone") << "white space around it is allowed";
}

TEST(read_malformed, truncated_at_every_byte)
{
    for (std::size_t size = 0; size < good.size(); ++size) {
        // A heap block of exactly this size, so that a sanitizer sees a read past it.
        const std::unique_ptr<char[]> exact(new char[size]);
        good.copy(exact.get(), size);
        expect_refused({exact.get(), size});
    }
}

TEST(read_malformed, each_byte_replaced_by_every_other)
{
    std::string body(good);
    for (char& place : body) {
        const char before = place;
        for (int byte = 0; byte < 256; ++byte) {
            place = static_cast<char>(byte);
            const ApiError error = read(body);
            ASSERT_TRUE(error.provenance() != Provenance::server || json_check::is_json(body) || error.malformed());
            ASSERT_EQ(error.status(), amiss::HttpStatus::not_found);
        }
        place = before;
    }
}

TEST(read_malformed, a_body_that_is_no_json_is_refused)
{
    const std::string whole(good);
    const std::string bodies[] = {"",
                                  " \n",
                                  "\xEF\xBB\xBF",
                                  "x" + whole,
                                  std::string("\xFF\xFE{\0}\0", 6),
                                  ")]}'\n",
                                  "<html><body>502</body></html>",
                                  "Not Found",
                                  "event: error\ndata: gone\n\n",
                                  R"({'error':'Gone'})",
                                  R"({"error":"Gone",})",
                                  R"({"error":"Gone" "code":"X"})",
                                  "/* c */ " + whole,
                                  R"({"error":None,"code":"X"})",
                                  R"({"error":01,"code":"X"})",
                                  R"({"error":"\x41","code":"X"})",
                                  R"({error:"Gone","code":"X"})"};
    for (const std::string& body : bodies) expect_refused(body);
}

TEST(read_malformed, what_is_around_the_json_is_ignored_and_flagged)
{
    const std::string whole(good);
    const std::string bodies[] = {
        whole + "x",
        whole + whole,
        whole + ",",
        whole + "}",
        whole + " null",
        whole + '\0',
        whole + std::string(3, '\0') + "\n",
        whole + "\r\n{\"error\":\"second\",\"code\":\"CONFLICT\"}\r\n",
        whole + "<!-- cached -->",
        "\xEF\xBB\xBF" + whole,
        "\xEF\xBB\xBF\n" + whole + "\n",
        ")]}'\n" + whole,
        ")]}',\n" + whole,
        "while(1);" + whole,
        "for (;;);" + whole,
        "event: error\ndata: " + whole + "\n\n",
        "data: " + whole + "\n\ndata: {\"error\":\"second\"}\n\n",
        "event: error\r\ndata: {\"error\":\"Gone\",\r\ndata: \"code\":\"NOT_FOUND\"}\r\n\r\n"};
    for (const std::string& body : bodies) expect_mended(body);
}

TEST(read_malformed, controls_in_texts_are_kept_and_numbers_that_are_none_are_null)
{
    expect_mended("{\"error\":\"a\nb\tc\",\"code\":\"NOT_FOUND\"}", "a\nb\tc");
    expect_mended(R"({"error":NaN,"code":"NOT_FOUND"})", "Not Found");
    const ApiError error =
        read(R"({"error":"m","code":"NOT_FOUND","details":{"a":[NaN,1],"b":-Infinity,"retryAfter":inf}})");
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(error.detail("a"), "[null,1]");
    EXPECT_EQ(error.detail("b"), "null");
    EXPECT_FALSE(error.retry_after());
}

TEST(read_malformed, a_body_that_is_mended_is_kept_as_it_came)
{
    const std::string body = "\xEF\xBB\xBF{\"error\":\"a\xFF\",\"code\":\"NOT_FOUND\"}";
    EXPECT_EQ(amiss::read(envelope, Received{404, body}.keep_body(100)).raw_body(), body);
    EXPECT_EQ(amiss::read_any(Received{404, body}.keep_body(100)).raw_body(), body);
    EXPECT_EQ(read("{\"a\":\"\xFF\"}").context(), "{\"a\":\"\xFF\"}");
}

TEST(read_malformed, json_without_any_member_of_the_layout_is_refused)
{
    for (const char* body :
         {"{}", "[]", "null", "true", "\"NOT_FOUND\"", "404", R"({"message":"m"})", R"([{"code":"X"}])",
          R"({"error":{"code":"X"}})", R"({"error":null,"code":null})", R"({"error":"","code":""})"}) {
        expect_refused(body);
    }
}

TEST(read_malformed, ill_formed_utf8_is_replaced)
{
    for (const std::string_view bytes : RandomError::ill_formed) {
        std::string text(bytes);
        std::string replaced;
        for (std::string_view rest = text; !rest.empty();) {
            const amiss::detail::Utf8Step step = amiss::detail::next_scalar(rest);
            replaced += step.well_formed ? std::string(rest.substr(0, step.size)) : "\xEF\xBF\xBD";
            rest.remove_prefix(step.size);
        }
        expect_mended(R"({"error":"a)" + text + R"(","code":"NOT_FOUND"})", "a" + replaced);
        expect_mended(R"({"error":"Gone","code":"NOT_FOUND","a)" + text + R"(":1})");
        expect_mended(R"({"error":"Gone","code":"NOT_FOUND"})" + text);
        const ApiError error = read(R"({"code":"NOT_FOUND","details":{"a":[")" + text + R"(b"]}})");
        EXPECT_TRUE(error.malformed());
        EXPECT_EQ(error.detail("a"), "[\"" + replaced + "b\"]");
        expect_refused(text + R"({"code":"NOT_FOUND"})");
    }
}

TEST(read_malformed, lone_surrogates_are_replaced)
{
    const std::string one = "\xEF\xBF\xBD";
    const std::pair<const char*, std::string> escapes[] = {{R"(\ud800)", one},
                                                           {R"(\udc00)", one},
                                                           {R"(\ud83d\u0041)", one + "A"},
                                                           {R"(\ud83d\ud83d)", one + one},
                                                           {R"(\udbffx)", one + "x"},
                                                           {R"(\ud83d\n)", one + "\n"}};
    for (const auto& [escape, text] : escapes) {
        expect_mended(std::string(R"({"code":"NOT_FOUND","error":")") + escape + R"("})", text);
        EXPECT_EQ(read(std::string(R"({"code":"NOT_FOUND","details":{")") + escape + R"(":1}})").detail(text), "1");
    }
}

// The first and the last of each half, alone, in the wrong order and as a pair.
TEST(read_malformed, surrogates_at_the_ends_of_their_ranges)
{
    const auto message = [](const std::string& escapes) {
        return R"({"code":"NOT_FOUND","error":")" + escapes + "\"}";
    };
    for (const char* lone : {R"(\uD800)", R"(\uDBFF)", R"(\uDC00)", R"(\uDFFF)", R"(a\uDBFFb)", R"(\uDBFF\uDBFF)",
                             R"(\uDBFF\uE000)", R"(\uDBFF\uD7FF)", R"(\uDFFF\uDBFF)", R"(\udbff)"}) {
        const ApiError error = read(message(lone));
        EXPECT_TRUE(error.malformed()) << lone;
        EXPECT_EQ(error.message().find("\xED\xA0"), std::string_view::npos) << lone;
        EXPECT_EQ(error.message().find("\xED\xAF"), std::string_view::npos) << lone;
        EXPECT_EQ(error.message().find("\xED\xBF"), std::string_view::npos) << lone;
    }
    const std::pair<const char*, std::string_view> pairs[] = {{R"(\uD800\uDC00)", "\xF0\x90\x80\x80"},
                                                              {R"(\uD800\uDFFF)", "\xF0\x90\x8F\xBF"},
                                                              {R"(\uDBFF\uDC00)", "\xF4\x8F\xB0\x80"},
                                                              {R"(\uDBFF\uDFFF)", "\xF4\x8F\xBF\xBF"},
                                                              {R"(\uD7FF\uE000)", "\xED\x9F\xBF\xEE\x80\x80"}};
    for (const auto& [escapes, text] : pairs) {
        EXPECT_EQ(read(message(escapes)).message(), text) << escapes;
        EXPECT_FALSE(read(message(escapes)).malformed()) << escapes;
    }
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(read_malformed, at_most_32_levels_even_in_members_that_are_ignored)
{
    for (const char* key : {"unknown", "error", "details"}) {
        const std::string start = std::string(R"({"code":"NOT_FOUND",")") + key + R"(":)";
        EXPECT_EQ(read(start + nested(31) + "}"), Code::not_found) << key;
        expect_refused(start + nested(32) + "}");
        expect_refused(start + nested(30000) + "}");
    }
    const std::string start = R"({"code":"NOT_FOUND","details":{"deep":)";
    EXPECT_EQ(read(start + nested(30) + "}}").detail("deep"), nested(30));
    expect_refused(start + nested(31) + "}}");
    expect_refused(std::string(60000, '{'));
    expect_refused(std::string(60000, '['));
}

TEST(read_malformed, a_body_has_at_most_64_kib)
{
    const std::string start = R"({"code":"NOT_FOUND","error":")";
    const std::string largest = start + std::string(65536 - start.size() - 2, 'm') + "\"}";
    ASSERT_EQ(largest.size(), 65536U);
    EXPECT_EQ(read(largest).message().size(), 65536 - start.size() - 2);
    expect_refused(largest + " ");
}

std::string members(int count)
{
    std::string out;
    for (int member = 0; member < count; ++member)
        out += (member == 0 ? "\"m" : ",\"m") + std::to_string(member) + R"(":"v")";
    return out;
}

TEST(read_malformed, the_65th_detail_is_dropped_and_flagged)
{
    const ApiError full = read(R"({"code":"NOT_FOUND","details":{)" + members(64) + "}}");
    EXPECT_FALSE(full.malformed());
    EXPECT_EQ(full.detail("m63"), "v");
    const ApiError over = read(R"({"code":"NOT_FOUND","details":{)" + members(65) + "}}");
    EXPECT_TRUE(over.malformed());
    EXPECT_EQ(over, Code::not_found);
    EXPECT_EQ(over.provenance(), Provenance::server);
    EXPECT_EQ(over.detail("m63"), "v");
    EXPECT_EQ(over.detail("m64").data(), nullptr);
}

TEST(read_malformed, the_65th_violation_is_dropped_and_flagged)
{
    EXPECT_FALSE(read(R"({"code":"NOT_FOUND","details":{"fields":{)" + members(64) + "}}}").malformed());
    const ApiError over = read(R"({"code":"NOT_FOUND","details":{"fields":{)" + members(65) + "}}}");
    EXPECT_TRUE(over.malformed());
    EXPECT_EQ(over.violations().size(), 64U);
    std::string list;
    for (int element = 0; element < 65; ++element)
        list += (element == 0 ? "\"v" : ",\"v") + std::to_string(element) + "\"";
    const ApiError texts = amiss::read(layouts::lists, Received{400, R"({"errors":[)" + list + R"(],"error":"X"})"});
    EXPECT_TRUE(texts.malformed());
    EXPECT_EQ(texts.violations().size(), 64U);
}

TEST(read_malformed, details_that_are_dropped_are_not_searched_for)
{
    // If each of the 6,000 keys were searched for among 30 KiB of details, this would take much longer than a
    // millisecond.
    std::string body = R"({"code":"NOT_FOUND","details":{"big":")" + std::string(30000, 'x') + "\"";
    while (body.size() < 65500) body += R"(,"a":1)";
    body += "}}";
    const auto start = std::chrono::steady_clock::now();
    const ApiError error = read(body);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(500));
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(error.detail("a"), "1");
}

TEST(read_malformed, long_keys_and_codes)
{
    const std::string plain(3000, 'k');
    EXPECT_EQ(read(R"({"code":"NOT_FOUND","details":{")" + plain + R"(":1}})").detail(plain), "1");

    const std::string fits = std::string(255, 'k') + "\n";
    EXPECT_EQ(read(R"({"code":"NOT_FOUND","details":{")" + std::string(255, 'k') + R"(\n":1}})").detail(fits), "1");

    const ApiError longer =
        read(R"({"code":"NOT_FOUND","details":{")" + std::string(256, 'k') + R"(\n":1,"after":2}})");
    EXPECT_TRUE(longer.malformed()) << "a key with escapes has at most 256 bytes";
    EXPECT_EQ(longer.details(), R"({"after":2})");

    const ApiError inside =
        read(R"({"code":"NOT_FOUND","details":{"o":{")" + std::string(3000, 'k') + R"(\n":1,"\n":2}}})");
    EXPECT_FALSE(inside.malformed());
    EXPECT_EQ(inside.detail("o"), "{\"" + std::string(3000, 'k') + R"(\n":1,"\n":2})")
        << "inside a detail, the length of a key is not limited";

    const ApiError code =
        amiss::read(layouts::maps, Received{404, R"({"message":"m","code":")" + std::string(129, 'c') + "\"}"});
    EXPECT_EQ(code.name(), "") << "a code has at most 128 bytes";
    EXPECT_EQ(amiss::read(layouts::maps, Received{404, R"({"code":")" + std::string(128, 'c') + "\"}"}).name().size(),
              128U);
}

TEST(read_malformed, numbers_out_of_range_are_absent_and_flagged)
{
    const auto delay = [](const std::string& number) {
        return read(R"({"code":"RATE_LIMIT_EXCEEDED","error":"m","details":{"retryAfter":)" + number + "}}");
    };
    EXPECT_EQ(delay("0").retry_after(), std::chrono::seconds(0));
    EXPECT_EQ(delay("\"30\"").retry_after(), std::chrono::seconds(30));
    EXPECT_EQ(delay("9223372036854775807").retry_after(), std::chrono::seconds(1'000'000'000)) << "the longest delay";
    for (const char* number :
         {"-1", "9223372036854775808", "99999999999999999999", "\"soon\"", "\" 1\"", "\"1.5.5\""}) {
        EXPECT_FALSE(delay(number).retry_after()) << number;
        EXPECT_TRUE(delay(number).malformed()) << number;
        EXPECT_EQ(delay(number), Code::rate_limit_exceeded) << number;
    }
    for (const char* number : {"1.5", "\"1.5\"", "\"2s\"", "1.000001"}) {
        EXPECT_EQ(delay(number).retry_after(), std::chrono::seconds(2)) << number << " is rounded up";
        EXPECT_TRUE(delay(number).malformed()) << number;
    }
    EXPECT_EQ(delay("2E1").retry_after(), std::chrono::seconds(20)) << "as Boost.JSON writes 20.0";
}

TEST(read_malformed, invalid_times_are_absent_and_times_beyond_the_clock_saturate)
{
    const auto time = [](const std::string& text) {
        return amiss::read(amiss::cstar::envelope,
                           Received{500,
                                    R"({"error":{"code":"internal_error"},"meta":{"timestamp":")" + text + "\"}}"});
    };
    using Clock = std::chrono::system_clock;
    EXPECT_EQ(time("2026-03-30T12:30:00.5+02:00").timestamp(), Clock::from_time_t(1774866600));
    for (const char* text : {"2026-02-30T00:00:00Z", "yesterday", "1774866600", "2026-03-30", "2026-03-30T25:00:00Z"}) {
        EXPECT_FALSE(time(text).timestamp()) << text;
        EXPECT_TRUE(time(text).malformed()) << text;
    }
    EXPECT_GT(time("9999-12-31T23:59:59Z").timestamp(), Clock::from_time_t(7258118400))
        << "the last time of the clock, not a wrapped one";
    EXPECT_LT(time("0001-01-01T00:00:00Z").timestamp(), Clock::from_time_t(-7258118400));
}

TEST(read_malformed, a_status_outside_100_to_599_does_not_stop_reading)
{
    for (const int status : {0, -1, 99, 600, 999, 70000}) {
        const ApiError error = amiss::read(envelope, Received{status, good});
        EXPECT_EQ(error, Code::not_found);
        EXPECT_EQ(amiss::to_int(error.status()), status == -1 || status == 70000 ? 0 : status);
        EXPECT_TRUE(json_check::is_json(amiss::to_string(envelope, error)));
    }
}

} // namespace
