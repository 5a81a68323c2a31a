// SPDX-License-Identifier: BSL-1.0
// Tests of the layout language: the nodes of a layout at compile time, and what each kind of member writes.
#include <amiss/layout.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/read.hpp>
#include <amiss/write.hpp>

#include "support/layouts.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;
using detail::NodeKind;
using onestack::Code;

// ── structure ───────────────────────────────────────────────────────────────────────────────────────

constexpr auto small =
    object(member("ok", false),
           member("fault", object(member("id", field::code), optional_member("where", field::param))),
           optional_member("trace", field::request_id));

static_assert(small.nodes.size() == 6);
static_assert(small.nodes[0].kind == NodeKind::object && small.nodes[0].size == 6 && !small.nodes[0].keyed);
static_assert(small.nodes[1].kind == NodeKind::literal && small.nodes[1].text == "false" && small.nodes[1].key == "ok");
static_assert(small.nodes[2].kind == NodeKind::object && small.nodes[2].size == 3 && small.nodes[2].key == "fault");
static_assert(small.nodes[3].field == FieldKind::code && !small.nodes[3].optional);
static_assert(small.nodes[4].field == FieldKind::param && small.nodes[4].optional && small.nodes[4].option == 0);
static_assert(small.nodes[5].key == "trace" && small.nodes[5].option == 1, "options are numbered across all levels");

static_assert(layouts::rows.nodes[0].kind == NodeKind::array);
static_assert(layouts::json_api.nodes[1].key == "errors" && layouts::json_api.nodes[1].kind == NodeKind::array);
static_assert(layouts::json_api.nodes[4].style == FieldStyle::text
              && layouts::json_api.nodes[4].field == FieldKind::status);
static_assert(layouts::json_api_each.nodes[1].kind == NodeKind::each);
static_assert(layouts::problem.nodes.back().kind == NodeKind::spread && layouts::problem.nodes.back().optional);
static_assert(layouts::nested.nodes[7].when == FieldKind::retry_after);
static_assert(layouts::nested.nodes[8].when == FieldKind::detail && layouts::nested.nodes[8].when_text == "url");

// ── options: each returns a copy ────────────────────────────────────────────────────────────────────

static_assert(layouts::slack.options.status == HttpStatus::ok);
static_assert(layouts::problem.options.content_type == "application/problem+json");
static_assert(layouts::html.options.escaping == Escaping::html);
static_assert(small.options.content_type == "application/json" && small.options.challenge == "Bearer");
static_assert(small.options.status == HttpStatus::none && small.options.escaping == Escaping::json);
static_assert(small.challenge("Basic").options.challenge == "Basic" && small.options.challenge == "Bearer");
static_assert(small.challenge("Basic").html_safe().nodes.size() == small.nodes.size());

static_assert(field::detail("connect_url").key == "connect_url" && field::detail("x").kind == FieldKind::detail);
static_assert(field::status.as_text().style == FieldStyle::text && field::status.style == FieldStyle::plain);

// ── what each kind of member writes ─────────────────────────────────────────────────────────────────

TEST(layout, literals_of_every_kind)
{
    static constexpr std::string_view view = "a view";
    constexpr auto layout =
        object(member("yes", true), member("no", false), member("null", nullptr), member("text", "say \"hi\"\n"),
               member("empty", ""), member("view", view), member("object", object()), member("array", array()),
               member("list", array(true, nullptr, "x", array(false))));
    EXPECT_EQ(to_string(layout, Code::not_found),
              R"({"yes":true,"no":false,"null":null,"text":"say \"hi\"\n","empty":"","view":"a view","object":{},)"
              R"("array":[],"list":[true,null,"x",[false]]})");
}

TEST(layout, a_literal_text_keeps_a_nul_inside_it)
{
    constexpr auto layout = object(member("text", "a\0b"));
    EXPECT_EQ(to_string(layout, Code::not_found), R"({"text":"a\u0000b"})");
}

TEST(layout, keys_are_escaped)
{
    constexpr auto layout = object(member("a\"b\\\x01\xFF", true));
    EXPECT_EQ(to_string(layout, Code::not_found), "{\"a\\\"b\\\\\\u0001\xEF\xBF\xBD\":true}");
}

