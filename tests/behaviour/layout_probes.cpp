// SPDX-License-Identifier: BSL-1.0
// Tests of the layout language with the bodies of other APIs: each is written as documented and read back equal.
#include <amiss/layout.hpp>

#include <amiss/apis/onestack.hpp>
#include <amiss/read.hpp>
#include <amiss/respond.hpp>

#include "support/layouts.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;
using onestack::Code;

ApiError sample()
{
    ApiError error = Code::validation_error;
    error.with_message("Two fields are wrong")
        .with_request_id("req_1")
        .with_violation("/title", "is missing")
        .with_violation("/tags/0", "is no text");
    return error;
}

void expect_violations_of_sample(const ApiError& error)
{
    ASSERT_EQ(error.violations().size(), 2U);
    EXPECT_EQ(error.violations()[0], (Violation{"/title", "is missing"}));
    EXPECT_EQ(error.violations()[1], (Violation{"/tags/0", "is no text"}));
}

TEST(layout_probes, problem_details_with_errors_and_extension_members)
{
    ApiError error = sample();
    error.with_doc_url("https://example.com/probs/validation")
        .with_instance("/account/12345/msgs/abc")
        .with_detail("balance", 30)
        .with_detail("accounts", raw_json(R"(["/account/12345"])"))
        .with_detail("status", 999);
    const std::string body = to_string(layouts::problem, error);
    EXPECT_EQ(body,
              R"({"type":"https://example.com/probs/validation","title":"Bad Request","status":400,)"
              R"("detail":"Two fields are wrong","instance":"/account/12345/msgs/abc","request_id":"req_1",)"
              R"("code":"VALIDATION_ERROR","errors":[)"
              R"({"detail":"is missing","pointer":"/title"},{"detail":"is no text","pointer":"/tags/0"}],)"
              R"("balance":30,"accounts":["/account/12345"]})");

    const ApiError back = read<Code>(layouts::problem, Received{400, body});
    EXPECT_EQ(back.as<Code>(), Code::validation_error);
    EXPECT_EQ(back.message(), "Two fields are wrong");
    EXPECT_EQ(back.doc_url(), "https://example.com/probs/validation");
    EXPECT_EQ(back.instance(), "/account/12345/msgs/abc");
    EXPECT_EQ(back.request_id(), "req_1");
    EXPECT_EQ(back.details(), R"({"balance":30,"accounts":["/account/12345"]})");
    expect_violations_of_sample(back);
    EXPECT_EQ(to_string(layouts::problem.relay(), back), body);
    EXPECT_FALSE(back.malformed());
}

TEST(layout_probes, json_api_with_one_error)
{
    ApiError error = sample();
    error.with_param("/data/attributes/title").with_detail("max", 5);
    const std::string body = to_string(layouts::json_api, error);
    EXPECT_EQ(body,
              R"({"errors":[{"id":"req_1","status":"400","code":"VALIDATION_ERROR","title":"Bad Request",)"
              R"("detail":"Two fields are wrong","source":{"pointer":"/data/attributes/title"},)"
              R"("meta":{"max":5}}],"jsonapi":{"version":"1.1"}})");
    const ApiError back = read<Code>(layouts::json_api, Received{400, body});
    EXPECT_EQ(back, Code::validation_error);
    EXPECT_EQ(back.param(), "/data/attributes/title");
    EXPECT_EQ(back.message(), "Two fields are wrong");
    EXPECT_EQ(back.detail("max"), "5");
    EXPECT_EQ(to_string(layouts::json_api.relay(), back), body);
}

TEST(layout_probes, json_api_gives_the_first_of_several_errors)
{
    const ApiError back = read<Code>(layouts::json_api, Received{409, R"({"errors":[
        {"status":"409","code":"CONFLICT","detail":"first"},{"code":"NOT_FOUND","detail":"second","source":{"pointer":"/p"}}]})"});
    EXPECT_EQ(back, Code::conflict);
    EXPECT_EQ(back.message(), "first");
    EXPECT_EQ(back.param(), "");
}

TEST(layout_probes, json_api_with_an_error_for_each_field)
{
    const std::string body = to_string(layouts::json_api_each, sample());
    const ApiError back = read<Code>(layouts::json_api_each, Received{400, body});
    EXPECT_EQ(back, Code::validation_error);
    expect_violations_of_sample(back);
    EXPECT_EQ(to_string(layouts::json_api_each.relay(), back), body);
}

TEST(layout_probes, the_root_can_be_an_array)
{
    ApiError error = Code::not_found;
    error.with_message("no such row").with_param("id");
    const std::string body = to_string(layouts::rows, error);
    EXPECT_EQ(body, R"([{"code":"NOT_FOUND","param":"id"},"no such row",[404,null,true,"end"]])");
    const ApiError back = read<Code>(layouts::rows, Received{404, body});
    EXPECT_EQ(back, Code::not_found);
    EXPECT_EQ(back.message(), "no such row");
    EXPECT_EQ(back.param(), "id");
    EXPECT_EQ(back.status(), HttpStatus::not_found);
    EXPECT_EQ(to_string(layouts::rows.relay(), back), body);
}

