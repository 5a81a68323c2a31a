// SPDX-License-Identifier: BSL-1.0
// Tests of the headers of an envelope: what can be one, and what is refused. tests/compile_fail has the constants.
#include <amiss/envelope_header.hpp>

#include <amiss/apis/onestack.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

constexpr auto with_three = onestack::envelope.header("request-id", field::request_id)
                                .header("x-should-retry", field::retryable)
                                .header("X-API", "2");
static_assert(with_three.options.headers.size() == 3 && onestack::envelope.options.headers.size() == 0);
static_assert(with_three.options.headers.has(FieldKind::retryable) && !with_three.options.headers.has(FieldKind::code));
static_assert(with_three.options.headers.begin()->name == "request-id");

std::size_t added(Literal name, Field field)
{
    EnvelopeHeaders headers;
    headers.add(name, field);
    return headers.size();
}
std::size_t added(Literal name, Literal text)
{
    EnvelopeHeaders headers;
    headers.add(name, text);
    return headers.size();
}

TEST(envelope_header, single_values_can_be_one)
{
    for (const Field field : {field::code, field::type, field::status, field::param, field::doc_url, field::request_id,
                              field::instance, field::retry_after, field::retry_after.as_milliseconds(),
                              field::retryable, field::detail("k"), field::status.as_text()})
        EXPECT_EQ(added("x-h", field), 1U) << static_cast<int>(field.kind);
    for (const Field field :
         {field::message, field::details, field::violations, field::timestamp, field::reason, field::violation_field,
          field::code.as_kebab(), field::status.as_milliseconds(), field::message.as_ascii()})
        EXPECT_EQ(added("x-h", field), 0U) << static_cast<int>(field.kind);
}

TEST(envelope_header, names_are_tokens_that_respond_does_not_use)
{
    EXPECT_EQ(added("X-Request-Id", field::request_id), 1U) << "in place of the one that respond adds";
    EXPECT_EQ(added("x-request-id", field::code), 0U);
    for (const char* name :
         {"content-type", "WWW-Authenticate", "Allow", "Retry-After", "RateLimit", "ratelimit-policy",
          "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Content-Length", "Transfer-Encoding",
          "Connection", "", "a b", "a:", "gr\u00fcn", "a\r\n"})
        EXPECT_EQ(added(name, "value"), 0U) << name;
}

TEST(envelope_header, constants_are_printable)
{
    EXPECT_EQ(added("x-h", "a b"), 1U);
    EXPECT_EQ(added("x-h", std::string_view(std::string(128, 'x'))), 1U);
    for (const char* text : {"", "a\r\nb", "gr\u00fcn", " a", "a "}) EXPECT_EQ(added("x-h", text), 0U) << text;
    EXPECT_EQ(added("x-h", std::string_view(std::string(129, 'x'))), 0U);
}

TEST(envelope_header, up_to_eight_of_different_names)
{
    EnvelopeHeaders headers;
    headers.add("x-1", "1");
    headers.add("X-1", "2");
    EXPECT_EQ(headers.size(), 1U) << "names are compared without case";
    for (const char* name : {"x-2", "x-3", "x-4", "x-5", "x-6", "x-7", "x-8", "x-9"}) headers.add(name, "1");
    EXPECT_EQ(headers.size(), 8U);
    EXPECT_EQ((headers.end() - 1)->name, "x-8");
}

} // namespace
