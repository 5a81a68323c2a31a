// The facts of an error: two units that are stored whole, with the defaults of a program's own 500.
#include <amiss/detail/facts.hpp>

#include <gtest/gtest.h>

#include <cstring>
#include <type_traits>

namespace {

using namespace amiss::detail;

static_assert(sizeof(Facts) == 32 && std::is_trivially_copyable_v<Facts>);
static_assert((Facts::own_message & Facts::malformed) == 0 && (Facts::foreign & (Facts::own_message | Facts::malformed)) == 0);

TEST(facts, are_those_of_an_internal_error_until_set)
{
    const Facts facts;
    EXPECT_EQ(facts.row, nullptr);
    EXPECT_EQ(facts.status, 500);
    EXPECT_EQ(facts.flags, 0);
    EXPECT_EQ(facts.provenance, amiss::Provenance::local);
}

TEST(facts, are_stored_whole)
{
    Facts from;
    from.file = "f";
    from.line = 7;
    from.status = 404;
    from.flags = Facts::malformed;
    from.provenance = amiss::Provenance::server;
    alignas(16) Facts to;
    store_facts(to, from);
    EXPECT_EQ(std::memcmp(&to, &from, sizeof to), 0);
}

TEST(facts, unit_is_low_then_high)
{
    alignas(16) std::uint64_t words[3] = {0, 0, 7};
    store_unit(words, 1, 2);
    EXPECT_EQ(words[0], 1U);
    EXPECT_EQ(words[1], 2U);
    EXPECT_EQ(words[2], 7U);
}

} // namespace
