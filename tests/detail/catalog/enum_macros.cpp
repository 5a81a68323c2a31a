// SPDX-License-Identifier: BSL-1.0
// Tests of the forms of AMISS_ERROR_ENUM and AMISS_ERROR_TYPES: with a namespace, without one, and of the global one.
#include <amiss/detail/catalog/enum_macros.hpp>

#include <amiss/category.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>

#include <gtest/gtest.h>

#include <system_error>

enum class Oops { one = 1, two };
constexpr auto amiss_catalog(Oops)
{
    using amiss::HttpStatus;
    return amiss::catalog<Oops>("oops", amiss::row(Oops::one, "one", HttpStatus::conflict, "first_kind", "One."),
                                amiss::row(Oops::two, "two", HttpStatus::gone, "", "Two."));
}
// Failing before the macro: nothing in the library asks std::is_error_code_enum, which the macro specialises.
inline amiss::expected<int> fail_before_the_macro(bool fails)
{
    if (fails) return amiss::fail(Oops::one).with_param("p");
    return 1;
}
inline bool compare_before_the_macro(const amiss::ApiError& error) { return error == Oops::one && Oops::two != error; }
AMISS_ERROR_ENUM(Oops)

enum class Kind { first_kind = 1 };
AMISS_ERROR_TYPES(, Kind, Oops)

enum class Other { three = 1 };
constexpr auto amiss_catalog(Other)
{
    return amiss::catalog<Other>("other", amiss::row(Other::three, "three", amiss::HttpStatus::gone, "", "Three."));
}
AMISS_ERROR_ENUM(, Other)

namespace macro_shop::inner {
enum class Fault { sold_out = 1 };
enum class Type { stock_error = 1 };
constexpr auto amiss_catalog(Fault)
{
    return amiss::catalog<Fault>("shop",
                                 amiss::row(Fault::sold_out, "sold_out", amiss::HttpStatus::conflict, "stock_error",
                                            "Sold out."));
}
} // namespace macro_shop::inner
AMISS_ERROR_ENUM(macro_shop::inner, Fault)
AMISS_ERROR_TYPES(macro_shop::inner, Type, Fault)

namespace {

TEST(enum_macros, enums_of_the_global_namespace)
{
    const std::error_code one = Oops::one;
    EXPECT_EQ(one, amiss::HttpStatus::conflict);
    EXPECT_EQ(one, Kind::first_kind);
    EXPECT_EQ(std::error_code(Other::three), amiss::HttpStatus::gone);
    EXPECT_EQ(amiss::ApiError(Oops::two).name(), "two");
    EXPECT_EQ(amiss::ApiError(Oops::one), Kind::first_kind);
}

TEST(enum_macros, codes_are_errors_before_the_macro)
{
    EXPECT_TRUE(compare_before_the_macro(fail_before_the_macro(true).error()));
    EXPECT_EQ(fail_before_the_macro(false), 1);
}

TEST(enum_macros, enums_of_an_inner_namespace)
{
    EXPECT_EQ(std::error_code(macro_shop::inner::Fault::sold_out), macro_shop::inner::Type::stock_error);
    EXPECT_EQ(amiss::ApiError(macro_shop::inner::Fault::sold_out), macro_shop::inner::Type::stock_error);
}

} // namespace
