// SPDX-License-Identifier: BSL-1.0
// Tests of the parts of a message: what is the row's text, what is a value, and which values are missing.
#include <amiss/detail/error/message_parts.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::ApiError;
using amiss::cstar::Code;
using amiss::detail::MessageParts;
using amiss::detail::TextRange;

std::string unfilled(const ApiError& error)
{
    std::string keys;
    MessageParts(error).for_each_unfilled([&keys](std::string_view key) { keys.append(key).append(" "); });
    return keys;
}

TEST(message_parts, the_text_of_a_row_is_told_from_other_texts)
{
    EXPECT_TRUE(MessageParts(ApiError(Code::key_expired)).is_row_text());
    EXPECT_FALSE(MessageParts(ApiError(Code::key_expired).with_message("x")).is_row_text());
    EXPECT_FALSE(MessageParts(ApiError(amiss::HttpStatus::gone)).is_row_text());
    EXPECT_TRUE(MessageParts(ApiError(Code::parameter_missing)).is_row_text()) << "its plain text";
    EXPECT_FALSE(MessageParts(ApiError(Code::parameter_missing).with_param("p")).is_row_text());
}

TEST(message_parts, a_filled_template_is_told_from_other_texts)
{
    EXPECT_TRUE(MessageParts(ApiError(Code::parameter_missing).with_param("p")).is_filled());
    EXPECT_FALSE(MessageParts(ApiError(Code::parameter_missing)).is_filled());
    EXPECT_FALSE(
        MessageParts(ApiError(Code::parameter_missing).with_param("p").with_message("The 'x' field")).is_filled());
    EXPECT_FALSE(MessageParts(ApiError(Code::key_expired)).is_filled());
}

TEST(message_parts, the_values_of_a_filled_template)
{
    const ApiError error = ApiError(Code::parameter_missing).with_param("title"); // The 'title' field is required.
    const MessageParts parts(error);
    const auto value = [&parts](std::size_t begin, std::size_t end) {
        const TextRange range = parts.first_value_in({begin, end});
        return std::string(parts.is_filled() ? "" : "?") + std::to_string(range.begin) + "-"
            + std::to_string(range.end);
    };
    EXPECT_EQ(value(0, 30), "5-10");
    EXPECT_EQ(value(6, 8), "6-8");
    EXPECT_EQ(value(0, 7), "5-7");
    EXPECT_EQ(value(0, 5), "5-5");
    EXPECT_EQ(value(10, 30), "30-30");
}

TEST(message_parts, unfilled_placeholders_are_those_of_local_errors_without_a_message)
{
    EXPECT_EQ(unfilled(Code::parameter_missing), "param ");
    EXPECT_EQ(unfilled(Code::key_expired), "");
    EXPECT_EQ(unfilled(ApiError(Code::parameter_missing).with_param("p")), "");
    EXPECT_EQ(unfilled(ApiError(Code::parameter_missing).with_message("m")), "");
    ApiError read = Code::parameter_missing;
    amiss::detail::ErrorAccess::head(read).provenance = amiss::Provenance::server;
    EXPECT_EQ(unfilled(read), "") << "nobody here could have filled it";
}

} // namespace
