// SPDX-License-Identifier: BSL-1.0
// Returning an error: in what each kind of result is returned, and that nothing is moved before it is taken.
#include <amiss/detail/result/propagate.hpp>

#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <utility>

namespace {

using amiss::detail::ErrorRvalue;
using amiss::detail::propagate;
using Result = tl::expected<int, std::string>;

struct Named {
    using unexpected_type = tl::unexpected<std::string>;
    static std::string error() { return "named"; }
};
struct Bare {
    static std::string error() { return "bare"; }
};

static_assert(std::is_same_v<decltype(propagate(std::declval<Result>())), tl::unexpected<ErrorRvalue<std::string>>>);
static_assert(
    std::is_same_v<decltype(propagate(std::declval<Result&>())), tl::unexpected<ErrorRvalue<const std::string>>>);
static_assert(
    std::is_same_v<decltype(propagate(std::declval<const Result>())), tl::unexpected<ErrorRvalue<const std::string>>>);
static_assert(std::is_same_v<decltype(propagate(Named())), tl::unexpected<std::string>>);
static_assert(std::is_same_v<decltype(propagate(Bare())), std::string>);

TEST(propagate, error_of_an_rvalue_stays_until_it_is_taken)
{
    Result result = tl::unexpected<std::string>(std::string(100, 'e'));
    const auto passed = propagate(std::move(result));
    EXPECT_EQ(result.error().size(), 100U) << "not moved yet";
    const tl::expected<void, std::string> taken = passed;
    EXPECT_EQ(taken.error(), std::string(100, 'e'));
    EXPECT_TRUE(result.error().empty()) << "moved";
}

TEST(propagate, error_of_an_lvalue_is_copied)
{
    const Result result = tl::unexpected<std::string>("e");
    const tl::expected<void, std::string> taken = propagate(result);
    EXPECT_EQ(taken.error(), "e");
    EXPECT_EQ(result.error(), "e");
}

TEST(propagate, other_results_give_what_they_name_or_the_error)
{
    EXPECT_EQ(propagate(Named()).value(), "named");
    EXPECT_EQ(propagate(Bare()), "bare");
}

TEST(propagate, error_converts_to_what_can_be_made_of_it)
{
    struct Wrapped {
        std::string text;
        Wrapped(std::string inner) : text(std::move(inner)) {} // NOLINT(google-explicit-constructor): to convert
    };
    std::string error = "e";
    const Wrapped wrapped = ErrorRvalue<std::string>{&error};
    EXPECT_EQ(wrapped.text, "e");
}

TEST(propagate, error_of_a_derived_class_goes_into_a_result_of_the_base)
{
    struct Base {
        std::string text;
    };
    struct Derived : Base {};
    tl::expected<int, Derived> result = tl::unexpected<Derived>(Derived{{"e"}});
    const tl::expected<void, Base> copied = propagate(result);
    const tl::expected<void, Base> moved = propagate(std::move(result));
    EXPECT_EQ(copied.error().text, "e");
    EXPECT_EQ(moved.error().text, "e");
}

} // namespace
