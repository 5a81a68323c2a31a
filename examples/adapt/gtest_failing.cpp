// SPDX-License-Identifier: BSL-1.0
// Tests that fail: gtest_failing.sh compares what they print with docs/testing.md.
#include <amiss/adapt/gtest.hpp>

#include "create_ticket.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace testing;
using amiss::FailsWith, amiss::HasParam, amiss::HasViolation, amiss::WritesBody;

TEST(failing, another_code)
{
    // [code]
    EXPECT_THAT(create({}), FailsWith(Code::parameter_invalid, HasParam("title")));
    // [/code]
}

TEST(failing, a_value)
{
    // [value]
    EXPECT_THAT(create({"Printer"}), FailsWith(Code::parameter_missing));
    // [/value]
}

TEST(failing, comparison)
{
    // [comparison]
    EXPECT_EQ(create({}).error(), Code::parameter_invalid);
    // [/comparison]
}

TEST(failing, violations)
{
    const amiss::ApiError error = amiss::ApiError(Code::parameter_invalid)
                                      .with_violation("title", "is too long")
                                      .with_violation("seat", "is taken");
    // [violations]
    EXPECT_THAT(error.violations(), ElementsAre(HasViolation("title", "is too long"), HasViolation("row")));
    // [/violations]
}

TEST(failing, body)
{
    // [body]
    EXPECT_THAT(create({}), WritesBody(cstar::envelope, R"({
        "success": false,
        "error": {
            "type": "invalid_request_error", "code": "parameter_missing", "message": "The 'titel' field is required.",
            "param": "title", "doc_url": "https://cstar.help/developers/api/errors#parameter_missing"
        }
    })"));
    // [/body]
}
