// The facts of an error: three words that are copied whole, with the defaults of a program's own 500.
#include <amiss/detail/facts.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <cstring>
#include <type_traits>

namespace {

using namespace amiss::detail;

static_assert(sizeof(Facts) == 24 && std::is_trivially_copyable_v<Facts>);
static_assert((Facts::own_message | Facts::malformed | Facts::foreign | Facts::truncated) == 15);

TEST(facts, are_those_of_an_internal_error_until_set)
{
    const Facts facts;
    EXPECT_EQ(facts.catalog, nullptr);
    EXPECT_EQ(facts.status, 500);
    EXPECT_EQ(facts.flags, 0);
    EXPECT_EQ(facts.provenance, amiss::Provenance::local);
    EXPECT_EQ(facts.line, 0U);
    EXPECT_EQ(facts.used, 0);
}

TEST(facts, line_is_kept_up_to_18_bits_and_unknown_beyond)
{
    Facts facts;
    for (const unsigned line : {0U, 1U, 0xFFFFU, 0x10000U, Facts::max_line}) {
        facts.set_location("f", line);
        EXPECT_EQ(facts.line, line);
    }
    for (const unsigned line : {Facts::max_line + 1, 0xFFFFFFFFU}) {
        facts.set_location("g", line);
        EXPECT_EQ(facts.line, 0U);
        EXPECT_STREQ(facts.file, "g");
    }
    EXPECT_EQ(facts.used, 0);
}

TEST(facts, flags_row_and_provenance_are_apart)
{
    const amiss::Catalog& catalog = amiss::catalog_of<amiss::cstar::Code>();
    Facts facts;
    facts.set_row(catalog, 16382);
    facts.flags |= Facts::truncated | Facts::own_message;
    facts.provenance = amiss::Provenance::transport;
    facts.used = Facts::on_heap;
    facts.set_location("f", Facts::max_line);
    EXPECT_EQ(facts.catalog, &catalog);
    EXPECT_EQ(facts.row_number, 16382U);
    EXPECT_EQ(facts.flags, Facts::truncated | Facts::own_message);
    EXPECT_EQ(facts.provenance, amiss::Provenance::transport);
    EXPECT_EQ(facts.line, Facts::max_line);
    EXPECT_EQ(facts.used, Facts::on_heap);
    EXPECT_EQ(facts.status, 500);
}

TEST(facts, words_are_copied_and_none_beyond)
{
    const char from[] = "0123456789abcdefghijklmnopqrstuv";
    char to[] = "################################";
    copy_words<3>(to, from);
    EXPECT_STREQ(to, "0123456789abcdefghijklmn########");
    copy_words<4>(to, from);
    EXPECT_EQ(std::memcmp(to, from, sizeof to), 0);
}

} // namespace
