// SPDX-License-Identifier: BSL-1.0
// Tests of what is said about a value that is no error.
#include <amiss/detail/values/value_refusal.hpp>

#include <amiss/expected.hpp>

#include <gtest/gtest.h>

#include <string>
#include <system_error>

namespace {

using amiss::detail::WantedValue;
using Refusal = amiss::detail::ValueRefusal<int>;

TEST(ValueRefusal, names_the_member_and_what_it_must_be)
{
    const auto said = [](WantedValue wanted, std::string_view member) {
        return Refusal{wanted, member, nullptr, true}.text();
    };
    EXPECT_EQ(said(WantedValue::object, ""), "the value must be an object");
    EXPECT_EQ(said(WantedValue::array, "violations"), "'violations' must be an array");
    EXPECT_EQ(said(WantedValue::string, "code"), "'code' must be a string");
    EXPECT_EQ(said(WantedValue::number, "status"), "'status' must be a number");
    EXPECT_EQ(said(WantedValue::boolean, "retryable"), "'retryable' must be true or false");
    EXPECT_EQ(said(WantedValue::sound, "timestamp"), "'timestamp' has a value that no error can have");
}

TEST(ValueRefusal, fails_as_an_error_of_this_program)
{
    EXPECT_FALSE(Refusal());
    const Refusal refusal{WantedValue::number, "status", nullptr, true};
    EXPECT_TRUE(refusal);
    const amiss::expected<int> failed = refusal.failure({"store.cpp", 7});
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().status(), amiss::HttpStatus::internal_server_error);
    EXPECT_EQ(failed.error().cause(), std::errc::invalid_argument);
    EXPECT_EQ(failed.error().context(), "'status' must be a number");
    EXPECT_EQ(failed.error().location().line, 7U);
}

} // namespace
