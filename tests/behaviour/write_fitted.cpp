// SPDX-License-Identifier: BSL-1.0
// Tests of write_fitted: the body is valid at every capacity, and members are left out in the documented order.
#include <amiss/write.hpp>

#include "support/guarded_buffer.hpp"
#include "support/json_check.hpp"
#include "support/layouts.hpp"
#include "support/piece_layouts.hpp"
#include "support/reference_text.hpp"
#include "support/shipped.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::RequestInfo;
using amiss::Written;

const RequestInfo info{"req_1", std::chrono::system_clock::from_time_t(1774866600)};
constexpr std::string_view message = "a\"b\xC3\xA9\n\x01\xF0\x9F\x98\x80\xFFz\xE2\x82\\end";

ApiError full(ApiError error)
{
    error.with_message(message)
        .with_param("title")
        .with_retry_after(30)
        .with_detail("connect_url", "https://x.example")
        .with_detail("limit", 100)
        .with_violation("title", "is required")
        .with_violation("tags", "are not");
    return error;
}

// Whether every member of `part` is one of `whole`.
bool is_part_of(const std::vector<std::string>& part, const std::vector<std::string>& whole)
{
    return std::all_of(part.begin(), part.end(), [&](const std::string& path) {
        return std::find(whole.begin(), whole.end(), path) != whole.end();
    });
}

