// SPDX-License-Identifier: BSL-1.0
// The error of a body in no known envelope: from JSON, from a plain text, or from the status alone.
#include <amiss/detail/infer/unknown_body.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::Provenance;
using amiss::Received;
using amiss::detail::complete_error;
using Pairs = std::vector<std::pair<std::string, std::string>>;

ApiError infer_error(const Received& received, bool is_json)
{
    return amiss::detail::infer_error(received, received, is_json);
}

TEST(unknown_body, json_is_inferred_from)
{
    const ApiError error = infer_error(Received{400, R"({"message":"No.","code":"gone"})"}, true);
    EXPECT_EQ(error.name(), "gone");
    EXPECT_EQ(error.message(), "No.");
    EXPECT_EQ(error.provenance(), Provenance::server);
}

TEST(unknown_body, mended_json_is_inferred_from_and_the_context_is_of_the_body_as_it_came)
{
    const Received mended{400, R"({"message":"No."})"};
    EXPECT_EQ(amiss::detail::infer_error(Received{400, "x"}, mended, true).message(), "No.");
    EXPECT_EQ(amiss::detail::infer_error(Received{400, "{}x"}, Received{400, "{}"}, true).context(), "{}x");
}

TEST(unknown_body, the_type_of_a_problem_document_is_its_code_also_without_a_title)
{
    const std::string_view body = R"({"type":"https://example.com/problems/out-of-credit","instance":"/a/1"})";
    EXPECT_EQ(infer_error(Received{403, body, Pairs{{"Content-Type", "application/problem+json"}}}, true).name(),
              "https://example.com/problems/out-of-credit");
    EXPECT_EQ(infer_error(Received{403, body}, true).name(), "");
}

TEST(unknown_body, of_which_nothing_can_be_inferred_is_made_of_the_status)
{
    const ApiError error = infer_error(Received{400, R"({"a":1})"}, true);
    EXPECT_EQ(error.provenance(), Provenance::synthesized);
    EXPECT_EQ(error.message(), "Bad Request");
    EXPECT_EQ(infer_error(Received{400, R"({"message":"No."})"}, false).message(), "Bad Request") << "no JSON";
}

TEST(unknown_body, xml_is_the_servers_word)
{
    const std::string_view body = "<Error><Code>SlowDown</Code><Message>Wait a bit.</Message></Error>";
    const ApiError error = infer_error(Received{503, body}, false);
    EXPECT_EQ(error.name(), "SlowDown");
    EXPECT_EQ(error.message(), "Wait a bit.");
    EXPECT_EQ(error.provenance(), Provenance::server);
    EXPECT_FALSE(error.malformed());
    EXPECT_EQ(infer_error(Received{503, body, Pairs{{"Content-Type", "text/html"}}}, false).name(), "");
    EXPECT_EQ(infer_error(Received{503, body}.max_body(body.size() - 1), false).name(), "");
}

TEST(unknown_body, a_text_is_the_message_of_a_synthesized_error)
{
    const ApiError error = infer_error(Received{429, "Slow down.\r\nReally."}, false);
    EXPECT_EQ(error.message(), "Slow down.");
    EXPECT_EQ(error.context(), "Really.");
    EXPECT_EQ(error.provenance(), Provenance::synthesized);
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(infer_error(Received{429, "Slow down."}.max_body(5), false).message(), "Too Many Requests");
}

TEST(unknown_body, members_that_an_envelope_does_not_have_complete_its_error)
{
    ApiError error(HttpStatus::not_found);
    complete_error(Received{404, R"({"requestId":"req-77"})"}, error);
    EXPECT_EQ(error.request_id(), "req-77");
}

} // namespace
