// SPDX-License-Identifier: BSL-1.0
// The compiler's own operations against the portable ones, at compile time and at run time, and what compilers print.
#include <amiss/detail/compiler.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace {

using namespace amiss::detail;

// Words of every shape: random ones, few bits, many bits, and none. Of xorshift64 (Marsaglia).
constexpr std::uint64_t next_word(std::uint64_t& state) noexcept
{
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    switch (state >> 60U) {
    case 0: return 0;
    case 1: return std::uint64_t{1} << (state & 63U);
    case 2: return ~std::uint64_t{0} << (state & 63U);
    case 3: return ~std::uint64_t{0} >> (state & 63U);
    case 4: return state & 0xFFFFFFFFU;
    case 5: return state << 32U;
    default: return state;
    }
}

constexpr bool agree(int count, std::uint64_t state) noexcept
{
    for (; count > 0; --count) {
        const std::uint64_t left = next_word(state), right = next_word(state);
        if (multiply_fold(left, right) != multiply_fold_portable(left, right)) return false;
        if (swap_bytes(left) != swap_bytes_portable(left)) return false;
        if (left != 0 && trailing_zeros(left) != trailing_zeros_portable(left)) return false;
        const auto half = static_cast<std::uint32_t>(right);
        if (half != 0 && trailing_zeros(half) != trailing_zeros_portable(half)) return false;
    }
    return true;
}
static_assert(agree(500, 1), "at compile time");

TEST(compiler, operations_agree_with_the_portable_ones) { EXPECT_TRUE(agree(1'000'000, 2)); }

constexpr bool evaluated = is_constant_evaluated();
static_assert(evaluated);

TEST(compiler, knows_run_time_and_byte_order)
{
    bool now = is_constant_evaluated();
    EXPECT_FALSE(now);
    const std::uint16_t word = 1;
    unsigned char first = 0;
    std::memcpy(&first, &word, 1);
    EXPECT_EQ(first == 0, is_big_endian);
}

static_assert(bit_cast<std::uint32_t>(1.0F) == 0x3F800000U);
constexpr bool has(const char* text, char c, std::size_t size) noexcept
{
    return AMISS_MEMCHR(text, c, size) != nullptr;
}
static_assert(AMISS_STRLEN("abc") == 3 && has("abc", 'c', 3) && !has("abc", 'c', 2));

constexpr unsigned line_of_call(unsigned line = caller_line()) noexcept { return line; }

TEST(compiler, knows_the_place_of_a_call)
{
    EXPECT_EQ(line_of_call(), static_cast<unsigned>(__LINE__));
    EXPECT_STREQ(caller_file(), __FILE__);
}

AMISS_NOINLINE int half(int value) { return AMISS_LIKELY(value % 2 == 0) ? value / 2 : -1; }
AMISS_ALWAYS_INLINE inline int twice(int value) { return 2 * value; }

struct Holder {
    std::string_view text = "held";
    std::string_view get() const noexcept AMISS_LIFETIMEBOUND { return text; }
};

TEST(compiler, attributes_and_barriers_leave_values_alone)
{
    EXPECT_EQ(half(4), 2);
    EXPECT_EQ(half(3), -1);
    EXPECT_EQ(twice(3), 6);
    const Holder holder;
    EXPECT_EQ(holder.get(), "held");
    std::uintptr_t word = 7;
    keep_apart(word);
    EXPECT_EQ(word, 7U);
    const char* const text = "text";
    EXPECT_EQ(maybe_uninitialized(text), text);
    volatile unsigned unknown = 3;
    EXPECT_FALSE(is_known(unknown));
}

AMISS_ALLOW_DEPRECATED_BEGIN
[[deprecated("use twice")]] constexpr int doubled(int value) { return 2 * value; }
static_assert(doubled(2) == 4, "with -Werror, this would not compile without the macro");
AMISS_ALLOW_DEPRECATED_END

// From the first value on, as each compiler prints it; MSVC's is taken from its documentation and from other libraries.
constexpr std::string_view values_of(std::string_view signature)
{
    return signature.substr(value_list_start(signature.data(), signature.size()));
}
static_assert(
    values_of("constexpr std::string_view amiss::v0::detail::printed_values() [with Enum = shop::Code; Enum "
              "...Values = {shop::Code::closed, (shop::Code)2}; std::string_view = std::basic_string_view<char>]")
    == "shop::Code::closed, (shop::Code)2}; std::string_view = std::basic_string_view<char>]");
static_assert(
    values_of("std::string_view amiss::detail::printed_values() [Enum = shop::Code, Values = <shop::Code::closed, "
              "(shop::Code)2>]")
    == "shop::Code::closed, (shop::Code)2>]");
static_assert(
    values_of(
        "class std::basic_string_view<char,struct std::char_traits<char> > __cdecl "
        "amiss::v0::detail::printed_values<enum shop::Code,shop::Code::closed,(enum shop::Code)0x2>(void) noexcept")
    == "shop::Code::closed,(enum shop::Code)0x2>(void) noexcept");
static_assert(
    values_of("... printed_values<enum names::Holder<3,names::Pair<4,5> >::Inner,(enum names::Inner)0x0>(void)")
    == "(enum names::Inner)0x0>(void)");
static_assert(values_of("something else").empty() && values_of("printed_values<").empty() && values_of("").empty());
static_assert(values_of("printed_values<enum shop::Code>(void)").empty());

#if AMISS_VECTOR_BYTES >= 16
template <class Vector>
void expect_masks()
{
    unsigned char bytes[sizeof(Vector)];
    for (std::size_t place = 0; place < sizeof bytes; ++place) {
        for (unsigned byte = 0; byte < 256; ++byte) {
            std::memset(bytes, 'a', sizeof bytes);
            bytes[place] = static_cast<unsigned char>(byte);
            Vector vector;
            std::memcpy(&vector, bytes, sizeof bytes);
            const unsigned bit = 1U << place, all = static_cast<unsigned>((std::uint64_t{1} << sizeof bytes) - 1);
            ASSERT_EQ(top_bits(vector), byte >= 0x80 ? bit : 0);
            ASSERT_EQ(top_bits(vector == '"'), byte == '"' ? bit : 0);
            ASSERT_EQ(top_bits((vector == '"') | (vector == 'a')), all & ~(byte == '"' || byte == 'a' ? 0 : bit));
            ASSERT_EQ(top_bits(vector < 0x20), byte < 0x20 || byte >= 0x80 ? bit : 0);
        }
    }
}

TEST(compiler, vectors_have_a_bit_for_each_byte)
{
    expect_masks<ByteVector>();
#if AMISS_VECTOR_BYTES >= 32
    expect_masks<WideByteVector>();
#endif
    const ByteVector made = vector_of(0x0706050403020100U, 0x0F0E0D0C0B0A0908U);
    unsigned char bytes[16];
    std::memcpy(bytes, &made, sizeof bytes);
    for (unsigned at = 0; at < 16; ++at) EXPECT_EQ(bytes[at], at);
    ByteVector kept = made;
    keep_in_vector(kept);
    EXPECT_EQ(std::memcmp(&kept, &made, sizeof made), 0);
    EXPECT_EQ(last_byte(made), 0x0FU);
    EXPECT_EQ(last_byte(vector_of(0, 0xFE00000000000000U)), 0xFEU);
}
#endif

} // namespace
