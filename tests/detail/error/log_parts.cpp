// SPDX-License-Identifier: BSL-1.0
// Tests of the parts of a log: which there are, in both forms.
#include <amiss/detail/error/log_parts.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/detail/error/log_json_form.hpp>
#include <amiss/detail/error/log_line_form.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

std::string line_rest(const ApiError& error, const char* id, const char* trace)
{
    char buffer[512];
    detail::LogWriter out(buffer, sizeof buffer);
    detail::LogLineForm form(out);
    detail::log_rest(form, error, id, trace);
    return std::string(out.text());
}
std::string json_rest(const ApiError& error, const char* id, const char* trace)
{
    char buffer[512];
    detail::LogJsonForm form(buffer, sizeof buffer);
    detail::log_rest(form, error, id, trace);
    return std::string(form.finish());
}

TEST(log_parts, the_id_of_the_response_comes_first)
{
    const ApiError error = ApiError(cstar::Code::key_expired).with_request_id("req_own");
    const auto rest = [&error](const char* id) { return line_rest(error, id, ""); };
    EXPECT_EQ(rest("req_own"), R"( request_id="req_own")");
    EXPECT_EQ(rest("req_wire"), R"( request_id="req_wire" own_request_id="req_own")");
    EXPECT_EQ(rest(""), R"( own_request_id="req_own")");
}

TEST(log_parts, both_forms_have_the_same_parts)
{
    const ApiError error = ApiError(cstar::Code::key_expired)
                               .with_request_id("req_own")
                               .with_trace_id("t")
                               .with_param("")
                               .with_retry_after(3);
    EXPECT_EQ(
        line_rest(error, "req_wire", "u"),
        R"( param="" request_id="req_wire" own_request_id="req_own" trace_id="u" own_trace_id="t" retry_after=3)");
    EXPECT_EQ(json_rest(error, "req_wire", "u"),
              R"({"param":"","request_id":"req_wire","own_request_id":"req_own","trace_id":"u","own_trace_id":"t",)"
              R"("retry_after":3})");
}

TEST(log_parts, an_error_without_a_name_has_none)
{
    char buffer[64];
    detail::LogWriter out(buffer, sizeof buffer);
    detail::put_line(out, ApiError(HttpStatus::gone));
    EXPECT_EQ(out.text(), R"(- 410 "Gone")");
    detail::LogJsonForm object(buffer, sizeof buffer);
    detail::log_whole(object, ApiError(HttpStatus::gone), "", "");
    EXPECT_EQ(object.finish(), R"({"status":410,"message":"Gone"})");
}

} // namespace
