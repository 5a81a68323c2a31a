// SPDX-License-Identifier: BSL-1.0
// Tests of what bodies in other formats than Markdown say to people: causes, fixes, links, and whether to repeat.
#include <amiss/apis/cstar.hpp>
#include <amiss/detail/write/write_plan.hpp>
#include <amiss/envelope.hpp>
#include <amiss/read.hpp>
#include <amiss/write.hpp>
#include <amiss/xml.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace guided {

enum class Code { too_fast = 1, broken };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("guided",
                                amiss::row(Code::too_fast, "too_fast", HttpStatus::too_many_requests, "", "Slow down.")
                                    .cause("You were \"fast\".")
                                    .cause("Others were slow.")
                                    .fix("Wait & see.")
                                    .link("Limits", "https://e.example/limits")
                                    .link("More", "https://e.example/more"),
                                amiss::row(Code::broken, "broken", HttpStatus::internal_server_error, "", "It broke."));
}

} // namespace guided
AMISS_ERROR_ENUM(guided, Code)

namespace {

using namespace amiss;
using guided::Code;

constexpr auto json = envelope(Code::broken, [] {
    return object(member("code", field::code), member("again", field::retry_advice),
                  optional_member("why", field::causes), member("help", field::fixes),
                  optional_member("see", field::links), optional_member("wait", field::retry_after),
                  member("message", field::message));
});
constexpr BodyFormat root = xml_format("e", "");

TEST(guidance_in_bodies, json_has_lists_of_texts_and_of_links)
{
    EXPECT_EQ(to_string(json, ApiError(Code::too_fast).with_retry_after(3)),
              R"({"code":"too_fast","again":"Yes, after 3 seconds.","why":["You were \"fast\".","Others were slow."],)"
              R"("help":["Wait & see."],"see":[{"title":"Limits","url":"https://e.example/limits"},)"
              R"({"title":"More","url":"https://e.example/more"}],"wait":3,"message":"Slow down."})");
    EXPECT_EQ(to_string(json.html_safe(), Code::too_fast).find('&'), std::string::npos);
    EXPECT_EQ(to_string(json, Code::broken),
              R"({"code":"broken","again":"Only if doing it twice does no harm. It may have been done already.",)"
              R"("help":[],"message":"It broke."})");
}

TEST(guidance_in_bodies, xml_has_an_element_for_each)
{
    const std::string body = to_string(json.format(root), ApiError(Code::too_fast).with_retry_after(3));
    EXPECT_NE(body.find(
                  "<again>Yes, after 3 seconds.</again><why><i>You were \"fast\".</i><i>Others were slow.</i></why>"
                  "<help><i>Wait &amp; see.</i></help><see><i><title>Limits</title>"
                  "<url>https://e.example/limits</url></i>"),
              body.npos)
        << body;
}

TEST(guidance_in_bodies, a_plain_layout_and_a_code_of_another_catalogue_have_no_lists)
{
    constexpr auto layout = object(member("why", field::causes), optional_member("see", field::links));
    EXPECT_EQ(to_string(layout, Code::too_fast), R"({"why":[]})");
    EXPECT_EQ(to_string(json, cstar::Code::rate_limit_exceeded).find("why"), std::string::npos);
}

TEST(guidance_in_bodies, it_is_not_read_back_and_flags_nothing)
{
    const std::string body = to_string(json, ApiError(Code::too_fast).with_retry_after(3));
    for (const std::string& text : {body, " " + body}) {
        const ApiError error = read(json, Received{429, text});
        EXPECT_EQ(error.as<Code>(), Code::too_fast);
        EXPECT_EQ(error.retry_after(), std::chrono::seconds(3));
        EXPECT_EQ(error.message(), "Slow down.");
        EXPECT_FALSE(error.malformed());
        EXPECT_EQ(error.context(), "");
        EXPECT_FALSE(check(json, Received{200, text}).has_value()) << "each value that is always written was there";
    }
}

TEST(guidance_in_bodies, such_a_layout_is_not_compiled)
{
    EXPECT_EQ(detail::WritePlan(detail::source_of(json)).own, nullptr);
}

} // namespace
