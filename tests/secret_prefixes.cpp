// SPDX-License-Identifier: BSL-1.0
// Tests of the prefixes that a catalogue declares: none, some, and as many as there may be.
#include <amiss/secret_prefixes.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/catalog.hpp>
#include <amiss/category.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace prefix_test {

enum class Few { one = 1 };
constexpr auto amiss_catalog(Few)
{
    return amiss::catalog<Few>("few", amiss::row(Few::one, "one", amiss::HttpStatus::gone, "", "One."))
        .secret_prefix("bk_live_")
        .doc_base("https://d/")
        .secret_prefix("bk_test_");
}

enum class Many { one = 1 };
constexpr auto amiss_catalog(Many)
{
    return amiss::catalog<Many>("many", amiss::row(Many::one, "one", amiss::HttpStatus::gone, "", "One."))
        .secret_prefix("a1_")
        .secret_prefix("a2_")
        .secret_prefix("a3_")
        .secret_prefix("a4_")
        .secret_prefix("a5_")
        .secret_prefix("a6_")
        .secret_prefix("a7_")
        .secret_prefix("a8_");
}

} // namespace prefix_test

namespace {

std::string joined(amiss::SecretPrefixes prefixes)
{
    std::string text;
    for (const std::string_view prefix : prefixes) text.append(prefix).append(" ");
    return text;
}

TEST(secret_prefixes, are_in_the_order_of_the_declaration)
{
    constexpr amiss::SecretPrefixes few = amiss::catalog_of<prefix_test::Few>().secret_prefixes();
    static_assert(few.size() == 2 && !few.empty());
    EXPECT_EQ(joined(few), "bk_live_ bk_test_ ");
    EXPECT_EQ(amiss::catalog_of<prefix_test::Few>().doc_base(), "https://d/");
    EXPECT_EQ(joined(amiss::catalog_of<prefix_test::Many>().secret_prefixes()), "a1_ a2_ a3_ a4_ a5_ a6_ a7_ a8_ ");
    EXPECT_EQ(amiss::catalog_of<prefix_test::Many>().secret_prefixes().size(), amiss::SecretPrefixes::capacity);
}

TEST(secret_prefixes, a_catalogue_may_have_none)
{
    EXPECT_TRUE(amiss::catalog_of<amiss::cstar::Code>().secret_prefixes().empty());
    EXPECT_TRUE(amiss::SecretPrefixes{}.empty());
}

} // namespace
