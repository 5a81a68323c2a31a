// SPDX-License-Identifier: BSL-1.0
// Tests of the query to a category: categories of amiss answer it, and others ignore it.
#include <amiss/detail/catalog/category_query.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <string>
#include <system_error>

namespace {

using amiss::detail::ask;
using amiss::detail::CategoryQuery;

// A category of another library, which claims to be equivalent to everything.
class Agreeable : public std::error_category {
public:
    const char* name() const noexcept override { return "agreeable"; }
    std::string message(int) const override { return "yes"; }
    bool equivalent(int, const std::error_condition&) const noexcept override { return true; }
};

TEST(category_query, catalogues_answer)
{
    const CategoryQuery query;
    ask(amiss::category_of<amiss::cstar::Code>(), query);
    EXPECT_EQ(query.catalog, &amiss::catalog_of<amiss::cstar::Code>());
    EXPECT_FALSE(query.http_status);
}

TEST(category_query, statuses_answer)
{
    const CategoryQuery query;
    ask(amiss::http_status_category(), query);
    EXPECT_EQ(query.catalog, nullptr);
    EXPECT_TRUE(query.http_status);
}

TEST(category_query, foreign_categories_do_not)
{
    const Agreeable agreeable;
    for (const std::error_category* category :
         {&std::generic_category(), &std::system_category(), static_cast<const std::error_category*>(&agreeable)}) {
        const CategoryQuery query;
        ask(*category, query);
        EXPECT_EQ(query.catalog, nullptr);
        EXPECT_FALSE(query.http_status);
    }
}

TEST(category_query, an_ordinary_condition_is_not_a_query)
{
    EXPECT_EQ(CategoryQuery::from(1, std::errc::io_error), nullptr);
    EXPECT_EQ(CategoryQuery::from(CategoryQuery::value,
                                  std::error_condition(CategoryQuery::value, std::generic_category())),
              nullptr);
    const CategoryQuery query;
    EXPECT_EQ(CategoryQuery::from(CategoryQuery::value, std::error_condition(CategoryQuery::value, query)), &query);
    EXPECT_EQ(CategoryQuery::from(1, std::error_condition(1, query)), nullptr);
    EXPECT_EQ(query.message(0), "");
}

TEST(category_query, categories_are_the_same_by_address_or_by_name)
{
    const Agreeable first, second;
    EXPECT_TRUE(amiss::detail::same_category(first, second));
    EXPECT_FALSE(amiss::detail::same_category(first, std::generic_category()));
}

} // namespace
