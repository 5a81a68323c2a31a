// SPDX-License-Identifier: BSL-1.0
// Tests of repeated keys: the writer misses no key that a body would have twice.
#include <amiss/detail/write/repeated_keys.hpp>

#include <amiss/apis/onestack.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

TEST(repeated_keys, a_field_repeats_an_earlier_one_if_both_look_the_same_in_a_body)
{
    ApiError error = onestack::Code::validation_error;
    error.with_violation("a", "").with_violation("\x80", "").with_violation("\x81", "").with_violation("b", "");
    const detail::RecordBuffer& records = detail::ErrorAccess::records(error);
    std::string seen;
    for (const Violation& violation : error.violations())
        seen += detail::repeats_field(records, violation.field) ? 'r' : '-';
    EXPECT_EQ(seen, "--r-");
}

TEST(repeated_keys, details_that_may_have_the_key_of_a_member_are_found)
{
    constexpr auto layout = object(member("code", field::code), member("a\"b", field::message), field::details);
    constexpr auto simple = object(member("code", field::code), member("text", field::message), field::details);
    const detail::Node* with_quote = layout.nodes.data();
    const detail::Node* without = simple.nodes.data();
    EXPECT_TRUE(detail::may_repeat_key(without, R"("code":1)"));
    EXPECT_TRUE(detail::may_repeat_key(without, R"("x":"the code")")) << "a false alarm is allowed, a miss is not";
    EXPECT_FALSE(detail::may_repeat_key(without, R"("x":1,"y":"z")"));
    EXPECT_TRUE(detail::may_repeat_key(with_quote, R"("x":1)")) << "a key with escapes is not compared";
}

} // namespace
