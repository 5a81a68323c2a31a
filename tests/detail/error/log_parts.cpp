// SPDX-License-Identifier: BSL-1.0
// Tests of the parts of a log line, each on its own.
#include <amiss/detail/error/log_parts.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

template <class Put>
std::string put(Put put_part)
{
    char buffer[512] = {};
    detail::LogWriter out(buffer, sizeof buffer);
    put_part(out);
    return std::string(out.text());
}

TEST(log_parts, a_name_without_a_row_may_be_a_secret)
{
    ApiError error(HttpStatus::gone);
    const auto name = [&error](detail::LogWriter& out) { detail::put_name(out, error); };
    EXPECT_EQ(put(name), "- 410");
    detail::ErrorAccess::set_text(error, FieldKind::code, "sk_live_abc");
    EXPECT_EQ(put(name), "sk_*** 410");
}

TEST(log_parts, a_member_without_text_is_left_out)
{
    EXPECT_EQ(put([](detail::LogWriter& out) { detail::put_member(out, "k", ""); }), "");
    EXPECT_EQ(put([](detail::LogWriter& out) { detail::put_member(out, "k", "a\"b"); }), R"( k="a\"b")");
}

TEST(log_parts, the_id_of_the_response_comes_first)
{
    const ApiError error = ApiError(cstar::Code::key_expired).with_request_id("req_own");
    const auto rest = [&error](const char* id) {
        return put([&](detail::LogWriter& out) { detail::put_rest(out, error, id, ""); });
    };
    EXPECT_EQ(rest("req_own"), R"( request_id="req_own")");
    EXPECT_EQ(rest("req_wire"), R"( request_id="req_wire" own_request_id="req_own")");
    EXPECT_EQ(rest(""), R"( own_request_id="req_own")");
}

TEST(log_parts, no_catalogue_has_no_prefixes)
{
    EXPECT_TRUE(detail::prefixes_of(nullptr).empty());
    EXPECT_TRUE(detail::prefixes_of(&catalog_of<cstar::Code>()).empty());
}

} // namespace
