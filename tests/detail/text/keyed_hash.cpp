// SPDX-License-Identifier: BSL-1.0
// SipHash-2-4 against the values of its authors.
#include <amiss/detail/text/keyed_hash.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace {

using amiss::detail::KeyedHash;

// The key is the bytes 0 to 15, and the text the bytes from 0 on.
std::uint64_t hash_of_first(int size)
{
    std::string text;
    for (int byte = 0; byte < size; ++byte) text.push_back(static_cast<char>(byte));
    return KeyedHash(0x0706050403020100U, 0x0F0E0D0C0B0A0908U)(text);
}

TEST(keyed_hash, has_the_values_of_siphash)
{
    EXPECT_EQ(hash_of_first(0), 0x726FDB47DD0E0E31U);
    EXPECT_EQ(hash_of_first(1), 0x74F839C593DC67FDU);
    EXPECT_EQ(hash_of_first(8), 0x93F5F5799A932462U);
    EXPECT_EQ(hash_of_first(15), 0xA129CA6149BE45E5U) << "the example of the paper";
}

TEST(keyed_hash, depends_on_the_key)
{
    EXPECT_NE(KeyedHash(1, 2)("text"), KeyedHash(1, 3)("text"));
    EXPECT_NE(KeyedHash(1, 2)("text"), KeyedHash(2, 2)("text"));
}

} // namespace
