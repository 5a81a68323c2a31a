// SPDX-License-Identifier: BSL-1.0
// What the library does for MSVC, checked by a clang that takes itself for cl: see run.sh.
#include <amiss/detail/compiler.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/source_location.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__clang__) || defined(__GNUC__)
#error this is not about g++ and clang
#endif

using namespace amiss::detail;

// Head of an error: MSVC packs bit-fields by rules of its own.
static_assert(sizeof(ErrorHead) == 2 * sizeof(void*) + 8);

static_assert(multiply_fold(~std::uint64_t{0}, ~std::uint64_t{0}) == (0xFFFFFFFFFFFFFFFEU ^ 1U));
static_assert(multiply_fold(0x123456789ABCDEFU, 0xFEDCBA9876543210U) == (0x121FA00AD77D742U ^ 0x2236D88FE5618CF0U));
static_assert(trailing_zeros(std::uint64_t{24}) == 3 && trailing_zeros(std::uint32_t{24}) == 3);
static_assert(swap_bytes(0x0102030405060708U) == 0x0807060504030201U && !is_big_endian);
static_assert(bit_cast<std::uint32_t>(1.0F) == 0x3F800000U);

constexpr bool has(const char* text, char c, std::size_t size) noexcept
{
    return AMISS_MEMCHR(text, c, size) != nullptr;
}
static_assert(AMISS_STRLEN("abc") == 3 && has("abc", 'c', 3) && !has("abc", 'c', 2));

constexpr unsigned line_of(amiss::SourceLocation where = amiss::SourceLocation::current()) noexcept
{
    return where.line;
}
static_assert(line_of() == __LINE__);

enum class Code { closed = 1 };
template <class Enum, Enum... Values>
constexpr bool printed_values() noexcept
{
    return value_list_start(AMISS_FUNCTION_SIGNATURE, sizeof AMISS_FUNCTION_SIGNATURE - 1)
        < sizeof AMISS_FUNCTION_SIGNATURE - 1;
}
static_assert(printed_values<Code, Code::closed, static_cast<Code>(2)>());

// What is not constant has to compile.
std::uint64_t product(std::uint64_t left, std::uint64_t right) { return multiply_fold(left, right); }
unsigned zeros(std::uint64_t bits) { return trailing_zeros(bits); }
unsigned zeros_of_half(std::uint32_t bits) { return trailing_zeros(bits); }

#if AMISS_VECTOR_BYTES != 16
#error SSE2 is not found
#endif
unsigned special_bytes(const char* text)
{
    ByteVector vector;
    std::memcpy(&vector, text, sizeof vector);
    return top_bits((vector == '"') | (vector == '\\') | (vector < 0x20)) + top_bits(vector_of(1, 2));
}

AMISS_NOINLINE int half(int value) { return AMISS_LIKELY(value % 2 == 0) ? value / 2 : -1; }
AMISS_ALWAYS_INLINE inline int quarter(int value) { return half(half(value)); }
int use(int value) { return quarter(value); }

void copy_head(char* to, const char* from) { copy_words<head_words>(to, maybe_uninitialized(from)); }

AMISS_ALLOW_DEPRECATED_BEGIN
[[deprecated("use half")]] inline int old_half(int value) { return half(value); }
int use_old_half(int value) { return old_half(value); }
AMISS_ALLOW_DEPRECATED_END