TEST(layout, every_field_of_an_error)
{
    constexpr auto layout =
        object(member("code", field::code), member("type", field::type), member("status", field::status),
               member("status_text", field::status.as_text()), member("reason", field::reason),
               member("message", field::message), member("param", field::param), member("doc_url", field::doc_url),
               member("request_id", field::request_id), member("timestamp", field::timestamp),
               member("retry_after", field::retry_after), member("retry_text", field::retry_after.as_text()),
               member("details", field::details), member("violations", field::violations),
               member("limit", field::detail("limit")));
    ApiError error = Code::rate_limit_exceeded;
    error.with_message("m")
        .with_param("p")
        .with_doc_url("https://d")
        .with_request_id("r")
        .with_retry_after(7)
        .with_timestamp(std::chrono::system_clock::from_time_t(1774866600))
        .with_detail("limit", 100)
        .with_violation("title", "required");
    EXPECT_EQ(to_string(layout, error),
              R"({"code":"RATE_LIMIT_EXCEEDED","type":"","status":429,"status_text":"429",)"
              R"("reason":"Too Many Requests","message":"m","param":"p","doc_url":"https://d","request_id":"r",)"
              R"("timestamp":"2026-03-30T10:30:00Z","retry_after":7,"retry_text":"7","details":{},)"
              R"("violations":{"title":"required"},"limit":100})");
}

TEST(layout, a_member_without_a_value_is_empty_and_an_optional_one_is_absent)
{
    constexpr auto must =
        object(member("param", field::param), member("doc_url", field::doc_url),
               member("request_id", field::request_id), member("timestamp", field::timestamp),
               member("retry_after", field::retry_after), member("details", field::details),
               member("violations", field::violations), member("each", each_violation(field::violation_message)),
               member("limit", field::detail("limit")));
    EXPECT_EQ(to_string(must, Code::not_found),
              R"({"param":"","doc_url":"","request_id":"","timestamp":"","retry_after":"","details":{},)"
              R"("violations":{},"each":[],"limit":""})");
    constexpr auto may =
        object(optional_member("param", field::param), optional_member("doc_url", field::doc_url),
               optional_member("request_id", field::request_id), optional_member("timestamp", field::timestamp),
               optional_member("retry_after", field::retry_after), optional_member("details", field::details),
               optional_member("violations", field::violations),
               optional_member("each", each_violation(field::violation_message)),
               optional_member("limit", field::detail("limit")), optional_member("object", object()),
               optional_member("array", array()), field::details);
    EXPECT_EQ(to_string(may, Code::not_found), "{}");
}

TEST(layout, an_optional_object_is_left_out_when_it_would_be_empty)
{
    ApiError error = Code::not_found;
    error.with_message("m");
    EXPECT_EQ(to_string(layouts::nested, error), R"({"code":"NOT_FOUND","message":"m"})");
    error.with_param("p");
    EXPECT_EQ(to_string(layouts::nested, error), R"({"code":"NOT_FOUND","message":"m","a":{"b":{"param":"p"}}})");
}

