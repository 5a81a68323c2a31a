// SPDX-License-Identifier: BSL-1.0
// Which traits a result has: plain ones, or those that an adapter names, whatever reference it is.
#include <amiss/detail/result/result_traits.hpp>

#include <gtest/gtest.h>

#include <type_traits>

namespace {

struct NotAdapted {};
template <class T>
struct Adapted {};
struct TraitsOfAdapted {};

} // namespace

template <class T>
struct amiss::detail::TraitsOfResult<Adapted<T>> {
    using Type = TraitsOfAdapted;
};

namespace {

using amiss::detail::PlainResult;
using amiss::detail::result_traits;

TEST(result_traits, are_plain_until_an_adapter_names_others)
{
    EXPECT_TRUE((std::is_same_v<result_traits<NotAdapted>, PlainResult>));
    EXPECT_TRUE((std::is_same_v<result_traits<Adapted<int>>, TraitsOfAdapted>));
}

TEST(result_traits, are_those_of_the_type_without_reference_and_const)
{
    EXPECT_TRUE((std::is_same_v<result_traits<const Adapted<int>&>, TraitsOfAdapted>));
    EXPECT_TRUE((std::is_same_v<result_traits<Adapted<void>&&>, TraitsOfAdapted>));
    EXPECT_TRUE((std::is_same_v<result_traits<const NotAdapted&>, PlainResult>));
}

} // namespace
