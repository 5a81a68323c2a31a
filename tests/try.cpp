// SPDX-License-Identifier: BSL-1.0
// AMISS_TRY and AMISS_ASSIGN: every declaration, every shape of result, one evaluation and one move.
#include <amiss/try.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>

#include <gtest/gtest.h>

#include <string>
#include <system_error>
#include <utility>

namespace {

using amiss::ApiError;
using amiss::expected;
using amiss::fail;
using amiss::cstar::Code;

expected<int> number(int value)
{
    return value < 0 ? expected<int>(fail(Code::parameter_invalid).with_param("n")) : value;
}
expected<std::pair<int, int>> pair_of(int a, int b) { return std::pair<int, int>(a, b); }

TEST(amiss_try, evaluate_once)
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

TEST(amiss_try, take_commas_and_declare_or_assign_anything)
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

TEST(amiss_try, nest_in_lambdas_inside_their_expression_and_repeat_on_a_line)
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

TEST(amiss_try, leave_an_lvalue_as_it_was)
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

TEST(amiss_try, references_pass_through_pointers)
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

// Counts what happens to a value or an error on its way.
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

TEST(amiss_try, value_is_moved_once_and_never_copied)
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

TEST(amiss_try, error_is_moved_once_a_frame_and_never_copied)
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

TEST(amiss_try, error_converts_into_what_the_function_returns)
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

TEST(amiss_try, parentheses_around_a_part_of_the_target_stay)
{
    int rows[2][2] = {{1, 2}, {3, 4}};
    EXPECT_TRUE(assign_to_an_element(rows));
    EXPECT_EQ(rows[0][1], 7);
    EXPECT_EQ(rows[1][0], 3);
}

// Any result with has_value() and error() will do: one of no library, which names no type for its failures.
struct OwnResult {
    int number;
    bool has_value() const { return number >= 0; }
    int operator*() const { return number; }
    std::error_code error() const { return std::make_error_code(std::errc::invalid_argument); }
};

TEST(amiss_try, other_results_give_their_error_as_it_is)
{
    const auto use = [](int number) -> std::error_code {
        AMISS_TRY(OwnResult{number});
        AMISS_ASSIGN(const int got, OwnResult{number - 1});
        return {got, std::system_category()};
    };
    EXPECT_EQ(use(-1), std::errc::invalid_argument);
    EXPECT_EQ(use(0), std::errc::invalid_argument);
    EXPECT_FALSE(use(1));
}

} // namespace
