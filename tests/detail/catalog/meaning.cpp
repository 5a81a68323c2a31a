// SPDX-License-Identifier: BSL-1.0
// What a std::error_code means: a row, a status, a value that the catalogue does not have, or nothing.
#include <amiss/detail/catalog/meaning.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <system_error>

namespace {

using amiss::HttpStatus;
using amiss::cstar::Code;
using amiss::detail::Meaning;
using amiss::detail::meaning_of;

TEST(meaning, of_a_catalogued_code_is_its_row)
{
    const Meaning meaning = meaning_of(Code::key_expired);
    EXPECT_TRUE(meaning.known);
    EXPECT_EQ(meaning.catalog, &amiss::catalog_of<Code>());
    EXPECT_EQ(meaning.row, amiss::catalog_of<Code>().find(static_cast<int>(Code::key_expired)));
    EXPECT_EQ(meaning.status, HttpStatus::unauthorized);
}

TEST(meaning, of_a_value_without_a_row_is_the_catalogue_alone)
{
    const Meaning meaning = meaning_of({999, amiss::category_of<Code>()});
    EXPECT_FALSE(meaning.known);
    EXPECT_EQ(meaning.catalog, &amiss::catalog_of<Code>());
    EXPECT_EQ(meaning.row, nullptr);
    EXPECT_EQ(meaning.status, HttpStatus::none);
}

TEST(meaning, of_a_status_is_the_status)
{
    const Meaning meaning = meaning_of({404, amiss::http_status_category()});
    EXPECT_TRUE(meaning.known);
    EXPECT_EQ(meaning.catalog, nullptr);
    EXPECT_EQ(meaning.row, nullptr);
    EXPECT_EQ(meaning.status, HttpStatus::not_found);
}

TEST(meaning, of_a_foreign_code_is_nothing)
{
    const Meaning meaning = meaning_of(std::make_error_code(std::errc::io_error));
    EXPECT_FALSE(meaning.known);
    EXPECT_EQ(meaning.catalog, nullptr);
    EXPECT_EQ(meaning.status, HttpStatus::none);
}

} // namespace