TEST(layout, when_makes_a_member_depend_on_a_field_or_a_detail)
{
    ApiError error = Code::not_found;
    error.with_message("m").with_retry_after(3);
    EXPECT_EQ(to_string(layouts::nested, error),
              R"({"code":"NOT_FOUND","message":"m","a":{"retry":3},"unit":"seconds"})");
    error.with_detail("url", "https://u");
    EXPECT_EQ(to_string(layouts::nested, error),
              R"({"code":"NOT_FOUND","message":"m","a":{"retry":3},"unit":"seconds",)"
              R"("upgrade":{"url":"https://u"}})");
}

TEST(layout, bare_details_are_written_where_the_layout_has_them)
{
    constexpr auto layout = object(member("a", true), field::details, member("z", false));
    ApiError error = Code::not_found;
    EXPECT_EQ(to_string(layout, error), R"({"a":true,"z":false})");
    error.with_detail("m", 1).with_detail("n", "two");
    EXPECT_EQ(to_string(layout, error), R"({"a":true,"m":1,"n":"two","z":false})");
}

TEST(layout, html_safe_escapes_messages_keys_fields_and_details)
{
    ApiError error = Code::not_found;
    error.with_message("</script>&\xE2\x80\xA8")
        .with_violation("<f>", "\xE2\x80\xA9")
        .with_detail("<k>", "<v>")
        .with_detail("raw", raw_json("[\"<\", 1]"));
    EXPECT_EQ(
        to_string(layouts::html, error),
        R"({"code":"NOT_FOUND","\u003ckey\u003e":"\u003c/script\u003e\u0026\u2028",)"
        R"("fields":{"\u003cf\u003e":"\u2029"},"details":{"\u003ck\u003e":"\u003cv\u003e","raw":["\u003c", 1]}})");
}

TEST(layout, each_violation_writes_objects_texts_and_fields_of_the_error)
{
    ApiError error = Code::validation_error;
    error.with_violation("/a", "no a").with_violation("/b", "no b");
    EXPECT_EQ(to_string(layouts::json_api_each, error),
              R"({"errors":[{"status":"400","code":"VALIDATION_ERROR","detail":"no a","source":{"pointer":"/a"}},)"
              R"({"status":"400","code":"VALIDATION_ERROR","detail":"no b","source":{"pointer":"/b"}}]})");
    EXPECT_EQ(
        to_string(layouts::lists, error),
        R"({"errors":["no a","no b"],"fields":["/a","/b"],"message":"Validation failed","error":"VALIDATION_ERROR"})");
}

TEST(layout, integers_and_texts_with_nul_are_written_and_read)
{
    constexpr auto layout =
        amiss::object(amiss::member("v", 2), amiss::member("n", -7L), amiss::optional_member("t", "a\0b"),
                      amiss::member("code", amiss::field::code));
    const amiss::ApiError error = amiss::cstar::Code::internal_error;
    const std::string body = amiss::to_string(layout, error);
    EXPECT_EQ(body, R"({"v":2,"n":-7,"t":"a\u0000b","code":"internal_error"})");
    EXPECT_EQ(amiss::read<amiss::cstar::Code>(layout, amiss::Received{500, body}), amiss::cstar::Code::internal_error);
}

/// Two fields with several messages each, one of them twice.
ApiError with_several_messages()
{
    return ApiError(onestack::Code::validation_error)
        .with_violation("email", "a")
        .with_violation("age", "c")
        .with_violation("email", "b")
        .with_violation("email", "a")
        .with_violation("age", "\"d\"");
}

TEST(layout, a_map_of_violations_has_the_first_message_of_each_field)
{
    constexpr auto map = object(member("errors", field::violations));
    EXPECT_EQ(to_string(map, with_several_messages()), R"({"errors":{"email":"a","age":"c"}})");
}

TEST(layout, as_lists_has_all_messages_of_each_field)
{
    constexpr auto lists = object(member("errors", field::violations.as_lists()));
    constexpr auto optional = object(optional_member("errors", field::violations.as_lists()));
    EXPECT_EQ(to_string(lists, with_several_messages()), R"({"errors":{"email":["a","b"],"age":["c","\"d\""]}})");
    EXPECT_EQ(to_string(lists, ApiError(onestack::Code::not_found)), R"({"errors":{}})");
    EXPECT_EQ(to_string(optional, ApiError(onestack::Code::not_found)), "{}");
    EXPECT_EQ(to_string(lists.html_safe(), ApiError(onestack::Code::not_found).with_violation("<", "&")),
              R"({"errors":{"\u003c":["\u0026"]}})");
}

TEST(layout, each_violation_has_every_message)
{
    constexpr auto each = object(member("errors", each_violation(field::violation_message)));
    EXPECT_EQ(to_string(each, with_several_messages()), R"({"errors":["a","c","b","\"d\""]})");
}

TEST(layout, fields_that_look_the_same_are_one_key)
{
    const ApiError error =
        ApiError(onestack::Code::validation_error).with_violation("\xFF", "1").with_violation("\xFE", "2");
    EXPECT_EQ(to_string(object(member("e", field::violations)), error), "{\"e\":{\"\xEF\xBF\xBD\":\"1\"}}");
    EXPECT_EQ(to_string(object(member("e", field::violations.as_lists())), error),
              "{\"e\":{\"\xEF\xBF\xBD\":[\"1\",\"2\"]}}");
}

TEST(layout, whether_to_repeat_is_true_or_false_or_left_out)
{
    constexpr auto flag = object(member("code", field::code), optional_member("retryable", field::retryable));
    EXPECT_EQ(to_string(flag, ApiError(onestack::Code::rate_limit_exceeded)),
              R"({"code":"RATE_LIMIT_EXCEEDED","retryable":true})");
    EXPECT_EQ(to_string(flag, ApiError(onestack::Code::not_found)), R"({"code":"NOT_FOUND","retryable":false})");
    EXPECT_EQ(to_string(flag, ApiError(onestack::Code::internal_error)), R"({"code":"INTERNAL_ERROR"})");
    EXPECT_EQ(to_string(flag, ApiError(HttpStatus::too_many_requests)),
              R"({"code":"too_many_requests","retryable":true})");
    EXPECT_EQ(to_string(flag, ApiError(HttpStatus::forbidden)), R"({"code":"forbidden","retryable":false})");
    EXPECT_EQ(to_string(flag, ApiError(HttpStatus::bad_gateway)), R"({"code":"bad_gateway"})");
    EXPECT_EQ(to_string(flag, ApiError(std::make_error_code(std::errc::io_error))), R"({"code":"internal_error"})");
}