TEST(layout_probes, slack_sends_errors_with_200)
{
    char buffer[256];
    ApiError error = Code::unauthorized;
    error.with_message("log in").with_detail("needed", "chat:write");
    const Response response = respond(layouts::slack, error, {}, buffer);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body,
              R"({"ok":false,"error":"UNAUTHORIZED","needed":"chat:write",)"
              R"("response_metadata":{"messages":["log in"]}})");
    EXPECT_EQ(response.headers.find("WWW-Authenticate"), "") << "a challenge belongs to a 401";
    const ApiError back = read<Code>(layouts::slack, Received{response.status, response.body, response.headers});
    EXPECT_EQ(back, Code::unauthorized);
    EXPECT_EQ(back.status(), HttpStatus::unauthorized) << "a known code has its own status";
    EXPECT_EQ(back.message(), "log in");
    EXPECT_EQ(back.detail("needed"), "chat:write");
}

TEST(layout_probes, a_map_of_fields_and_a_map_of_details)
{
    ApiError error = sample();
    error.with_detail("nested", raw_json(R"({"a":[1,{"b":"c\"d"}]})"))
        .with_detail("half", 0.5)
        .with_detail("none", nullptr);
    const std::string body = to_string(layouts::maps, error);
    EXPECT_EQ(body,
              R"({"message":"Two fields are wrong","code":"VALIDATION_ERROR",)"
              R"("errors":{"/title":"is missing","/tags/0":"is no text"},)"
              R"("extra":{"nested":{"a":[1,{"b":"c\"d"}]},"half":0.5,"none":null}})");
    const ApiError back = read<Code>(layouts::maps, Received{400, body});
    expect_violations_of_sample(back);
    EXPECT_EQ(back.details(), error.details());
    EXPECT_EQ(to_string(layouts::maps.relay(), back), body);
}

TEST(layout_probes, nested_optional_objects_and_dependent_members)
{
    ApiError error = Code::rate_limit_exceeded;
    error.with_message("slow down")
        .with_param("p")
        .with_retry_after(9)
        .with_detail("url", "https://u")
        .with_timestamp(std::chrono::system_clock::from_time_t(0));
    const std::string body = to_string(layouts::nested, error);
    EXPECT_EQ(body,
              R"({"code":"RATE_LIMIT_EXCEEDED","message":"slow down","a":{"b":{"param":"p"},"retry":9},)"
              R"("unit":"seconds","upgrade":{"url":"https://u"},"time":"1970-01-01T00:00:00Z"})");
    const ApiError back = read<Code>(layouts::nested, Received{429, body});
    EXPECT_EQ(back.param(), "p");
    EXPECT_EQ(back.retry_after(), std::chrono::seconds(9));
    EXPECT_EQ(back.timestamp(), error.timestamp());
    EXPECT_EQ(to_string(layouts::nested.relay(), back), body);
}

TEST(layout_probes, an_html_safe_body_is_read_back_without_its_escapes)
{
    ApiError error = sample();
    error.with_message("</script>\xE2\x80\xA8&").with_detail("<k>", "<v>").with_violation("<f>", ">");
    const std::string body = to_string(layouts::html, error);
    EXPECT_EQ(body.find_first_of("<>&"), std::string::npos) << body;
    const ApiError back = read<Code>(layouts::html, Received{400, body});
    EXPECT_EQ(back.message(), "</script>\xE2\x80\xA8&");
    EXPECT_EQ(back.detail("<k>"), "<v>");
    EXPECT_EQ(back.violations()[2], (Violation{"<f>", ">"}));
    EXPECT_EQ(to_string(layouts::html.relay(), back), body);
}

TEST(layout_probes, a_list_with_messages_only_keeps_each_message)
{
    constexpr auto layout =
        object(member("code", field::code), member("errors", each_violation(field::violation_message)));
    const std::string body = to_string(layout, sample());
    const ApiError back = read<Code>(layout, Received{400, body});
    EXPECT_EQ(back.violations().size(), 2U);
    EXPECT_EQ(to_string(layout.relay(), back), body);
}

TEST(layout_probes, without_a_catalogue_names_are_kept_as_texts)
{
    const ApiError back = read(layouts::maps, Received{404, to_string(layouts::maps, Code::not_found)});
    EXPECT_EQ(back.name(), "NOT_FOUND");
    EXPECT_FALSE(back.as<Code>().has_value());
    EXPECT_EQ(back.status(), HttpStatus::not_found);
}

} // namespace
