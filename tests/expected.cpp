// SPDX-License-Identifier: BSL-1.0
// Tests of expected, fail and the macros: many value types, one evaluation, and one move for each function.
#include <amiss/expected.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <any>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <variant>

namespace {

using amiss::ApiError;
using amiss::expected;
using amiss::fail;
using amiss::cstar::Code;

// Can be constructed from anything, like std::any.
struct Greedy {
    Greedy() = default;
    template <class T>
    Greedy(T&&) // NOLINT(bugprone-forwarding-reference-overload): that is the point
    {}
};

template <class T>
class shapes : public testing::Test {};
using Shapes =
    testing::Types<std::any, std::function<void()>, std::variant<int, std::string>, std::optional<int>, std::string,
                   bool, void, std::unique_ptr<int>, const int*, Greedy, std::variant<std::monostate, std::any>,
                   std::error_code, ApiError, Code, amiss::HttpStatus, expected<int>, expected<std::any>>;
TYPED_TEST_SUITE(shapes, Shapes, ); // -Wpedantic asks for the last comma

TYPED_TEST(shapes, every_way_to_make_a_failure_gives_an_error)
{
    const auto from_code = []() -> expected<TypeParam> { return fail(Code::key_expired); };
    const auto from_chain = []() -> expected<TypeParam> { return fail(Code::key_expired).with_param("p"); };
    const auto from_lvalue = []() -> expected<TypeParam> {
        auto failure = fail(ApiError(Code::key_expired));
        failure.with_param("p");
        return failure;
    };
    const auto through_try = [&]() -> expected<TypeParam> {
        AMISS_TRY(from_chain());
        return from_code();
    };
    EXPECT_FALSE(from_code().has_value());
    EXPECT_EQ(from_code().error(), Code::key_expired);
    EXPECT_EQ(from_chain().error().param(), "p");
    EXPECT_EQ(from_lvalue().error().param(), "p");
    ASSERT_FALSE(through_try().has_value());
    EXPECT_EQ(through_try().error().param(), "p");
}

TYPED_TEST(shapes, a_failure_converts_to_any_other_value_type)
{
    const auto whole = []() -> expected<int> { return fail(Code::key_expired); };
    const auto other = [&]() -> expected<TypeParam> {
        AMISS_ASSIGN(const int value, whole());
        return expected<TypeParam>(
            tl::unexpected<ApiError>(ApiError(value > 0 ? Code::invalid_json : Code::internal_error)));
    };
    ASSERT_FALSE(other().has_value());
    EXPECT_EQ(other().error(), Code::key_expired);
}

TEST(expected, default_error_is_api_error)
{
    static_assert(std::is_same_v<expected<int>, tl::expected<int, ApiError>>);
    static_assert(std::is_same_v<amiss::unexpected<>, tl::unexpected<ApiError>>);
    const amiss::unexpected<> plain = fail(Code::key_expired).with_param("p");
    EXPECT_EQ(plain.value().param(), "p");
    const expected<int> taken = plain;
    EXPECT_EQ(taken.error(), Code::key_expired);
}

TEST(expected, fail_takes_codes_statuses_and_errors)
{
    static_assert(std::is_same_v<decltype(fail(Code::invalid_json)), amiss::Failure>);
    const expected<int> code = fail(std::make_error_code(std::errc::io_error));
    EXPECT_EQ(code.error().cause(), std::errc::io_error);
    const expected<int> catalogued = fail(std::error_code(Code::invalid_json));
    EXPECT_EQ(catalogued.error(), Code::invalid_json);
    const expected<int> portable = fail(std::errc::io_error);
    EXPECT_EQ(portable.error(), std::errc::io_error);
    const expected<int> status = fail(amiss::HttpStatus::not_found);
    EXPECT_EQ(status.error(), amiss::HttpStatus::not_found);
    const ApiError kept = ApiError(Code::invalid_json).with_param("p");
    const expected<int> error = fail(kept);
    EXPECT_EQ(error.error(), kept);
    constexpr std::string_view text = "t"; // making a view of a literal might not be noexcept
    static_assert(noexcept(fail(Code::invalid_json).with_param(text).with_detail(text, 1)));
}

TEST(expected, map_error_converts_from_other_error_types)
{
    using Coded = tl::expected<int, std::error_code>;
    const auto convert = [](const Coded& result) -> expected<int> {
        return result.map_error([](std::error_code code) { return ApiError(code); });
    };
    EXPECT_EQ(convert(7).value(), 7);
    EXPECT_EQ(convert(tl::make_unexpected(std::error_code(Code::invalid_json))).error(), Code::invalid_json);
}

TEST(expected, fail_remembers_the_line_that_first_made_the_error)
{
    const unsigned line = __LINE__ + 1;
    const expected<int> first = fail(Code::invalid_json);
    EXPECT_STREQ(first.error().location().file, __FILE__);
    EXPECT_EQ(first.error().location().line, line);
    const expected<int> second = fail(first.error());
    EXPECT_EQ(second.error().location().line, line);
}

TEST(expected, setters_of_a_failure_return_the_failure_itself)
{
    auto failure = fail(Code::invalid_json);
    static_assert(std::is_same_v<decltype(failure.with_param("p")), decltype(failure)&>);
    static_assert(std::is_same_v<decltype(fail(Code::invalid_json).with_param("p")), decltype(failure)&&>);
    EXPECT_EQ(&failure.with_param("p"), &failure);
}

} // namespace
