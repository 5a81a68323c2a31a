// SPDX-License-Identifier: BSL-1.0
// Tests of reading a whole response: its body, its status if the body is of no use, and its headers.
#include <amiss/detail/read/read_response.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace {

using namespace amiss;
using namespace std::chrono_literals;

constexpr detail::Plan plan = detail::plan_of(cstar::envelope);

TEST(read_response, an_unusable_body_gives_a_synthesized_error_with_the_beginning_of_the_body_as_context)
{
    const std::string page(500, 'x');
    const ApiError error = detail::read_response(plan, Received{503, page});
    EXPECT_EQ(error.provenance(), Provenance::synthesized);
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(error, HttpStatus::service_unavailable);
    EXPECT_EQ(error.context(), page.substr(0, detail::max_read_excerpt));
}

TEST(read_response, an_empty_body_is_not_malformed)
{
    for (const char* const body : {"", " \r\n"}) {
        const ApiError error = detail::read_response(plan, Received{404, body, {{"Content-Length", "57"}}});
        EXPECT_EQ(error.provenance(), Provenance::synthesized);
        EXPECT_FALSE(error.malformed());
        EXPECT_EQ(error.context(), "");
    }
}

TEST(read_response, a_body_that_is_not_quite_json_gives_its_error_and_is_flagged)
{
    const char* const text = R"({"success":false,"error":{"type":"t","code":"invalid_json","message":"m"}})";
    EXPECT_FALSE(detail::read_response(plan, Received{400, text}).malformed());
    const std::string body = "\xEF\xBB\xBF" + std::string(text);
    const ApiError error = detail::read_response(plan, Received{400, body});
    EXPECT_EQ(error, cstar::Code::invalid_json);
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(error.provenance(), Provenance::server);
    const ApiError other = detail::read_response(plan, Received{400, "\xEF\xBB\xBF{}"});
    EXPECT_EQ(other.provenance(), Provenance::synthesized);
    EXPECT_EQ(other.context(), "\xEF\xBB\xBF{}") << "as it came";
}

TEST(read_response, what_was_read_before_the_parser_refused_does_not_stay)
{
    const char* const body =
        "{\"success\":false,\"error\":{\"type\":\"t\",\"code\":\"invalid_json\",\"message\":\"m\",\"param\":\"p\\ud800\"}}";
    const ApiError error = detail::read_response(plan, Received{400, body});
    EXPECT_EQ(error, cstar::Code::invalid_json);
    EXPECT_EQ(error.message(), "m");
    EXPECT_EQ(error.param(), "p\xEF\xBF\xBD");
}

TEST(read_response, headers_are_read_whether_the_body_is_usable_or_not)
{
    const char* const body =
        R"({"success":false,"error":{"type":"rate_limit_error","code":"rate_limit_exceeded","message":"m"}})";
    for (const char* const text : {body, "busy"}) {
        const ApiError error = detail::read_response(plan, Received{429, text, {{"Retry-After", "7"}}});
        EXPECT_EQ(error.retry_after(), 7s) << text;
    }
}

TEST(read_response, the_body_is_kept_on_request)
{
    Received received{500, "oh no"};
    EXPECT_EQ(detail::read_response(plan, received).raw_body(), "");
    received.keep_body(2);
    EXPECT_EQ(detail::read_response(plan, received).raw_body(), "oh");
}

TEST(read_response, a_2xx_is_an_error_if_its_body_is_in_the_envelope)
{
    const Received reply{200, R"({"success":false,"error":{"type":"t","code":"invalid_json","message":"m"}})"};
    EXPECT_FALSE(detail::check_response(plan, reply));
    const Received part{200, R"({"error":{"type":"t","code":"invalid_json"}})"};
    EXPECT_TRUE(detail::check_response(plan, part));
    const auto always_ok = cstar::envelope.status(HttpStatus::ok);
    EXPECT_FALSE(detail::check_response(detail::plan_of(always_ok), part)) << "there, a code is enough";
    EXPECT_TRUE(detail::check_response(detail::plan_of(always_ok), Received{200, R"({"success":true})"}));
}

TEST(read_response, a_message_that_was_expected_is_the_reason_phrase)
{
    const ApiError error = detail::read_response(plan, Received{400, R"({"error":{"code":"invalid_json"}})"});
    EXPECT_EQ(error, cstar::Code::invalid_json);
    EXPECT_EQ(error.message(), "Bad Request");
    const ApiError challenged = detail::read_response(
        plan,
        Received{401, "", {{"WWW-Authenticate", R"(Bearer error="token_expired", error_description="Log in.")"}}});
    EXPECT_EQ(challenged.message(), "Log in.");
}

TEST(read_response, a_plain_layout_is_read_with_the_catalogue_that_the_caller_gives)
{
    constexpr auto layout = object(member("id", field::code));
    const detail::Plan told = detail::reading_plan_of<cstar::Code>(layout);
    EXPECT_EQ(detail::read_response(told, Received{400, R"({"id":"invalid_json"})"}), cstar::Code::invalid_json);
    EXPECT_EQ(detail::read_response(detail::plan_of(layout), Received{400, R"({"id":"invalid_json"})"}).catalog(),
              nullptr);
}

} // namespace
