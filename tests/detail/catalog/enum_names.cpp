// SPDX-License-Identifier: BSL-1.0
// Tests of the names of enumerators, which come from the compiler: in any namespace, of any width, with any value.
#include <amiss/detail/catalog/enum_names.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

namespace names {
inline namespace v7 {
template <int>
struct Holder {
    enum class Inner { one = 1 };
};
enum class Code { minus = -1, zero, one, last = 63, next = 64, far = 200 };
enum class Narrow : std::uint8_t { first = 1, last = 255 };
enum Plain : short { plain_one = 1 };
} // namespace v7
} // namespace names

namespace {

using namespace amiss::detail;

enum class Hidden { one = 1, two };

static_assert(EnumBlock<names::Code, 0>::names[0] == "zero" && EnumBlock<names::Code, 0>::names[63] == "last");
static_assert(EnumBlock<names::Code, 0>::names[2].empty() && EnumBlock<names::Code, 64>::names[0] == "next");
static_assert(EnumBlock<names::Code, -64>::names[63] == "minus" && EnumBlock<names::Code, 192>::names[8] == "far");
static_assert(EnumBlock<names::Narrow, 192>::names[63] == "last" && EnumBlock<names::Narrow, 256>::names[0].empty());
static_assert(EnumBlock<names::Narrow, -64>::names[63].empty(), "a value outside the type has no name");
static_assert(EnumBlock<names::Plain, 0>::names[1] == "plain_one");
static_assert(EnumBlock<Hidden, 0>::names[2] == "two" && EnumBlock<Hidden, 0>::names[3].empty());
// The compiler prints the enumerators of a template's enum only after one of them has been used, as a row does.
static_assert(static_cast<int>(names::Holder<3>::Inner::one) == 1);
static_assert(EnumBlock<names::Holder<3>::Inner, 0>::names[1] == "one");

TEST(enum_names, a_local_enum_works_too)
{
    enum class Local { here = 5 };
    EXPECT_EQ((EnumBlock<Local, 0>::names[5]), "here");
    EXPECT_EQ((EnumBlock<Local, 0>::names[4]), "");
}

TEST(enum_names, a_cast_is_not_a_name)
{
    EXPECT_EQ(enumerator_in("(billing::Code)7"), "");
    EXPECT_EQ(enumerator_in("(billing::Code)-7"), "");
    EXPECT_EQ(enumerator_in("billing::Code::card_declined"), "card_declined");
    EXPECT_EQ(enumerator_in("(anonymous namespace)::Code::late"), "late");
    EXPECT_EQ(enumerator_in("7"), "");
    EXPECT_EQ(enumerator_in("bare"), "bare");
}

// What MSVC prints, taken from its documentation and from other libraries: casts in hexadecimal, no blank after a
// comma.
constexpr auto from_msvc =
    names_in<names::Code, 6>("class std::basic_string_view<char,struct std::char_traits<char> > __cdecl "
                             "amiss::v0::detail::printed_values<enum names::v7::Code,names::v7::Code::last,"
                             "names::v7::Code::next,(enum names::v7::Code)0x41,(enum names::v7::Code)0x42,"
                             "`anonymous-namespace'::Code::odd,(enum names::v7::Code)0xfffffff0>(void) noexcept",
                             63);
static_assert(from_msvc[0] == "last" && from_msvc[1] == "next" && from_msvc[2].empty() && from_msvc[3].empty());
static_assert(from_msvc[4] == "odd" && from_msvc[5].empty());
static_assert(!are_casts<1>("printed_values<enum names::Code,(enum names::Code)0x7>(void)", {7}),
              "never by the fast way");

TEST(enum_names, block_of_every_value_starts_at_a_multiple_of_64)
{
    using Limits = std::numeric_limits<int>;
    EXPECT_EQ(block_of(0), 0);
    EXPECT_EQ(block_of(63), 0);
    EXPECT_EQ(block_of(64), 64);
    EXPECT_EQ(block_of(-1), -64);
    EXPECT_EQ(block_of(-64), -64);
    EXPECT_EQ(block_of(-65), -128);
    EXPECT_EQ(block_of(Limits::max()), Limits::max() - 63);
    EXPECT_EQ(block_of(Limits::min()), Limits::min());
    EXPECT_EQ(block_of(Limits::min() + 1), Limits::min());
}

TEST(enum_names, values_that_do_not_fit_the_type_are_found)
{
    EXPECT_TRUE(fits_underlying<names::Narrow>(255));
    EXPECT_FALSE(fits_underlying<names::Narrow>(256));
    EXPECT_FALSE(fits_underlying<names::Narrow>(-1));
    EXPECT_TRUE(fits_underlying<names::Code>(-1));
}

} // namespace
