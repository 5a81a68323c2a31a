// SPDX-License-Identifier: BSL-1.0
// Tests of the head of an error: three words, its defaults, its bit fields, and how it is copied.
#include <amiss/detail/storage/head.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <cstring>
#include <type_traits>

namespace {

using namespace amiss::detail;

static_assert(sizeof(ErrorHead) == 24 && std::is_trivially_copyable_v<ErrorHead>);
static_assert((ErrorHead::own_message | ErrorHead::malformed | ErrorHead::foreign | ErrorHead::truncated) == 15);

TEST(head, the_defaults_are_those_of_an_internal_error)
{
    const ErrorHead head;
    EXPECT_EQ(head.catalog, nullptr);
    EXPECT_EQ(head.status, 500);
    EXPECT_EQ(head.flags, 0);
    EXPECT_EQ(head.provenance, amiss::Provenance::local);
    EXPECT_EQ(head.line, 0U);
    EXPECT_EQ(head.used, 0);
}

TEST(head, a_line_of_more_than_18_bits_is_unknown)
{
    ErrorHead head;
    for (const unsigned line : {0U, 1U, 0xFFFFU, 0x10000U, ErrorHead::max_line}) {
        head.set_location("f", line);
        EXPECT_EQ(head.line, line);
    }
    for (const unsigned line : {ErrorHead::max_line + 1, 0xFFFFFFFFU}) {
        head.set_location("g", line);
        EXPECT_EQ(head.line, 0U);
        EXPECT_STREQ(head.file, "g");
    }
    EXPECT_EQ(head.used, 0);
}

TEST(head, bit_fields_do_not_overlap)
{
    const amiss::Catalog& catalog = amiss::catalog_of<amiss::cstar::Code>();
    ErrorHead head;
    head.set_row(catalog, 16382);
    head.flags |= ErrorHead::truncated | ErrorHead::own_message;
    head.provenance = amiss::Provenance::transport;
    head.used = ErrorHead::on_heap;
    head.set_location("f", ErrorHead::max_line);
    EXPECT_EQ(head.catalog, &catalog);
    EXPECT_EQ(head.row_number, 16382U);
    EXPECT_EQ(head.flags, ErrorHead::truncated | ErrorHead::own_message);
    EXPECT_EQ(head.provenance, amiss::Provenance::transport);
    EXPECT_EQ(head.line, ErrorHead::max_line);
    EXPECT_EQ(head.used, ErrorHead::on_heap);
    EXPECT_EQ(head.status, 500);
}

TEST(head, copy_words_copies_exactly_that_many_words)
{
    const char from[] = "0123456789abcdefghijklmnopqrstuv";
    char to[] = "################################";
    copy_words<3>(to, from);
    EXPECT_STREQ(to, "0123456789abcdefghijklmn########");
    copy_words<4>(to, from);
    EXPECT_EQ(std::memcmp(to, from, sizeof to), 0);
}

} // namespace
