// SPDX-License-Identifier: BSL-1.0
// Tests of what a body contains: which name, status and texts, and what never leaves the program.
#include <amiss/respond.hpp>
#include <amiss/write.hpp>

#include <amiss/read.hpp>

#include "support/json_check.hpp"
#include "support/layouts.hpp"
#include "support/random_error.hpp"
#include "support/shipped.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <system_error>

namespace {

using namespace amiss;

enum class Unlisted { a = 1, b };
constexpr auto amiss_catalog(Unlisted)
{
    return catalog<Unlisted>("unlisted",
                             row(Unlisted::a, "a", HttpStatus::payment_required, "t", "Pay {amount}.").plain("Pay."),
                             row(Unlisted::b, "b", HttpStatus::conflict, "", "{{braces}} and {param}"));
}

// ── the message ─────────────────────────────────────────────────────────────────────────────────────

TEST(write_rules, the_message_is_the_filled_template_the_plain_text_or_the_reason_phrase)
{
    const auto message = [](const ApiError& error) { return to_string(array(field::message), error); };
    EXPECT_EQ(message(Unlisted::a), R"(["Pay."])");
    EXPECT_EQ(message(ApiError(Unlisted::a).with_detail("amount", 5)), R"(["Pay 5."])");
    EXPECT_EQ(message(Unlisted::b), R"(["Conflict"])");
    EXPECT_EQ(message(ApiError(Unlisted::b).with_param("p")), R"(["{braces} and p"])");
    EXPECT_EQ(message(ApiError(Unlisted::b).with_message("own").with_param("p")), R"(["own"])");
    EXPECT_EQ(message(ApiError(Unlisted::b).with_message("")), R"([""])");
}

TEST(write_rules, the_message_in_the_body_is_the_message_of_the_error)
{
    for_each_code([](const RowData& row, const auto& envelope, auto code) {
        SCOPED_TRACE(row.name);
        ApiError error = code;
        EXPECT_NE(to_string(envelope, error).find(error.message()), std::string::npos);
        error.with_param("title").with_retry_after(30).with_detail("allowed", "a, b");
        EXPECT_NE(to_string(envelope, error).find(error.message()), std::string::npos) << to_string(envelope, error);
    });
}

// ── values of the request and of the error ──────────────────────────────────────────────────────────

TEST(write_rules, the_requests_id_and_time_win_over_the_errors)
{
    constexpr auto layout = object(optional_member("id", field::request_id), optional_member("time", field::timestamp));
    ApiError error = Unlisted::a;
    error.with_request_id("error").with_timestamp(std::chrono::system_clock::from_time_t(0));
    EXPECT_EQ(to_string(layout, error), R"({"id":"error","time":"1970-01-01T00:00:00Z"})");
    const RequestInfo request{"request",
                              std::chrono::system_clock::from_time_t(1774866600) + std::chrono::milliseconds(999)};
    EXPECT_EQ(to_string(layout, error, request), R"({"id":"request","time":"2026-03-30T10:30:00Z"})");
    EXPECT_EQ(to_string(layout, Unlisted::a), "{}");
}

TEST(write_rules, a_time_before_the_epoch_is_rounded_down)
{
    constexpr auto layout = array(field::timestamp);
    const auto before = std::chrono::system_clock::from_time_t(-1) + std::chrono::milliseconds(500);
    EXPECT_EQ(to_string(layout, Unlisted::a, RequestInfo{"", before}), R"(["1969-12-31T23:59:59Z"])");
}

TEST(write_rules, the_documentation_link_is_the_errors_own_or_the_base_with_the_code)
{
    constexpr auto layout = object(optional_member("doc", field::doc_url));
    EXPECT_EQ(to_string(layout, Unlisted::a), "{}") << "this catalogue has no base";
    EXPECT_EQ(to_string(layout, cstar::Code::invalid_json),
              R"({"doc":"https://cstar.help/developers/api/errors#invalid_json"})");
    RequestInfo request;
    request.doc_base = "https://docs.example/?e=";
    EXPECT_EQ(to_string(layout, Unlisted::a, request), R"({"doc":"https://docs.example/?e=a"})");
    EXPECT_EQ(to_string(layout, ApiError(Unlisted::a).with_doc_url("https://own"), request),
              R"({"doc":"https://own"})");
}

// ── codes of other catalogues and without a catalogue ───────────────────────────────────────────────

TEST(write_rules, a_code_of_another_catalogue_keeps_its_name_and_status_in_every_envelope)
{
    for_each_envelope([](const char* name, const auto& envelope, auto) {
        SCOPED_TRACE(name);
        char buffer[512];
        const Response response = respond(envelope, Unlisted::a, {}, buffer);
        EXPECT_EQ(response.status, 402);
        EXPECT_NE(response.body.find(R"("a")"), std::string_view::npos) << response.body;
        EXPECT_NE(response.body.find(R"("Pay.")"), std::string_view::npos) << response.body;
    });
    EXPECT_NE(to_string(cstar::envelope, Unlisted::a).find(R"("type":"invalid_request_error","code":"a")"),
              std::string::npos)
        << "its own type is none of this API";
    EXPECT_NE(to_string(codespar::envelope, Unlisted::a).find(R"("status":402)"), std::string::npos);
}

TEST(write_rules, a_code_without_a_catalogue_becomes_the_fallback_row)
{
    const ApiError foreign(std::make_error_code(std::errc::no_such_file_or_directory));
    for_each_envelope([&](const char* name, const auto& envelope, auto fallback) {
        SCOPED_TRACE(name);
        EXPECT_EQ(to_string(envelope, foreign), to_string(envelope, fallback));
        EXPECT_EQ(to_string(envelope, ApiError(static_cast<decltype(fallback)>(999))), to_string(envelope, fallback))
            << "a value without a row is not a code either";
        char buffer[512];
        EXPECT_EQ(respond(envelope, foreign, {}, buffer).status, 500);
    });
}

TEST(write_rules, in_a_plain_layout_a_foreign_code_is_internal_error)
{
    const ApiError foreign(std::make_error_code(std::errc::no_such_file_or_directory));
    EXPECT_EQ(to_string(layouts::maps, foreign),
              R"({"message":"Internal Server Error","code":"internal_error","errors":{},"extra":{}})");
    char buffer[256];
    EXPECT_EQ(respond(layouts::maps, foreign, {}, buffer).status, 500);
}

TEST(write_rules, a_foreign_error_keeps_the_values_that_were_set)
{
    ApiError foreign(std::make_error_code(std::errc::no_such_file_or_directory));
    foreign.with_message("The upload failed.").with_request_id("req_1");
    EXPECT_EQ(to_string(codespar::envelope, foreign),
              R"({"error":"internal_error","message":"The upload failed.","status":500,"request_id":"req_1"})");
}

TEST(write_rules, an_unknown_name_that_was_read_is_relayed_unchanged_with_its_status)
{
    const ApiError unknown = read(codespar::envelope, Received{418, R"({"error":"teapot","message":"Short."})"});
    EXPECT_EQ(to_string(codespar::envelope.relay(), unknown), R"({"error":"teapot","message":"Short.","status":418})");
    EXPECT_EQ(to_string(onestack::envelope.relay(), unknown), R"({"error":"Short.","code":"teapot"})");
    char buffer[256];
    EXPECT_EQ(respond(onestack::envelope.relay(), unknown, {}, buffer).status, 418);
}

TEST(write_rules, a_known_code_with_another_status_is_relayed_with_that_status)
{
    const ApiError moved = read(codespar::envelope, Received{410, R"({"error":"not_found","message":"m"})"});
    EXPECT_EQ(to_string(codespar::envelope.relay(), moved), R"({"error":"not_found","message":"m","status":410})");
}

// ── keys ────────────────────────────────────────────────────────────────────────────────────────────

TEST(write_rules, a_detail_whose_key_the_layout_writes_is_dropped)
{
    ApiError error = onestack::Code::rate_limit_exceeded;
    error.with_message("m").with_detail("retryAfter", 1).with_detail("fields", "mine").with_detail("limit", 100);
    EXPECT_EQ(to_string(onestack::envelope, error),
              R"({"error":"m","code":"RATE_LIMIT_EXCEEDED","details":{"limit":100}})");
    error.with_retry_after(9);
    EXPECT_EQ(to_string(onestack::envelope, error),
              R"({"error":"m","code":"RATE_LIMIT_EXCEEDED","details":{"limit":100,"retryAfter":9}})");
    ApiError only = onestack::Code::conflict;
    only.with_message("m").with_detail("fields", 1);
    EXPECT_EQ(to_string(onestack::envelope, only), R"({"error":"m","code":"CONFLICT"})") << "no detail is left";
}

TEST(write_rules, keys_are_compared_after_unescaping)
{
    constexpr auto layout = object(member("a\"\n\xC3\xA9", true), field::details);
    ApiError error = Unlisted::a;
    error.with_detail("a\"\n\xC3\xA9", 1).with_detail("a\"\n", 2);
    EXPECT_EQ(to_string(layout, error), "{\"a\\\"\\n\xC3\xA9\":true,\"a\\\"\\n\":2}");
}

TEST(write_rules, keys_that_are_equal_after_repair_are_written_once)
{
    ApiError error = onestack::Code::validation_error;
    error.with_message("m")
        .with_violation("\x80", "first")
        .with_violation("\xFF", "second")
        .with_violation("\xEF\xBF\xBD", "third")
        .with_violation("f", "fourth")
        .with_detail("\xC0", 1)
        .with_detail("\xC1", 2);
    EXPECT_EQ(to_string(onestack::envelope, error),
              "{\"error\":\"m\",\"code\":\"VALIDATION_ERROR\",\"details\":{\"\xEF\xBF\xBD\":2,"
              "\"fields\":{\"\xEF\xBF\xBD\":\"first\",\"f\":\"fourth\"}}}");
}

TEST(write_rules, violations_without_a_field_become_one_member_of_a_map)
{
    const ApiError list =
        read(layouts::lists, Received{400, R"({"errors":["first","second"],"message":"m","error":"X"})"});
    ASSERT_EQ(list.violations().size(), 2U);
    EXPECT_EQ(to_string(onestack::envelope.relay(), list),
              R"({"error":"m","code":"X","details":{"fields":{"":"first"}}})");
}

TEST(write_rules, a_field_keeps_its_first_message_and_a_detail_its_last_value)
{
    ApiError error = onestack::Code::validation_error;
    error.with_message("m")
        .with_violation("f", "first")
        .with_violation("f", "second")
        .with_detail("k", 1)
        .with_detail("k", 2);
    EXPECT_EQ(to_string(onestack::envelope, error),
              R"({"error":"m","code":"VALIDATION_ERROR","details":{"k":2,"fields":{"f":"first"}}})");
}

TEST(write_rules, raw_json_is_written_as_it_is_and_anything_else_as_a_string)
{
    ApiError error = onestack::Code::conflict;
    error.with_message("m")
        .with_detail("a", raw_json(" {\"x\": [1]}\n"))
        .with_detail("b", raw_json("{"))
        .with_detail("c", 1)
        .with_detail("d", raw_json(""))
        .with_detail("e", raw_json("\"\xFF\""));
    EXPECT_EQ(to_string(onestack::envelope, error),
              "{\"error\":\"m\",\"code\":\"CONFLICT\",\"details\":{\"a\":{\"x\": [1]},\"b\":\"{\",\"c\":1,\"d\":\"\","
              "\"e\":\"\\\"\xEF\xBF\xBD\\\"\"}}");
}

// ── internal values ─────────────────────────────────────────────────────────────────────────────────

TEST(write_rules, context_and_cause_are_in_no_body_and_no_header)
{
    RandomError random(7);
    const std::string cause = std::make_error_code(std::errc::no_such_file_or_directory).message();
    for (int round = 0; round < 500; ++round) {
        for_each_envelope([&](const char*, const auto& envelope, auto code) {
            ApiError error =
                random.one_in(3) ? ApiError(std::make_error_code(std::errc::no_such_file_or_directory)) : code;
            random.decorate(error, Bytes::any);
            ApiError clean = error;
            error.with_context(RandomError::secret)
                .with_cause(std::make_error_code(std::errc::no_such_file_or_directory));
            char buffer[2048];
            const Response response = respond(envelope, error, {}, buffer);
            EXPECT_EQ(response.body.find(RandomError::secret), std::string_view::npos) << response.body;
            EXPECT_EQ(response.body.find(cause), std::string_view::npos) << response.body;
            EXPECT_EQ(to_string(envelope, error), to_string(envelope, clean)) << "they do not change the body";
            for (const Header& header : response.headers)
                EXPECT_EQ(header.value.view().find(RandomError::secret), std::string_view::npos) << header.name;
        });
        ASSERT_FALSE(HasFailure()) << "round " << round;
    }
}

} // namespace
