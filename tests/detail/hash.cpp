// The hash: the same at compile time and at run time, and different for texts that look alike.
#include <amiss/detail/hash.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace {

using amiss::detail::hash_text;

static_assert(hash_text("parameter_missing") != hash_text("parameter_invalid"));
static_assert(amiss::detail::load8("\1\0\0\0\0\0\0\2") == 0x0200000000000001U);

TEST(hash, is_the_same_at_run_time)
{
    constexpr std::uint64_t compiled = hash_text("rate_limit_exceeded");
    const std::string text = "rate_limit_exceeded";
    EXPECT_EQ(hash_text(text), compiled);
    constexpr std::uint64_t high = hash_text("\xFF\x80\xFE\xFD\xFC\xFB\xFA\xF9\xF8");
    const std::string bytes = "\xFF\x80\xFE\xFD\xFC\xFB\xFA\xF9\xF8";
    EXPECT_EQ(hash_text(bytes), high);
}

TEST(hash, tells_similar_texts_apart)
{
    std::set<std::uint64_t> hashes;
    std::string text;
    for (int size = 0; size < 40; ++size, text += '\0') hashes.insert(hash_text(text));
    for (int number = 0; number < 10000; ++number) hashes.insert(hash_text("code_" + std::to_string(number)));
    EXPECT_EQ(hashes.size(), 10040U);
}

TEST(hash, seed_counts) { EXPECT_NE(hash_text("a", 1), hash_text("a", 2)); }

} // namespace
