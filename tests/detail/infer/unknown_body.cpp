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
using amiss::detail::infer_error;
using amiss::detail::PlainText;
using Pairs = std::vector<std::pair<std::string, std::string>>;

const Pairs plain{{"content-type", "Text/Plain; charset=utf-8"}};

TEST(unknown_body, json_is_inferred_from)
{
    const ApiError error = infer_error(Received{400, R"({"message":"No.","code":"gone"})"}, true);
    EXPECT_EQ(error.name(), "gone");
    EXPECT_EQ(error.message(), "No.");
    EXPECT_EQ(error.provenance(), Provenance::server);
}

TEST(unknown_body, of_which_nothing_can_be_inferred_is_made_of_the_status)
{
    const ApiError error = infer_error(Received{400, R"({"a":1})"}, true);
    EXPECT_EQ(error.provenance(), Provenance::synthesized);
    EXPECT_EQ(error.message(), "Bad Request");
    EXPECT_EQ(infer_error(Received{400, R"({"message":"No."})"}, false).message(), "Bad Request") << "no JSON";
}

TEST(unknown_body, a_short_line_of_plain_text_is_the_message)
{
    EXPECT_EQ(infer_error(Received{429, "Slow down.\r\n", plain}, false).message(), "Slow down.");
    EXPECT_EQ(PlainText::message(Received{429, "Slow down.", Pairs{{"Content-Type", "text/html"}}}), "");
    EXPECT_EQ(PlainText::message(Received{429, "Slow down."}), "");
    const std::string longest(PlainText::max_plain_message, 'x');
    EXPECT_EQ(PlainText::message(Received{429, longest, plain}), longest);
    for (const std::string& body : {longest + "x", std::string("two\nlines"), std::string("ill-formed \xFF")})
        EXPECT_EQ(PlainText::message(Received{429, body, plain}), "") << body;
}

TEST(unknown_body, members_that_an_envelope_does_not_have_complete_its_error)
{
    ApiError error(HttpStatus::not_found);
    complete_error(Received{404, R"({"requestId":"req-77"})"}, error);
    EXPECT_EQ(error.request_id(), "req-77");
}

} // namespace
