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

expected<int> number(int value)
{
    return value < 0 ? expected<int>(fail(Code::parameter_invalid).with_param("n")) : value;
}
expected<std::pair<int, int>> pair_of(int a, int b) { return std::pair<int, int>(a, b); }

TEST(expected, macros_evaluate_once)
{
    int calls = 0;
    const auto counted = [&](int value) { return ++calls, number(value); };
    const auto use = [&](int value) -> expected<int> {
        AMISS_TRY(counted(value));
        AMISS_ASSIGN(auto got, counted(value));
        return got;
    };
    EXPECT_EQ(use(4), 4);
    EXPECT_EQ(calls, 2);
    EXPECT_FALSE(use(-1).has_value());
    EXPECT_EQ(calls, 3);
}

TEST(expected, macros_accept_commas_and_declare_or_assign_anything)
{
    const auto use = [](int start) -> expected<int> {
        int existing = 0;
        AMISS_ASSIGN((auto [a, b]), pair_of(start, start + 1));
        AMISS_ASSIGN((const std::pair<int, int> whole), pair_of(start, 5));
        AMISS_ASSIGN(existing, number(a + b));
        AMISS_ASSIGN(const auto& bound, number(existing));
        AMISS_ASSIGN(auto sum, std::pair<expected<int>, int>(number(bound + whole.second), 0).first);
        AMISS_TRY(std::pair<expected<int>, int>(number(sum), 1).first);
        return sum;
    };
    EXPECT_EQ(use(1), 8);
    EXPECT_EQ(use(-9).error(), Code::parameter_invalid);
}

TEST(expected, macros_work_inside_a_lambda_in_their_own_expression)
{
    const auto use = [](int start) -> expected<int> {
        AMISS_ASSIGN(auto outer, [&]() -> expected<int> {
            AMISS_ASSIGN(auto inner, number(start));
            AMISS_TRY(number(inner));
            return inner + 1;
        }());
        AMISS_ASSIGN(int a, number(outer));
        AMISS_ASSIGN(int b, number(a));
        AMISS_TRY(number(b));
        if (start > 100)
            AMISS_TRY(number(-1));
        else
            AMISS_TRY(number(1));
        return b;
    };
    EXPECT_EQ(use(1), 2);
    EXPECT_FALSE(use(-1).has_value());
    EXPECT_FALSE(use(101).has_value());
}

TEST(expected, macros_do_not_move_from_an_lvalue)
{
    const expected<std::string> value = std::string(100, 'x');
    expected<std::string> failed = fail(Code::parameter_invalid).with_message(std::string(300, 'm'));
    const auto use = [&](expected<std::string>& result) -> expected<std::string> {
        AMISS_ASSIGN(auto copy, value);
        AMISS_TRY(result);
        return copy;
    };
    EXPECT_EQ(use(failed).error().message(), std::string(300, 'm'));
    EXPECT_EQ(failed.error().message(), std::string(300, 'm'));
    EXPECT_EQ(value->size(), 100U);
}

TEST(expected, a_pointer_can_be_the_value)
{
    int target = 1;
    const auto find = [&](bool there) -> expected<int*> {
        return there ? expected<int*>(&target) : fail(Code::key_expired);
    };
    const auto use = [&](bool there) -> expected<void> {
        AMISS_ASSIGN(int* found, find(there));
        ++*found;
        return {};
    };
    EXPECT_TRUE(use(true).has_value());
    EXPECT_EQ(target, 2);
    EXPECT_EQ(use(false).error(), Code::key_expired);
}

// Counts its copies and moves.
template <int Role>
struct Counted {
    static inline int copies = 0;
    static inline int moves = 0;
    explicit Counted(int) noexcept {}
    Counted(const Counted&) noexcept { ++copies; }
    Counted(Counted&&) noexcept { ++moves; }
    Counted& operator=(const Counted&) noexcept { return ++copies, *this; }
    Counted& operator=(Counted&&) noexcept { return ++moves, *this; }
    static void reset() { copies = moves = 0; }
};

TEST(expected, the_value_is_moved_once_and_never_copied)
{
    using Value = Counted<1>;
    const auto make = []() -> expected<Value> { return expected<Value>(tl::in_place, 1); };
    const auto use = [&]() -> expected<void> {
        Value::reset();
        AMISS_ASSIGN(auto value, make());
        static_cast<void>(value);
        return {};
    };
    EXPECT_TRUE(use().has_value());
    EXPECT_EQ(Value::copies, 0);
    EXPECT_EQ(Value::moves, 1);
    const auto bind = [&]() -> expected<void> {
        Value::reset();
        AMISS_ASSIGN(auto&& value, make());
        static_cast<void>(value);
        return {};
    };
    EXPECT_TRUE(bind().has_value());
    EXPECT_EQ(Value::copies + Value::moves, 0);
}

TEST(expected, the_error_is_moved_once_for_each_function_and_never_copied)
{
    using Error = Counted<2>;
    expected<int, Error> failure = tl::unexpected<Error>(Error(1));
    const auto make = [&]() -> expected<int, Error>&& { return std::move(failure); };
    const auto propagate = [&]() -> expected<long, Error> {
        AMISS_ASSIGN(int value, make());
        return value;
    };
    const auto again = [&]() -> expected<void, Error> {
        AMISS_TRY(propagate());
        return {};
    };
    Error::reset();
    EXPECT_FALSE(propagate().has_value());
    EXPECT_EQ(Error::moves, 1);
    Error::reset();
    EXPECT_FALSE(again().has_value());
    EXPECT_EQ(Error::moves, 2);
    EXPECT_EQ(Error::copies, 0);
}

TEST(expected, the_error_converts_to_the_error_type_of_the_function)
{
    struct Wrapped {
        ApiError inner;
        Wrapped(ApiError error) : inner(std::move(error)) {} // NOLINT(google-explicit-constructor)
    };
    const auto use = [](int value) -> expected<int, Wrapped> {
        AMISS_TRY(number(value));
        AMISS_ASSIGN(int got, number(value));
        return got;
    };
    EXPECT_EQ(use(-1).error().inner, Code::parameter_invalid);
    EXPECT_EQ(use(2).value(), 2);
}

amiss::expected<void> assign_to_an_element(int (*rows)[2])
{
    AMISS_ASSIGN((*rows)[1], amiss::expected<int>(7));
    return {};
}

TEST(expected, parentheses_around_part_of_the_target_are_kept)
{
    int rows[2][2] = {{1, 2}, {3, 4}};
    EXPECT_TRUE(assign_to_an_element(rows));
    EXPECT_EQ(rows[0][1], 7);
    EXPECT_EQ(rows[1][0], 3);
}

} // namespace
