// SPDX-License-Identifier: BSL-1.0
// Tests of the texts of a log that are more than one value.
#include <amiss/detail/error/log_texts.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

template <class Put>
std::string text_of(Put put_text)
{
    char buffer[512];
    detail::LogWriter out(buffer, sizeof buffer);
    put_text(out);
    return std::string(out.text());
}

TEST(log_texts, a_name_without_a_row_may_be_a_secret)
{
    ApiError error(HttpStatus::gone);
    const auto name = [&error](detail::LogWriter& out) { detail::put_name(out, error); };
    EXPECT_EQ(text_of(name), "- 410");
    detail::ErrorAccess::set_text(error, FieldKind::code, "sk_live_abc");
    EXPECT_EQ(text_of(name), "sk_*** 410");
    EXPECT_EQ(text_of([](detail::LogWriter& out) { detail::put_code(out, "sk_live_abc", true); }), "sk_live_abc");
}

TEST(log_texts, a_message_of_one_s_own_may_have_a_secret)
{
    const auto message = [](const ApiError& error) {
        return text_of([&error](detail::LogWriter& out) { detail::put_message(out, error); });
    };
    EXPECT_EQ(message(cstar::Code::key_expired), ApiError(cstar::Code::key_expired).message());
    EXPECT_EQ(message(ApiError(cstar::Code::key_expired).with_message("\"sk_live_abc\"")), R"(\"sk_***\")");
    EXPECT_EQ(message(ApiError(cstar::Code::parameter_missing).with_param("sk_live_abc")),
              "The 'sk_***' field is required.");
}

TEST(log_texts, no_catalogue_has_no_prefixes)
{
    EXPECT_TRUE(detail::prefixes_of(nullptr).empty());
    EXPECT_TRUE(detail::prefixes_of(&catalog_of<cstar::Code>()).empty());
}

} // namespace