TEST(layout, a_member_can_depend_on_whether_to_repeat)
{
    constexpr auto flag =
        object(member("retryable", field::retryable).when(field::retryable), member("x", 1).when(field::retryable));
    EXPECT_EQ(to_string(flag, ApiError(onestack::Code::not_found)), R"({"retryable":false,"x":1})");
    EXPECT_EQ(to_string(flag, ApiError(onestack::Code::internal_error)), "{}");
}

enum class Uri { sold_out = 1, absolute, broken };
constexpr auto amiss_catalog(Uri)
{
    return catalog<Uri>("uri", row(Uri::sold_out, "sold out", HttpStatus::conflict, "", "It is sold out."),
                        row(Uri::absolute, "urn:shop:late", HttpStatus::gateway_timeout, "", "Too late."),
                        row(Uri::broken, "broken", HttpStatus::internal_server_error, "", ""))
        .doc_base("https://shop.example.com/\"e\"/");
}
constexpr auto uris = envelope(Uri::broken, [] {
    return object(member("type", field::code.as_uri()), optional_member("m", field::message));
});

TEST(layout, a_code_as_a_uri)
{
    EXPECT_EQ(to_string(uris, Uri::sold_out),
              R"({"type":"https://shop.example.com/\"e\"/sold%20out","m":"It is sold out."})");
    EXPECT_EQ(to_string(uris, Uri::absolute), R"({"type":"urn:shop:late","m":"Too late."})");
    EXPECT_EQ(to_string(uris, ApiError(HttpStatus::gone)), R"({"type":"about:blank","m":"Gone"})");
    EXPECT_EQ(to_string(uris, Code::not_found), R"({"type":"NOT_FOUND","m":"Resource not found"})");
    constexpr auto elsewhere = uris.doc_base("/e/");
    EXPECT_EQ(to_string(elsewhere, Uri::sold_out), R"({"type":"/e/sold%20out","m":"It is sold out."})");
    EXPECT_EQ(to_string(elsewhere, Code::not_found), R"({"type":"/e/NOT_FOUND","m":"Resource not found"})");
    RequestInfo request;
    request.doc_base = "https://other.example.com/";
    EXPECT_EQ(to_string(uris, Uri::sold_out, request), to_string(uris, Uri::sold_out)) << "an identity does not vary";
    for (const RowData& row : catalog_of<Uri>()) {
        const auto code = static_cast<Uri>(row.value);
        EXPECT_EQ(read(uris, Received(row.status, to_string(uris, code))), ApiError(code));
        EXPECT_EQ(read(elsewhere, Received(row.status, to_string(elsewhere, code))), ApiError(code));
    }
    EXPECT_EQ(read(uris, Received(410, R"({"type":"about:blank"})")).name(), "");
    EXPECT_EQ(read(uris, Received(410, R"({"type":"https://shop.example.com/x"})")).name(),
              "https://shop.example.com/x");
    EXPECT_EQ(read(uris, Received(409, R"({"type":"sold%20out"})")).name(), "sold%20out") << "without the base";
    EXPECT_EQ(read(uris, Received(409, R"({"type":"https://shop.example.com/\"e\"/sold%2out"})")).as<Uri>(),
              std::nullopt);
}

TEST(layout, details_can_be_texts)
{
    constexpr auto spread = object(member("code", field::code), field::details.as_text());
    constexpr auto one = object(member("d", field::details.as_text()));
    const ApiError error = ApiError(Code::not_found)
                               .with_detail("a", "x\"y")
                               .with_detail("b", 5)
                               .with_detail("c", true)
                               .with_detail("d", raw_json(R"({"e":"f"})"));
    const std::string members = R"("a":"x\"y","b":"5","c":"true","d":"{\"e\":\"f\"}"})";
    EXPECT_EQ(to_string(spread, error), R"({"code":"NOT_FOUND",)" + members);
    EXPECT_EQ(to_string(one, error), R"({"d":{)" + members + "}");
    constexpr auto bound = envelope(Code::internal_error, [] { return object(member("d", field::details.as_text())); });
    EXPECT_EQ(to_string(bound, error), to_string(one, error));
    EXPECT_EQ(read(one, Received(404, to_string(one, error))).detail("b"), "5");
}

TEST(layout, a_row_without_a_message_is_read_without_one)
{
    const std::string body = to_string(uris, Uri::broken);
    EXPECT_EQ(body, R"({"type":"https://shop.example.com/\"e\"/broken"})");
    EXPECT_EQ(read(uris, Received(500, body)).message(), "");
    EXPECT_EQ(read(uris, Received(504, R"({"type":"urn:shop:late"})")).message(), "Gateway Timeout")
        << "nothing is put into a server's mouth";
}
} // namespace
