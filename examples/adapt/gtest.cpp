// SPDX-License-Identifier: BSL-1.0
// Tests of handlers with GoogleTest: each is a line that says what comes back.
#include <amiss/adapt/gtest.hpp>

#include "create_ticket.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

// [using]
using namespace testing; // Field, HasSubstr, Not …
using amiss::FailsWith, amiss::HasParam, amiss::IsOk, amiss::IsOkAndHolds;
// [/using]
using amiss::HasContext, amiss::HasDetail, amiss::HasMessage, amiss::HasStatus, amiss::HasViolation, amiss::IsRetryable,
    amiss::WritesBody;

// [one-line]
TEST(create, needs_a_title) { EXPECT_THAT(create({}), FailsWith(Code::parameter_missing, HasParam("title"))); }
// [/one-line]

// [values]
TEST(create, makes_a_ticket) { EXPECT_THAT(create({"Printer"}), IsOkAndHolds(Field(&Ticket::title, "Printer"))); }
TEST(close_ticket, closes_one) { EXPECT_THAT(close_ticket(8), IsOk()); }
// [/values]

TEST(create, knows_priorities)
{
    // [parts]
    EXPECT_THAT(create({"Printer", "critical"}),
                FailsWith(Code::parameter_invalid, HasParam("priority"), HasMessage(HasSubstr("must be one of: low")),
                          HasDetail("allowed", StartsWith("low")), Not(HasViolation("priority"))));
    EXPECT_THAT(close_ticket(7), FailsWith(amiss::HttpStatus::internal_server_error, IsRetryable()));
    EXPECT_THAT(close_ticket(7), AllOf(HasStatus(Ge(500)), HasContext(HasSubstr("lock timeout"))));
    // [/parts]
}

TEST(create, answers_in_the_envelope)
{
    // [body]
    EXPECT_THAT(create({}), WritesBody(cstar::envelope, {"req_1"}, R"({
        "success": false,
        "error": {
            "type": "invalid_request_error", "code": "parameter_missing", "message": "The 'title' field is required.",
            "param": "title", "doc_url": "https://cstar.help/developers/api/errors#parameter_missing",
            "request_id": "req_1"
        }
    })"));
    EXPECT_THAT(close_ticket(7), Not(WritesBody(cstar::envelope, HasSubstr("lock timeout")))); // nothing internal
    // [/body]
}
