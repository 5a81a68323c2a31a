// SPDX-License-Identifier: BSL-1.0
// Tests of traceparent: what is a trace and what is none, and the way of a trace id through the library.
#include <amiss/trace_context.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/envelope.hpp>
#include <amiss/expected.hpp>
#include <amiss/layout.hpp>
#include <amiss/log.hpp>
#include <amiss/log_envelope.hpp>
#include <amiss/read.hpp>
#include <amiss/read_any.hpp>
#include <amiss/respond.hpp>
#include <amiss/write.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace amiss;
using std::string_view;

constexpr string_view good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
constexpr string_view good_id = "4bf92f3577b34da6a3ce929d0e0e4736";

static_assert(parse_traceparent(good).trace_id == good_id && parse_traceparent(good).parent_id == "00f067aa0ba902b7");
static_assert(parse_traceparent(good) && parse_traceparent(good).sampled && !parse_traceparent(""));
static_assert(noexcept(parse_traceparent("")));

TEST(trace_context, is_a_view_of_the_header)
{
    EXPECT_EQ(parse_traceparent(good).trace_id.data(), good.data() + 3);
    EXPECT_EQ(parse_traceparent(good).parent_id.data(), good.data() + 36);
}

TEST(trace_context, only_the_lowest_bit_says_sampled)
{
    const std::string start(good.substr(0, 53));
    for (const char* const flags : {"01", "03", "ff", "0b"}) EXPECT_TRUE(parse_traceparent(start + flags).sampled);
    for (const char* const flags : {"00", "02", "fe", "10"}) {
        const std::string text = start + flags;
        EXPECT_EQ(parse_traceparent(text).trace_id, good_id) << flags;
        EXPECT_FALSE(parse_traceparent(text).sampled) << flags;
    }
}

// After the cases of the test suite of W3C Trace Context.
TEST(trace_context, what_is_valid)
{
    for (const string_view text :
         {string_view("  00-12345678901234567890123456789012-1234567890123456-01"),
          string_view("\t00-12345678901234567890123456789012-1234567890123456-01\t "),
          string_view("cc-12345678901234567890123456789012-1234567890123456-01"),
          string_view("cc-12345678901234567890123456789012-1234567890123456-01-what-the-future-will-be-like"),
          string_view("01-12345678901234567890123456789012-1234567890123456-01-")}) {
        EXPECT_EQ(parse_traceparent(text).trace_id, "12345678901234567890123456789012") << text;
        EXPECT_EQ(parse_traceparent(text).parent_id, "1234567890123456") << text;
    }
}

constexpr string_view bad[] = {
    "",
    "00",
    "00-12345678901234567890123456789012-1234567890123456-0",
    "00-12345678901234567890123456789012-1234567890123456-01.",
    "00-12345678901234567890123456789012-1234567890123456-01-",
    "00-12345678901234567890123456789012-1234567890123456-01-what-the-future-will-be-like",
    "cc-12345678901234567890123456789012-1234567890123456-01.what-the-future-will-not-be-like",
    "ff-12345678901234567890123456789012-1234567890123456-01",
    ".0-12345678901234567890123456789012-1234567890123456-01",
    "0.-12345678901234567890123456789012-1234567890123456-01",
    "000-12345678901234567890123456789012-1234567890123456-01",
    "0000-12345678901234567890123456789012-1234567890123456-01",
    "0-12345678901234567890123456789012-1234567890123456-01",
    "00-00000000000000000000000000000000-1234567890123456-01",
    "00-.2345678901234567890123456789012-1234567890123456-01",
    "00-1234567890123456789012345678901.-1234567890123456-01",
    "00-123456789012345678901234567890123-1234567890123456-01",
    "00-1234567890123456789012345678901-1234567890123456-01",
    "00-12345678901234567890123456789012-0000000000000000-01",
    "00-12345678901234567890123456789012-.234567890123456-01",
    "00-12345678901234567890123456789012-123456789012345.-01",
    "00-12345678901234567890123456789012-12345678901234567-01",
    "00-12345678901234567890123456789012-123456789012345-01",
    "00-12345678901234567890123456789012-1234567890123456-.0",
    "00-12345678901234567890123456789012-1234567890123456-0.",
    "00-12345678901234567890123456789012-1234567890123456-001",
    "00-12345678901234567890123456789012-1234567890123456-1",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00F067AA0BA902B7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0A",
    "0A-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7_01",
};

TEST(trace_context, what_is_no_trace)
{
    for (const string_view text : bad) {
        const TraceContext trace = parse_traceparent(text);
        EXPECT_FALSE(trace) << text;
        EXPECT_TRUE(trace.parent_id.empty() && !trace.sampled) << text;
    }
}

constexpr auto with_trace = object(member("code", field::code), optional_member("trace", field::trace_id));

