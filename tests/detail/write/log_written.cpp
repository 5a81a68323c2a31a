// SPDX-License-Identifier: BSL-1.0
// Tests of the log of what is written, for values that are not those of the error.
#include <amiss/detail/write/log_written.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/detail/error/log_json_form.hpp>
#include <amiss/detail/error/log_line_form.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

std::string line(const detail::FieldValues& values, const ApiError& error)
{
    char buffer[512];
    detail::LogWriter out(buffer, sizeof buffer);
    detail::LogLineForm form(out);
    detail::log_written(form, values, error);
    return std::string(out.text());
}

TEST(log_written, the_same_values_are_said_once)
{
    const ApiError error = cstar::Code::key_expired;
    EXPECT_EQ(line({error, {}}, error), R"(key_expired 401 "The API key is past its expiration date.")");
    EXPECT_EQ(line({error, {"req_1"}}, error),
              R"(key_expired 401 "The API key is past its expiration date." request_id="req_1")");
}

TEST(log_written, other_values_come_first_and_the_error_s_own_after_them)
{
    const ApiError error = ApiError(cstar::Code::key_expired).with_message("Key sk_live_abc expired.");
    const ApiError wire = ApiError(cstar::Code::internal_error);
    EXPECT_EQ(line({wire, {}}, error),
              "internal_error 500 \"" + std::string(wire.message())
                  + R"(" of="key_expired 401" said="Key sk_*** expired.")");
}

TEST(log_written, a_code_of_no_catalogue_may_be_a_secret)
{
    const ApiError error(HttpStatus::gone);
    detail::FieldValues values(error, {});
    values.set(FieldKind::code, "sk_live_abc");
    values.set(FieldKind::message, "sk_live_abc");
    EXPECT_EQ(line(values, error), R"(sk_*** 410 "sk_***")");
}

TEST(log_written, the_same_in_json)
{
    const ApiError error = ApiError(cstar::Code::key_expired).with_message("Key sk_live_abc expired.");
    const ApiError wire = ApiError(cstar::Code::internal_error);
    char buffer[512];
    detail::LogJsonForm form(buffer, sizeof buffer);
    detail::log_written(form, {wire, {}}, error, 2);
    EXPECT_EQ(form.finish(),
              R"({"code":"internal_error","status":500,"message":")" + std::string(wire.message())
                  + R"(","of":"key_expired 401","said":"Key sk_*** expired.","unwritten_violations":2})");
}

} // namespace
