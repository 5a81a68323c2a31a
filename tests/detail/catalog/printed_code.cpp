// SPDX-License-Identifier: BSL-1.0
// Tests of enumerators that stream: their wire names, and whose operator prints them.
#include <amiss/detail/catalog/printed_code.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/catalog.hpp>
#include <amiss/category.hpp>

#include <gtest/gtest.h>

#include <iomanip>
#include <ios>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace printed_code_test {

enum class Name { first = 1 };
enum class Kind { broken = 1 };
enum class Wide : unsigned char { last = 255 };
enum class Owned { owned = 1 };
enum class OwnedByTemplate { owned = 1 };
enum class OwnedByAnyStream { owned = 1 };

template <class Code>
constexpr auto one_row(Code code, const char* name)
{
    return amiss::catalog<Code>("printed", amiss::row(code, name, amiss::HttpStatus::gone, "", "Gone."));
}
constexpr auto amiss_catalog(Name) { return one_row(Name::first, "the_first"); }
constexpr auto amiss_catalog(Wide) { return one_row(Wide::last, "the_last"); }
constexpr auto amiss_catalog(Owned) { return one_row(Owned::owned, "wire"); }
constexpr auto amiss_catalog(OwnedByTemplate) { return one_row(OwnedByTemplate::owned, "wire"); }
constexpr auto amiss_catalog(OwnedByAnyStream) { return one_row(OwnedByAnyStream::owned, "wire"); }

// One before the macro and two after it: the order does not matter.
[[maybe_unused]] std::ostream& operator<<(std::ostream& stream, Owned) { return stream << "own"; }

} // namespace printed_code_test

AMISS_ERROR_ENUM(printed_code_test, Name)
AMISS_ERROR_ENUM(printed_code_test, Wide)
AMISS_ERROR_ENUM(printed_code_test, Owned)
AMISS_ERROR_ENUM(printed_code_test, OwnedByTemplate)
AMISS_ERROR_ENUM(printed_code_test, OwnedByAnyStream)

namespace printed_code_test {

template <class Char, class Traits>
std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& stream, OwnedByTemplate)
{
    return stream << "own";
}
template <class Stream>
Stream& operator<<(Stream& stream, OwnedByAnyStream)
{
    stream << "own";
    return stream;
}

} // namespace printed_code_test

AMISS_ERROR_TYPES(printed_code_test, Kind, Name)

namespace {

using namespace printed_code_test;
using amiss::detail::PrintedCode;

/// What a std::ostringstream prints, which is derived from what a program's own operators take.
template <class Value>
std::string streamed(Value value)
{
    std::ostringstream stream;
    stream << value;
    return stream.str();
}
/// What a std::ostream prints.
template <class Value>
std::string streamed_by_base(Value value)
{
    std::ostringstream stream;
    static_cast<std::ostream&>(stream) << value;
    return stream.str();
}

TEST(printed_code, is_the_wire_name)
{
    EXPECT_EQ(streamed(amiss::cstar::Code::parameter_missing), "parameter_missing");
    EXPECT_EQ(streamed_by_base(Name::first), "the_first");
    EXPECT_EQ(streamed(Wide::last), "the_last");
    EXPECT_EQ(streamed(amiss::cstar::Type::invalid_request_error), "invalid_request_error");
    EXPECT_EQ(streamed(Kind::broken), "broken");
}

TEST(printed_code, is_the_category_and_the_value_outside_the_table)
{
    EXPECT_EQ(streamed(static_cast<amiss::cstar::Code>(999)), "cstar:999");
    EXPECT_EQ(streamed(static_cast<Wide>(0)), "printed:0");
    EXPECT_EQ(streamed(static_cast<Name>(-2147483647 - 1)), "printed:-2147483648");
    EXPECT_EQ(streamed(static_cast<Kind>(2)), "amiss.type:2");
    EXPECT_EQ(PrintedCode("", std::string(100, 'c'), 7).text(), std::string(64, 'c') + ":7");
    EXPECT_EQ(PrintedCode("", "", 7).text(), ":7");
}

TEST(printed_code, width_and_fill_count_once)
{
    std::ostringstream stream;
    stream << std::setfill('.') << std::setw(12) << std::left << Name::first << Name::first;
    EXPECT_EQ(stream.str(), "the_first...the_first");
}

TEST(printed_code, a_programs_own_operator_wins_in_every_stream)
{
    EXPECT_EQ(streamed(Owned::owned), "own");
    EXPECT_EQ(streamed_by_base(Owned::owned), "own");
    EXPECT_EQ(streamed(OwnedByTemplate::owned), "own");
    EXPECT_EQ(streamed_by_base(OwnedByTemplate::owned), "own");
    EXPECT_EQ(streamed(OwnedByAnyStream::owned), "own");
    EXPECT_EQ(streamed_by_base(OwnedByAnyStream::owned), "own");
}

/// As QDebug: takes texts, and much else.
struct TextStream {
    std::string text{};
    TextStream& operator<<(std::string_view more)
    {
        text += more;
        return *this;
    }
    TextStream& operator<<(int) { return *this << std::string_view("int"); }
    TextStream& operator<<(bool) { return *this << std::string_view("bool"); }
};

/// As an archive of Boost.Serialization: takes everything, by a template of its base.
struct ArchiveBase {
    int value = 0;
    template <class T>
    ArchiveBase& operator<<(const T& what)
    {
        if constexpr (std::is_enum_v<T>) value = static_cast<int>(what);
        return *this;
    }
};
struct Archive : ArchiveBase {};

TEST(printed_code, another_stream_of_texts_takes_the_name_and_an_archive_the_value)
{
    TextStream stream;
    stream << Name::first << Kind::broken;
    EXPECT_EQ(stream.text, "the_firstbroken");
    Archive archive;
    archive << Wide::last;
    EXPECT_EQ(archive.value, 255);
}

template <class Left, class Right, class = void>
struct HasShift : std::false_type {};
template <class Left, class Right>
struct HasShift<Left, Right, std::void_t<decltype(std::declval<Left>() << std::declval<Right>())>> : std::true_type {};

TEST(printed_code, what_is_no_stream_of_texts_is_left_alone)
{
    EXPECT_FALSE((HasShift<int, Name>::value));
    EXPECT_FALSE((HasShift<int&, Name>::value));
    EXPECT_FALSE((HasShift<const std::ostream&, Name>::value));
    EXPECT_TRUE((HasShift<std::ostream&, Name>::value));
    std::wostringstream wide;
    wide << Name::first; // as a std::error_code
    EXPECT_EQ(wide.str(), L"printed:1");
}

} // namespace