TEST(trace_context, the_id_of_the_request_takes_the_place_of_the_errors)
{
    const expected<int> failed = fail(cstar::Code::internal_error).with_trace_id("error");
    RequestInfo request;
    EXPECT_EQ(to_string(with_trace, failed.error(), request), R"({"code":"internal_error","trace":"error"})");
    request.trace_id = good_id;
    EXPECT_EQ(to_string(with_trace, failed.error(), request),
              R"({"code":"internal_error","trace":")" + std::string(good_id) + "\"}");
    EXPECT_EQ(to_string(with_trace, ApiError(cstar::Code::internal_error)), R"({"code":"internal_error"})");
}

TEST(trace_context, an_envelope_may_have_it_in_a_header)
{
    constexpr auto in_header = cstar::envelope.header("x-trace-id", field::trace_id);
    RequestInfo request;
    request.trace_id = good_id;
    char buffer[512];
    EXPECT_EQ(respond(in_header, cstar::Code::internal_error, request, buffer).headers.find("x-trace-id"), good_id);
    EXPECT_EQ(respond(in_header, cstar::Code::internal_error, {}, buffer).headers.find("x-trace-id"), "");
    const std::vector<std::pair<std::string, std::string>> headers{{"X-Trace-Id", std::string(good_id)}};
    EXPECT_EQ(read(in_header, Received{500, "", headers}).trace_id(), good_id);
}

TEST(trace_context, nothing_of_it_goes_out_where_the_layout_has_no_place)
{
    RequestInfo request;
    request.trace_id = good_id;
    const ApiError error = ApiError(cstar::Code::internal_error).with_trace_id("theirs");
    char buffer[512], plain[512];
    const Response response = respond(cstar::envelope, error, request, buffer);
    const Response without = respond(cstar::envelope, ApiError(cstar::Code::internal_error), {}, plain);
    EXPECT_EQ(response.body, without.body);
    ASSERT_EQ(response.headers.size(), without.headers.size());
}

TEST(trace_context, that_of_another_service_stays_inside)
{
    const ApiError theirs = read(with_trace, Received{500, R"({"code":"x","trace":"theirs"})"});
    EXPECT_EQ(theirs.trace_id(), "theirs");
    RequestInfo request;
    EXPECT_EQ(to_string(with_trace, theirs, request), R"({"code":"internal_error"})");
    request.trace_id = "ours";
    EXPECT_EQ(to_string(with_trace, theirs, request), R"({"code":"internal_error","trace":"ours"})");
}

TEST(trace_context, the_log_has_it_whether_or_not_the_layout_has)
{
    char buffer[256];
    ApiError error = cstar::Code::internal_error;
    error.with_message("m").with_trace_id("theirs");
    EXPECT_EQ(log_line(error, buffer), R"(internal_error 500 "m" trace_id="theirs")");
    RequestInfo request;
    EXPECT_EQ(log_line(cstar::envelope, error, request, buffer), R"(internal_error 500 "m" trace_id="theirs")");
    request.trace_id = "ours";
    EXPECT_EQ(log_line(cstar::envelope, error, request, buffer),
              R"(internal_error 500 "m" trace_id="ours" own_trace_id="theirs")");
}

using HeaderPairs = std::vector<std::pair<std::string, std::string>>;

TEST(trace_context, is_read_from_the_headers_of_a_response)
{
    const std::string other = "00-12345678901234567890123456789012-1234567890123456-00";
    for (const char* const name : {"traceparent", "TraceResponse"}) {
        const HeaderPairs headers{{name, std::string(good)}};
        const ApiError error = read(cstar::envelope, Received{502, "", headers});
        EXPECT_EQ(error.trace_id(), good_id) << name;
        EXPECT_FALSE(error.malformed()) << name;
        EXPECT_EQ(read_any(Received{502, "", headers}).trace_id(), good_id) << name;
    }
    const HeaderPairs both{{"traceparent", std::string(good)}, {"traceresponse", other}};
    EXPECT_EQ(read(cstar::envelope, Received{502, "", both}).trace_id(), "");
    EXPECT_TRUE(read(cstar::envelope, Received{502, "", both}).malformed());
    const HeaderPairs same{{"traceparent", std::string(good)}, {"traceresponse", std::string(good)}};
    EXPECT_EQ(read(cstar::envelope, Received{502, "", same}).trace_id(), good_id);
    EXPECT_FALSE(read(cstar::envelope, Received{502, "", same}).malformed());
}

TEST(trace_context, one_that_is_no_trace_flags_a_response)
{
    for (const string_view text : bad) {
        const HeaderPairs headers{{"traceparent", std::string(text)}};
        const ApiError error = read(cstar::envelope, Received{502, "", headers});
        EXPECT_EQ(error.trace_id(), "") << text;
        EXPECT_EQ(error.malformed(), !text.empty()) << text;
    }
}

TEST(trace_context, the_body_wins_over_the_headers)
{
    const HeaderPairs headers{{"traceparent", std::string(good)}};
    EXPECT_EQ(read(with_trace, Received{500, R"({"code":"x","trace":"t"})", headers}).trace_id(), "t");
    EXPECT_EQ(read(with_trace, Received{500, R"({"code":"x"})", headers}).trace_id(), good_id);
}

} // namespace
