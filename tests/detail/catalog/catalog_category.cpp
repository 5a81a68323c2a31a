// SPDX-License-Identifier: BSL-1.0
// The category of a catalogue: its messages, and copies of it that are one category.
#include <amiss/detail/catalog/catalog_category.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/category.hpp>

#include <gtest/gtest.h>

#include <system_error>

namespace braces {

enum class Code { doubled = 1, named };

constexpr auto amiss_catalog(Code)
{
    return amiss::catalog<Code>("braces",
                                amiss::row(Code::doubled, "doubled", amiss::HttpStatus::bad_request, "", "100 {{%}}"),
                                amiss::row(Code::named, "named", amiss::HttpStatus::bad_request, "",
                                           "100 {{{param}}}"));
}

} // namespace braces
AMISS_ERROR_ENUM(braces, Code)

namespace {

using amiss::HttpStatus;
using amiss::cstar::Code;

TEST(catalog_category, message_has_no_doubled_braces)
{
    EXPECT_EQ(make_error_code(braces::Code::doubled).message(), "100 {%}");
    EXPECT_EQ(make_error_code(braces::Code::named).message(), "Bad Request");
}

// Another object for the same catalogue, as a second shared library would have it.
TEST(catalog_category, copies_are_one)
{
    const amiss::detail::CatalogCategory copy(amiss::catalog_of<Code>());
    const std::error_code ours = Code::key_expired;
    const std::error_code theirs(ours.value(), copy);
    EXPECT_FALSE(ours == theirs); // the standard's own comparison is by address
    EXPECT_TRUE(amiss::same_code(ours, theirs));
    EXPECT_EQ(theirs, HttpStatus::unauthorized);
    EXPECT_EQ(theirs, std::error_condition(ours.value(), ours.category()));
    EXPECT_EQ(ours, std::error_condition(ours.value(), copy));
}

} // namespace
