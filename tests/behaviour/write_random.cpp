// SPDX-License-Identifier: BSL-1.0
// Tests of writing random errors in every envelope: bodies are JSON in UTF-8, have no duplicate key and show no secret.
#include <amiss/respond.hpp>
#include <amiss/write.hpp>

#include "support/json_check.hpp"
#include "support/layouts.hpp"
#include "support/random_error.hpp"
#include "support/reference_text.hpp"
#include "support/shipped.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

namespace {

using amiss::ApiError;
using amiss::RequestInfo;

// A random error: usually a code of this API, sometimes a code of another one, a foreign code or a bare status.
template <class Code>
ApiError random_code(RandomError& random, Code)
{
    switch (random.below(8)) {
    case 0: return ApiError(std::make_error_code(std::errc::io_error));
    case 1: return amiss::cstar::Code::parameter_missing;
    case 2: return ApiError(static_cast<amiss::HttpStatus>(400 + random.below(200)));
    default: {
        const amiss::Catalog& catalog = amiss::catalog_of<Code>();
        return static_cast<Code>(catalog[random.below(catalog.size())].value);
    }
    }
}

template <class Envelope>
void expect_sound(const Envelope& envelope, const ApiError& error, const RequestInfo& request)
{
    const std::string body = amiss::to_string(envelope, error, request);
    EXPECT_TRUE(json_check::is_json(body)) << body;
    EXPECT_TRUE(reference::is_well_formed(body)) << body;
    EXPECT_FALSE(json_check::has_duplicate_key(body)) << body;
    EXPECT_EQ(body.find(RandomError::secret), std::string::npos) << body;
    const std::optional<boost::json::value> value = json_check::parse(body);
    ASSERT_TRUE(value.has_value());
}

template <class Envelope>
void expect_headers_sound(const Envelope& envelope, const ApiError& error, const RequestInfo& request)
{
    char buffer[512];
    const amiss::Response response = amiss::respond(envelope, error, request, buffer);
    EXPECT_TRUE(response.body.empty() || json_check::is_json(response.body)) << response.body;
    for (const amiss::Header& header : response.headers) {
        const std::string_view value = header.value;
        EXPECT_FALSE(value.empty());
        for (const char c : value) EXPECT_TRUE(c >= 0x20 && c < 0x7F) << header.name;
        EXPECT_EQ(value.find(RandomError::secret), std::string_view::npos) << header.name << ": " << value;
    }
}

TEST(write_random, shipped_bodies_are_sound)
{
    RandomError random(1);
    int errors = 0;
    for (int round = 0; round < 6000; ++round) {
        for_each_envelope([&](const char* name, const auto& envelope, auto any) {
            SCOPED_TRACE(name);
            ApiError error = random_code(random, any);
            random.decorate(error, Bytes::any);
            const std::string id = random.text(3, Bytes::any);
            RequestInfo request;
            if (random.one_in(2)) request.id = id;
            if (random.one_in(8)) request.doc_base = "https://\xFF\"/";
            expect_sound(envelope, error, request);
            if (random.one_in(4)) expect_headers_sound(envelope, error, request);
            ++errors;
        });
        ASSERT_FALSE(HasFailure()) << "round " << round;
    }
    EXPECT_EQ(errors, 24000);
}

TEST(write_random, probe_bodies_are_sound)
{
    RandomError random(2);
    for (int round = 0; round < 500; ++round) {
        ApiError error = random_code(random, amiss::onestack::Code::conflict);
        random.decorate(error, Bytes::any);
        expect_sound(layouts::problem, error, {});
        expect_sound(layouts::json_api, error, {});
        expect_sound(layouts::json_api_each, error, {});
        expect_sound(layouts::rows, error, {});
        expect_sound(layouts::slack, error, {});
        expect_sound(layouts::maps, error, {});
        expect_sound(layouts::nested, error, {});
        expect_sound(layouts::html, error, {});
        expect_sound(layouts::lists, error, {});
        ASSERT_FALSE(HasFailure()) << "round " << round;
    }
}

// ── the text of one string, against the reference ───────────────────────────────────────────────────

constexpr auto text_alone = amiss::array(amiss::field::message);
constexpr auto html_alone = amiss::array(amiss::field::message).html_safe();

void expect_as_reference(std::string_view text)
{
    ApiError error = amiss::onestack::Code::conflict;
    error.with_message(text);
    EXPECT_EQ(amiss::to_string(text_alone, error), "[\"" + reference::escaped(text) + "\"]");
    EXPECT_EQ(amiss::to_string(html_alone, error), "[\"" + reference::escaped(text, true) + "\"]");
}

TEST(write_random, any_bytes_of_every_length_are_escaped_as_the_reference_does)
{
    RandomError random(3);
    for (std::size_t length = 1; length <= 80; ++length) {
        for (int round = 0; round < 60; ++round) {
            // Mostly bytes without an escape, so that there are runs of every length at every alignment.
            std::string text;
            for (std::size_t at = 0; at < length; ++at)
                text += static_cast<char>(random.one_in(6) ? random.below(256) : 'a' + at % 26);
            expect_as_reference(text);
        }
        ASSERT_FALSE(HasFailure()) << length;
    }
}

TEST(write_random, each_byte_at_each_place_of_a_run)
{
    for (int byte = 0; byte < 256; ++byte) {
        for (std::size_t at = 0; at < 24; ++at) {
            std::string text(24, 'x');
            text[at] = static_cast<char>(byte);
            expect_as_reference(text);
        }
        ASSERT_FALSE(HasFailure()) << byte;
    }
}

TEST(write_random, every_kind_of_ill_formed_text_at_the_start_in_the_middle_and_at_the_end)
{
    for (const std::string_view part : RandomError::ill_formed) {
        for (std::size_t before = 0; before <= 17; ++before) {
            for (const char* after : {"", "a", "\xC3\xA9", "\x80", "\"", "0123456789abcdef"})
                expect_as_reference(std::string(before, '-') + std::string(part) + after);
        }
    }
}

TEST(write_random, every_two_and_three_byte_combination)
{
    for (int first = 0x80; first < 256; ++first) {
        std::string all;
        for (int second = 0x7F; second < 256; ++second) {
            for (const int third : {0x41, 0x80, 0x9F, 0xA0, 0xBF, 0xC2}) {
                all += static_cast<char>(first);
                all += static_cast<char>(second);
                all += static_cast<char>(third);
            }
        }
        expect_as_reference(all);
    }
}

// ── the examples of the Unicode Standard: one replacement character for each maximal subpart ────────

std::string written(std::string_view text)
{
    ApiError error = amiss::onestack::Code::conflict;
    error.with_message(text);
    const std::string body = amiss::to_string(text_alone, error);
    std::string shown;
    for (std::size_t at = 2; at < body.size() - 2; ++at) {
        if (std::string_view(body).substr(at, 3) == reference::replacement) {
            shown += '?';
            at += 2;
        } else {
            shown += body[at];
        }
    }
    return shown;
}

TEST(write_random, replaces_ill_formed_text_as_in_the_examples_of_the_unicode_standard)
{
    EXPECT_EQ(written("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64"), "a???b?c??d"); // 5.22, and Table 3-11
    EXPECT_EQ(written("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"), "????????A");                  // Table 3-8: overlong
    EXPECT_EQ(written("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"), "????????A");                  // Table 3-9: surrogates
    EXPECT_EQ(written("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"), "?????A??B");                  // Table 3-10: other bytes
    EXPECT_EQ(written("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), "????A");                      // Table 3-11: truncated
}

} // namespace
