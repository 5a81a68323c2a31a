// SPDX-License-Identifier: BSL-1.0
// The call of a function under LEAF's handlers: its value's type, how it has ended, and a thread that ends in it.
#include <amiss/detail/leaf/leaf_call.hpp>

#include <gtest/gtest.h>

#include <pthread.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace {

namespace leaf = amiss::detail::leaf;
using amiss::detail::call_for_leaf;
using amiss::detail::LeafThrown;
using amiss::detail::LeafValue;

static_assert(std::is_same_v<LeafValue<leaf::result<std::unique_ptr<int>>>::Type, std::unique_ptr<int>>);
static_assert(std::is_same_v<LeafValue<leaf::result<void>>::Type, void>);
static_assert(std::is_same_v<LeafValue<leaf::result<int&>>::Type, int>);
static_assert(std::is_same_v<LeafValue<amiss::expected<std::string>>::Type, std::string>);
static_assert(std::is_same_v<LeafValue<std::string>::Type, std::string>);
static_assert(std::is_same_v<LeafValue<void>::Type, void>);

TEST(leaf_call, says_what_was_thrown)
{
    using Captured = amiss::expected<int>;
    LeafThrown thrown;
    EXPECT_EQ(call_for_leaf<Captured>([] { return 7; }, thrown).value().result, 7);
    EXPECT_FALSE(thrown.exception);
    EXPECT_THROW((void)call_for_leaf<Captured>([]() -> int { throw std::runtime_error("disk"); }, thrown),
                 std::runtime_error);
    EXPECT_TRUE(thrown.exception);
    EXPECT_FALSE(thrown.end_of_thread);
}

int end_mark = 0;

void* end_in_a_capture(void*)
{
    using Captured = amiss::expected<int>;
    LeafThrown thrown;
    (void)
        leaf::try_handle_all([&] { return call_for_leaf<Captured>([]() -> int { pthread_exit(&end_mark); }, thrown); },
                             amiss::detail::LeafHandler<Captured>{&thrown});
    return nullptr;
}

TEST(leaf_call, end_of_a_thread_passes_through)
{
    pthread_t thread;
    ASSERT_EQ(pthread_create(&thread, nullptr, end_in_a_capture, nullptr), 0);
    void* ended = nullptr;
    pthread_join(thread, &ended);
    EXPECT_EQ(ended, &end_mark);
}

} // namespace
