// SPDX-License-Identifier: BSL-1.0
// Tests of AMISS_TRY and AMISS_ASSIGN with other result types: a user's own, Boost's and the standard library's.
#include <amiss/expected.hpp>

#include <amiss/apis/cstar.hpp>

#include <boost/system/result.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <system_error>
#include <utility>
#include <variant>

#if __has_include(<expected>)
#include <expected>
#endif

namespace {

using amiss::ApiError;
using amiss::cstar::Code;

// A user's result type, without a member unexpected_type.
template <class T>
struct Result {
    std::variant<T, ApiError> held;
    Result(T value) : held(std::move(value)) {}
    Result(ApiError error) : held(std::move(error)) {}
    bool has_value() const { return held.index() == 0; }
    T& operator*() & { return std::get<0>(held); }
    T&& operator*() && { return std::get<0>(std::move(held)); }
    const ApiError& error() const { return std::get<1>(held); }
};

TEST(expected_results, a_users_type_and_the_type_of_boost)
{
    const auto custom = [](bool good) { return good ? Result<int>(3) : Result<int>(Code::key_expired); };
    const auto through_custom = [&](bool good) -> Result<std::string> {
        AMISS_ASSIGN(int value, custom(good));
        AMISS_TRY(custom(good));
        return std::string(static_cast<std::size_t>(value), '.');
    };
    EXPECT_EQ(*through_custom(true), "...");
    EXPECT_EQ(through_custom(false).error(), Code::key_expired);

    using Boost = boost::system::result<int, std::error_code>;
    const auto boosted = [](bool good) { return good ? Boost(3) : Boost(std::error_code(Code::key_expired)); };
    const auto through_boost = [&](bool good) -> boost::system::result<std::string, std::error_code> {
        AMISS_ASSIGN(int value, boosted(good));
        AMISS_TRY(boosted(good));
        return std::string(static_cast<std::size_t>(value), '.');
    };
    EXPECT_EQ(*through_boost(true), "...");
    EXPECT_EQ(through_boost(false).error(), Code::key_expired);
}

#if defined(__cpp_lib_expected)
TEST(expected_results, the_type_of_the_standard_library)
{
    using Standard = std::expected<int, ApiError>;
    const auto make = [](bool good) { return good ? Standard(3) : Standard(std::unexpect, Code::key_expired); };
    const auto use = [&](bool good) -> std::expected<void, ApiError> {
        AMISS_ASSIGN((auto value), make(good));
        EXPECT_EQ(value, 3);
        AMISS_TRY(make(good));
        return {};
    };
    EXPECT_TRUE(use(true).has_value());
    EXPECT_EQ(use(false).error(), Code::key_expired);
}
#endif

} // namespace
