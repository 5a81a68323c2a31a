// SPDX-License-Identifier: BSL-1.0
// Random bits: each set half of the time, none the same twice, and others after a fork.
#include <amiss/detail/retry/random_bits.hpp>

#include <amiss/retry_policy.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <set>

#include <sys/wait.h>
#include <unistd.h>

namespace {

using amiss::detail::random_bits;
using amiss::detail::random_without_entropy;

static_assert(noexcept(random_bits()) && noexcept(random_without_entropy()));

// With either source: each of the 64 bits is set about half of the time, and no number is there twice.
void expect_random(std::uint64_t (*next)())
{
    constexpr int draws = 2000;
    std::set<std::uint64_t> seen;
    int set_bits[64] = {};
    for (int i = 0; i < draws; ++i) {
        const std::uint64_t bits = next();
        seen.insert(bits);
        for (unsigned bit = 0; bit < 64; ++bit) set_bits[bit] += static_cast<int>(bits >> bit & 1U);
    }
    EXPECT_EQ(seen.size(), std::size_t{draws});
    for (const int count : set_bits) EXPECT_NEAR(count, draws / 2, draws / 5); // 18 standard deviations
}

TEST(random_bits, are_random) { expect_random(&random_bits); }

// As a retry loop uses them: a Random mixes the bits of an integer.
TEST(random_bits, without_entropy_are_random_enough)
{
    expect_random(+[] { return amiss::Random(random_without_entropy()).below(UINT64_MAX); });
}

TEST(random_bits, of_a_fork_differ)
{
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    const std::uint64_t own = random_bits();
    if (child == 0) _exit(write(ends[1], &own, sizeof own) == static_cast<ssize_t>(sizeof own) ? 0 : 1);
    std::uint64_t other = 0;
    ASSERT_EQ(read(ends[0], &other, sizeof other), static_cast<ssize_t>(sizeof other));
    int status = -1;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    EXPECT_NE(own, other);
    close(ends[0]);
    close(ends[1]);
}

} // namespace
