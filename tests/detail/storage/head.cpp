// SPDX-License-Identifier: BSL-1.0
// The head of an error: a few words that are copied whole, with the defaults of a program's own 500.
#include <amiss/detail/storage/head.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <type_traits>

namespace {

using namespace amiss::detail;

static_assert(std::is_trivially_copyable_v<ErrorHead> && head_words * sizeof(Word) == sizeof(ErrorHead));
static_assert(sizeof(void*) == 8 ? sizeof(ErrorHead) == 24 : sizeof(ErrorHead) == 16,
              "words that are copied with every error");
static_assert((ErrorHead::own_message | ErrorHead::malformed | ErrorHead::foreign | ErrorHead::truncated) == 15);
static_assert(ErrorHead::server_words == 48);

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

TEST(head, the_last_word_of_the_server_counts)
{
    ErrorHead head;
    head.flags = ErrorHead::malformed;
    head.set_server_word(true);
    EXPECT_EQ(head.flags, ErrorHead::malformed | ErrorHead::may_be_repeated);
    head.set_server_word(false);
    EXPECT_EQ(head.flags, ErrorHead::malformed | ErrorHead::is_final);
    head.set_server_word(true);
    EXPECT_EQ(head.flags, ErrorHead::malformed | ErrorHead::may_be_repeated);
}

TEST(head, a_delay_in_a_header_is_noted_only_without_a_row)
{
    const amiss::Catalog& catalog = amiss::catalog_of<amiss::cstar::Code>();
    ErrorHead head;
    EXPECT_FALSE(head.has_header_delay());
    head.set_header_delay();
    EXPECT_TRUE(head.has_header_delay());
    head.set_row(catalog, 3);
    EXPECT_FALSE(head.has_header_delay());
    head.set_header_delay();
    EXPECT_FALSE(head.has_header_delay());
    EXPECT_EQ(head.row_number, 3U);
}

TEST(head, copy_words_copies_exactly_that_many_words)
{
    const char from[] = "0123456789abcdefghijklmnopqrstuv";
    char to[] = "################################";
    constexpr std::size_t words = (sizeof to - 1) / sizeof(Word);
    copy_words<words - 1>(to, from);
    constexpr std::size_t copied = sizeof to - 1 - sizeof(Word);
    EXPECT_EQ(std::string(to), std::string(from, copied) + std::string(sizeof(Word), '#'));
    copy_words<words>(to, from);
    EXPECT_STREQ(to, from);
}

TEST(head, its_block_has_the_size_of_the_text)
{
    ErrorHead head;
    head.set_row(amiss::catalog_of<amiss::cstar::Code>(), 5);
    head.set_location("f", 77);
    head.status = 404;
    ErrorHead other = head;
    other.set_block(head.block_with(43));
    EXPECT_EQ(other.used, 43);
    EXPECT_EQ(other.status, 404);
    EXPECT_EQ(other.line, 77U);
    EXPECT_EQ(other.row_number, 5U);
    EXPECT_STREQ(other.file, "f");
    EXPECT_EQ(other.catalog, head.catalog);
    head.used = 9;
    other.set_block(head.block());
    EXPECT_EQ(other.used, 9);
    EXPECT_EQ(head.block().last(), 9U);
}

} // namespace
