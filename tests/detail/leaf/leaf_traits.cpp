// SPDX-License-Identifier: BSL-1.0
// How results of LEAF are seen, and what their error goes into.
#include <amiss/detail/leaf/leaf_traits.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/detail/result/propagate.hpp>

#include <gtest/gtest.h>

#include <any>
#include <type_traits>
#include <utility>

namespace {

namespace leaf = amiss::detail::leaf;
using amiss::ApiError;
using amiss::cstar::Code;
using amiss::detail::LeafResult;
using Failure = decltype(LeafResult::failure(std::declval<leaf::result<int>>()));

TEST(leaf_traits, error_keeps_its_number)
{
    leaf::result<int> failed = leaf::new_error();
    EXPECT_FALSE(amiss::detail::is_value(failed));
    const leaf::error_id id = failed.error();
    leaf::result<void> passed = LeafResult::failure(std::move(failed));
    EXPECT_FALSE(LeafResult::has_value(passed));
    EXPECT_EQ(leaf::error_id(passed.error()), id);
    EXPECT_EQ(leaf::error_id(LeafResult::failure(std::move(passed))), id);
}

TEST(leaf_traits, error_is_no_value)
{
    EXPECT_FALSE((std::is_constructible_v<std::any, Failure>));
    EXPECT_FALSE((std::is_copy_constructible_v<Failure>));
    EXPECT_TRUE((LeafResult::takes<leaf::result<int>, ApiError>));
    EXPECT_TRUE((LeafResult::takes<leaf::result<int>, Code>));
    EXPECT_FALSE((LeafResult::takes<leaf::result<int>, const char*>));
}

TEST(leaf_traits, new_error_for_each_error)
{
    const ApiError error(Code::parameter_missing);
    EXPECT_NE(amiss::detail::new_leaf_error(error).value(),
              amiss::detail::new_leaf_error(Code::parameter_missing).value());
    EXPECT_FALSE((LeafResult::make<leaf::result<int>>(error)));
    EXPECT_EQ(*LeafResult::make_value<leaf::result<int>>(7), 7);
    EXPECT_TRUE((LeafResult::make_value<leaf::result<void>>()));
}

} // namespace
