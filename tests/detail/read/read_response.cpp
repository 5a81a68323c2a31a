// SPDX-License-Identifier: BSL-1.0
// A whole response: the body, or else the status, and what the headers add to either.
#include <amiss/detail/read/read_response.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace {

using namespace amiss;
using namespace std::chrono_literals;

constexpr detail::Plan plan = detail::plan_of(cstar::envelope);

TEST(read_response, an_unusable_body_is_synthesized_with_its_beginning_as_context)
{
    const std::string page(500, 'x');
    const ApiError error = detail::read_response(plan, Received{503, page});
    EXPECT_EQ(error.provenance(), Provenance::synthesized);
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(error, HttpStatus::service_unavailable);
    EXPECT_EQ(error.context(), page.substr(0, detail::max_read_excerpt));
}

TEST(read_response, headers_count_for_either)
{
    const char* const body =
        R"({"success":false,"error":{"type":"rate_limit_error","code":"rate_limit_exceeded","message":"m"}})";
    for (const char* const text : {body, "busy"}) {
        const ApiError error = detail::read_response(plan, Received{429, text, {{"Retry-After", "7"}}});
        EXPECT_EQ(error.retry_after(), 7s) << text;
    }
}

TEST(read_response, the_body_is_kept_when_asked_for)
{
    Received received{500, "oh no"};
    EXPECT_EQ(detail::read_response(plan, received).raw_body(), "");
    received.keep_body(2);
    EXPECT_EQ(detail::read_response(plan, received).raw_body(), "oh");
}

TEST(read_response, a_success_is_checked_only_where_the_envelope_answers_with_one)
{
    const Received reply{200, R"({"success":false,"error":{"type":"t","code":"invalid_json","message":"m"}})"};
    EXPECT_TRUE(detail::check_response(plan, reply));
    const auto always_ok = cstar::envelope.status(HttpStatus::ok);
    EXPECT_FALSE(detail::check_response(detail::plan_of(always_ok), reply));
    EXPECT_TRUE(detail::check_response(detail::plan_of(always_ok), Received{200, R"({"success":true})"}));
}

TEST(read_response, a_plain_layout_is_told_its_catalogue)
{
    constexpr auto layout = object(member("id", field::code));
    const detail::Plan told = detail::plan_with<cstar::Code>(layout);
    EXPECT_EQ(detail::read_response(told, Received{400, R"({"id":"invalid_json"})"}), cstar::Code::invalid_json);
    EXPECT_EQ(detail::read_response(detail::plan_of(layout), Received{400, R"({"id":"invalid_json"})"}).catalog(),
              nullptr);
}

} // namespace
