// SPDX-License-Identifier: BSL-1.0
// Results of another library as expected and back: each value is moved or copied once, also one that can only be moved.
#include <amiss/detail/result/convert_result.hpp>

#include <amiss/http_status.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <utility>
#include <variant>

namespace {

using amiss::ApiError;
using amiss::expected;
using amiss::HttpStatus;

template <class T>
struct Either {
    using held_type = std::variant<T, int>;
    held_type held;
};
struct EitherTraits {
    template <class R>
    static bool has_value(const R& result)
    {
        return result.held.index() == 0;
    }
    template <class T>
    static T&& value(Either<T>&& result)
    {
        return std::get<0>(std::move(result.held));
    }
    template <class T>
    static const T& value(const Either<T>& result)
    {
        return std::get<0>(result.held);
    }
    template <class R>
    static int error(const R& result)
    {
        return std::get<1>(result.held);
    }
    static ApiError to_error(int status) { return ApiError(static_cast<HttpStatus>(status)); }
    template <class R>
    static R make(const ApiError& error)
    {
        return {typename R::held_type(std::in_place_index<1>, amiss::to_int(error.status()))};
    }
    template <class R, class... T>
    static R make_value(T&&... value)
    {
        return {typename R::held_type(std::in_place_index<0>, std::forward<T>(value)...)};
    }
};

} // namespace

template <class T>
struct amiss::detail::TraitsOfResult<Either<T>> {
    using Type = EitherTraits;
};

namespace {

using amiss::detail::expected_of;
using amiss::detail::outside_result_of;
using Only = std::unique_ptr<int>; // can only be moved

TEST(convert_result, a_value_is_moved_out_of_an_rvalue_and_copied_from_an_lvalue)
{
    const expected<Only> moved = expected_of<Only>(Either<Only>{std::make_unique<int>(7)});
    EXPECT_EQ(**moved, 7);
    const Either<int> kept{std::variant<int, int>(std::in_place_index<0>, 8)};
    EXPECT_EQ(expected_of<int>(kept), 8);
    EXPECT_EQ(std::get<0>(kept.held), 8);
    EXPECT_TRUE(expected_of<void>(Either<std::monostate>{}).has_value());
}

TEST(convert_result, an_error_is_converted)
{
    const expected<Only> failed = expected_of<Only>(Either<Only>{404});
    EXPECT_EQ(failed.error(), HttpStatus::not_found);
}

TEST(convert_result, and_the_other_way)
{
    expected<Only> value = std::make_unique<int>(7);
    EXPECT_EQ(*std::get<0>(outside_result_of<Either<Only>>(std::move(value)).held), 7);
    const expected<int> failed = amiss::fail(HttpStatus::not_found);
    EXPECT_EQ(std::get<1>(outside_result_of<Either<int>>(failed).held), 404) << "from an lvalue";
    EXPECT_EQ(outside_result_of<Either<std::monostate>>(expected<void>()).held.index(), 0U);
}

} // namespace
