// SPDX-License-Identifier: BSL-1.0
// Tests of the hash: it is the same at compile time and at run time, and differs for similar texts.
#include <amiss/detail/text/hash.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

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

TEST(hash, differs_for_similar_texts)
{
    std::set<std::uint64_t> hashes;
    std::string text;
    for (int size = 0; size < 40; ++size, text += '\0') hashes.insert(hash_text(text));
    for (int number = 0; number < 10000; ++number) hashes.insert(hash_text("code_" + std::to_string(number)));
    EXPECT_EQ(hashes.size(), 10040U);
}

static_assert(hash_name("parameter_missing") != hash_name("parameter_missinG") && hash_name("") != hash_name("a"));

TEST(hash, hash_name_is_the_same_at_run_time)
{
    constexpr std::string_view names[] = {"",
                                          "a",
                                          "timeout",
                                          "conflict",
                                          "not_found",
                                          "parameter_missing",
                                          "thirty-one characters of a name",
                                          "thirty-two characters of a name.",
                                          "thirty-three characters of a name",
                                          "\xFF\x80\xFE\xFD\xFC\xFB\xFA\xF9\xF8"};
    constexpr std::uint64_t compiled[] = {hash_name(names[0]), hash_name(names[1]), hash_name(names[2]),
                                          hash_name(names[3]), hash_name(names[4]), hash_name(names[5]),
                                          hash_name(names[6]), hash_name(names[7]), hash_name(names[8]),
                                          hash_name(names[9])};
    for (std::size_t at = 0; at < std::size(names); ++at)
        EXPECT_EQ(hash_name(std::string(names[at])), compiled[at]) << names[at];
}

TEST(hash, hash_name_depends_on_every_byte_and_on_the_size)
{
    std::set<std::uint64_t> hashes;
    std::size_t count = 0;
    for (std::size_t size = 0; size <= 70; ++size) {
        const std::string name(size, 'a');
        hashes.insert(hash_name(name));
        for (std::size_t at = 0; at < size; ++at) {
            std::string other = name;
            other[at] = 'b';
            hashes.insert(hash_name(other));
        }
        count += size + 1;
    }
    EXPECT_EQ(hashes.size(), count);
}

TEST(hash, words_cover_the_whole_name)
{
    for (std::size_t size = 0; size <= 40; ++size) {
        ASSERT_EQ(has_name_words(size), size >= 8 && size <= 32);
        if (!has_name_words(size)) continue;
        const std::string name(size, 'a');
        for (std::size_t at = 0; at < size; ++at) {
            std::string other = name;
            other[at] = 'b';
            EXPECT_FALSE(name_words(name.data(), size) == name_words(other.data(), size)) << size << ' ' << at;
        }
        EXPECT_TRUE(name_words(name.data(), size) == name_words(std::string(name).data(), size));
    }
}

TEST(hash, depends_on_the_seed) { EXPECT_NE(hash_text("a", 1), hash_text("a", 2)); }

} // namespace