// Whether `whole` begins with `part`.
bool is_front_of(const std::vector<std::string>& part, const std::vector<std::string>& whole)
{
    return part.size() <= whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

// Every prefix of the message that ends between two characters, escaped for JSON.
std::vector<std::string> cut_messages()
{
    std::vector<std::string> cuts{""};
    for (std::size_t at = 0; at < message.size();) {
        at += reference::match_at(message, at).size;
        cuts.push_back(reference::escaped(message.substr(0, at)));
    }
    return cuts;
}

struct Fitted {
    std::size_t capacity;
    std::string text;
};

// The different bodies that the capacities give, smallest first. Checks what must be true for each of them.
template <class Envelope>
std::vector<Fitted> bodies_of_all_capacities(const Envelope& envelope, const ApiError& error,
                                             const RequestInfo& request)
{
    const std::string whole = amiss::to_string(envelope, error, request);
    GuardedBuffer buffer(whole.size() + 32);
    std::vector<Fitted> bodies;
    for (std::size_t capacity = 0; capacity <= whole.size() + 32; ++capacity) {
        const Written written = amiss::write_fitted(envelope, error, request, buffer.data(), capacity);
        const std::string text(written.text);
        EXPECT_TRUE(buffer.is_intact(capacity)) << capacity << ": " << text;
        EXPECT_EQ(written.required, whole.size()) << capacity;
        EXPECT_LE(text.size(), capacity);
        EXPECT_TRUE(capacity < whole.size() || text == whole) << capacity;
        if (!bodies.empty() && bodies.back().text == text) continue;
        EXPECT_TRUE(bodies.empty() || text.size() >= bodies.back().text.size())
            << "a larger buffer must not give a smaller body: " << text;
        EXPECT_TRUE(text.empty() || json_check::is_json(text)) << capacity << ": " << text;
        EXPECT_TRUE(text.empty() || !json_check::has_duplicate_key(text)) << text;
        if (testing::Test::HasFailure()) break;
        bodies.push_back({capacity, text});
    }
    return bodies;
}

// Each body must have all members of the next smaller one.
void expect_members_grow(const std::vector<Fitted>& bodies)
{
    std::vector<std::string> before;
    for (const Fitted& body : bodies) {
        const std::vector<std::string> keys = body.text.empty() ? before : json_check::key_paths(body.text);
        EXPECT_TRUE(is_part_of(before, keys)) << body.text;
        before = keys;
    }
}

TEST(write_fitted, every_shipped_body_at_every_capacity)
{
    for_each_code([](const amiss::RowData& row, const auto& envelope, auto code) {
        SCOPED_TRACE(row.name);
        const auto bodies = bodies_of_all_capacities(envelope, full(code), info);
        ASSERT_GT(bodies.size(), 10U);
        EXPECT_TRUE(bodies.front().text.empty());
        // In these bodies, optional members come after the mandatory ones, so leaving out the last ones leaves a
        // prefix.
        const std::vector<std::string> whole = json_check::key_paths(bodies.back().text);
        for (const Fitted& body : bodies) {
            EXPECT_TRUE(body.text.empty() || is_front_of(json_check::key_paths(body.text), whole)) << body.text;
        }
        bodies_of_all_capacities(envelope, ApiError(code), {});
    });
}

TEST(write_fitted, every_probe_layout_at_every_capacity)
{
    const ApiError error = full(amiss::onestack::Code::validation_error);
    expect_members_grow(bodies_of_all_capacities(layouts::problem, error, info));
    expect_members_grow(bodies_of_all_capacities(layouts::json_api, error, info));
    expect_members_grow(bodies_of_all_capacities(layouts::json_api_each, error, info));
    expect_members_grow(bodies_of_all_capacities(layouts::rows, error, info));
    expect_members_grow(bodies_of_all_capacities(layouts::slack, error, info));
    expect_members_grow(bodies_of_all_capacities(layouts::maps, error, info));
    expect_members_grow(bodies_of_all_capacities(layouts::nested, error, info));
    expect_members_grow(bodies_of_all_capacities(layouts::html, error, info));
    expect_members_grow(bodies_of_all_capacities(layouts::lists, error, info));
}

TEST(write_fitted, drops_optional_members_from_the_last_and_then_cuts_the_message)
{
    ApiError error = amiss::codespar::Code::needs_connection;
    error.with_message("m\xC3\xA9").with_detail("connect_url", "https://c");
    const auto bodies = bodies_of_all_capacities(amiss::codespar::envelope, error, info);
    const char* expected[] = {
        "",
        R"({"error":"needs_connection","message":"","status":422})",
        R"({"error":"needs_connection","message":"m","status":422})",
        "{\"error\":\"needs_connection\",\"message\":\"m\xC3\xA9\",\"status\":422}",
        "{\"error\":\"needs_connection\",\"message\":\"m\xC3\xA9\",\"status\":422,\"request_id\":\"req_1\"}",
        "{\"error\":\"needs_connection\",\"message\":\"m\xC3\xA9\",\"status\":422,\"request_id\":\"req_1\",\"connect_url\":\"https://c\"}",
    };
    ASSERT_EQ(bodies.size(), std::size(expected));
    for (std::size_t index = 0; index < bodies.size(); ++index) {
        EXPECT_EQ(bodies[index].text, expected[index]);
        EXPECT_EQ(bodies[index].capacity, bodies[index].text.size()) << "it is used as soon as it fits";
    }
}

TEST(write_fitted, drops_nested_optional_members_before_the_object_around_them)
{
    ApiError error = amiss::cstar_v1::Code::validation_error;
    error.with_message("m").with_param("p");
    std::vector<std::string> sets;
    for (const Fitted& body : bodies_of_all_capacities(amiss::cstar_v1::envelope, error, info)) {
        if (body.text.empty()) continue;
        std::string set;
        for (const std::string& path : json_check::key_paths(body.text)) set += path + " ";
        if (sets.empty() || sets.back() != set) sets.push_back(set);
    }
    const std::vector<std::string> expected{
        "success error error.code error.message ",
        "success error error.code error.message error.field ",
        "success error error.code error.message error.field meta meta.requestId ",
        "success error error.code error.message error.field meta meta.requestId meta.timestamp ",
    };
    EXPECT_EQ(sets, expected);
}

TEST(write_fitted, cuts_the_message_only_between_characters_and_escapes)
{
    ApiError error = amiss::onestack::Code::conflict;
    error.with_message(message);
    std::vector<std::string> expected{""};
    for (const std::string& cut : cut_messages()) expected.push_back(R"({"error":")" + cut + R"(","code":"CONFLICT"})");
    std::vector<std::string> texts;
    for (const Fitted& body : bodies_of_all_capacities(amiss::onestack::envelope, error, {}))
        texts.push_back(body.text);
    EXPECT_EQ(texts, expected);
}

TEST(write_fitted, cuts_a_message_that_appears_several_times_in_each_place)
{
    constexpr auto layout =
        amiss::object(amiss::member("first", amiss::field::message),
                      amiss::member("each",
                                    amiss::each_violation(
                                        amiss::object(amiss::member("of", amiss::field::violation_field),
                                                      amiss::member("text", amiss::field::message)))),
                      amiss::member("last", amiss::field::message));
    ApiError error = amiss::onestack::Code::validation_error;
    error.with_message("0123456789").with_violation("a", "").with_violation("b", "").with_violation("c", "");
    const auto bodies = bodies_of_all_capacities(layout, error, {});
    ASSERT_EQ(bodies.size(), 12U) << "an empty text, and bodies with 0 to 10 characters of the message";
    EXPECT_EQ(
        bodies[3].text,
        R"({"first":"01","each":[{"of":"a","text":"01"},{"of":"b","text":"01"},{"of":"c","text":"01"}],"last":"01"})");
}

TEST(write_fitted, drops_a_member_that_depends_on_the_message_with_the_message)
{
    constexpr auto layout = amiss::object(amiss::member("code", amiss::field::code),
                                          amiss::member("note", "there is a message").when(amiss::field::message),
                                          amiss::member("message", amiss::field::message));
    ApiError error = amiss::onestack::Code::conflict;
    error.with_message("0123456789");
    const auto bodies = bodies_of_all_capacities(layout, error, {});
    ASSERT_EQ(bodies.size(), 12U);
    EXPECT_EQ(bodies[1].text, R"({"code":"CONFLICT","message":""})");
    EXPECT_EQ(bodies[2].text, R"({"code":"CONFLICT","note":"there is a message","message":"0"})");
}

TEST(write_fitted, a_body_without_a_message_is_whole_or_empty)
{
    constexpr auto layout =
        amiss::object(amiss::member("code", amiss::field::code), amiss::member("n", amiss::field::status));
    EXPECT_EQ(bodies_of_all_capacities(layout, amiss::onestack::Code::conflict, {}).size(), 2U);
}

TEST(write_fitted, takes_an_array_as_the_buffer)
{
    char buffer[64];
    ApiError error = amiss::onestack::Code::conflict;
    error.with_message(std::string(100, 'm'));
    const Written written = amiss::write_fitted(amiss::onestack::envelope, error, {}, buffer);
    EXPECT_EQ(written.text.size(), 64U);
    EXPECT_EQ(written.required, amiss::to_string(amiss::onestack::envelope, error).size());
    EXPECT_TRUE(json_check::is_json(written.text));
}

TEST(write_fitted, cuts_html_safe_bodies_between_their_escapes)
{
    constexpr auto layout = amiss::object(amiss::member("m", amiss::field::message)).html_safe();
    ApiError error = amiss::onestack::Code::conflict;
    error.with_message("<\xE2\x80\xA8>");
    std::vector<std::string> texts;
    for (const Fitted& body : bodies_of_all_capacities(layout, error, {})) texts.push_back(body.text);
    const std::vector<std::string> expected{"", R"({"m":""})", R"({"m":"\u003c"})", R"({"m":"\u003c\u2028"})",
                                            R"({"m":"\u003c\u2028\u003e"})"};
    EXPECT_EQ(texts, expected);
}

TEST(write_fitted, every_layout_of_pieces_at_every_capacity)
{
    ApiError error = full(amiss::onestack::Code::validation_error);
    const auto bodies_of = [&error](const auto& make) {
        bodies_of_all_capacities(make(), error, info);
        return bodies_of_all_capacities(amiss::envelope(amiss::onestack::Code::internal_error, make), error, info);
    };
    expect_members_grow(bodies_of(pieces::openai));
    expect_members_grow(bodies_of(pieces::aws));
    expect_members_grow(bodies_of(pieces::graphql));
    EXPECT_GT(bodies_of(pieces::google).size(), 5U);
    EXPECT_GT(bodies_of(pieces::fastapi).size(), 1U);
    EXPECT_GT(bodies_of(pieces::choices).size(), 1U);
}

TEST(write_fitted, what_stands_in_for_an_empty_message_may_be_longer_than_a_short_one)
{
    constexpr auto null = amiss::object(amiss::nullable_member("m", amiss::field::message));
    constexpr auto text = amiss::object(amiss::member("m", amiss::first_of(amiss::field::message, "a long sentence")));
    ApiError error = amiss::onestack::Code::not_found;
    error.with_message("abcdefghijklmnopqrstuvwxyz");
    const auto fitted = [&error](const auto& layout, std::size_t capacity) {
        char buffer[64];
        return std::string(amiss::write_fitted(layout, error, {}, buffer, capacity).text);
    };
    EXPECT_EQ(fitted(null, 8), "");
    EXPECT_EQ(fitted(null, 9), R"({"m":"a"})");
    EXPECT_EQ(fitted(text, 9), R"({"m":"a"})");
    EXPECT_EQ(fitted(text, 12), R"({"m":"abcd"})");
    error.with_message("\x01 a character that needs six bytes");
    EXPECT_EQ(fitted(null, 9), "");
    EXPECT_EQ(fitted(null, 10), R"({"m":null})");
    EXPECT_EQ(fitted(text, 13), "");
    EXPECT_EQ(fitted(text, 14), R"({"m":"\u0001"})");
}

} // namespace
