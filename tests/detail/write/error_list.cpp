// SPDX-License-Identifier: BSL-1.0
// Tests of the view of a range of errors: what is visited, in which order, and what stands in for none.
#include <amiss/detail/write/error_list.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace amiss;

std::string visited(const detail::ErrorList& list, std::size_t most)
{
    std::string names;
    list.visit([&](const ApiError& error) noexcept {
        names += std::string(error.name()) + ";";
        return --most != 0;
    });
    return names;
}

TEST(error_list, visits_the_errors_in_order_until_it_is_told_to_stop)
{
    const std::vector<ApiError> errors{cstar::Code::invalid_json, cstar::Code::internal_error};
    const detail::ErrorList list(errors);
    EXPECT_EQ(visited(list, 9), "invalid_json;internal_error;");
    EXPECT_EQ(visited(list, 1), "invalid_json;");
    EXPECT_EQ(visited(list, 9), "invalid_json;internal_error;") << "again from the first";
    std::string first;
    list.visit_first([&first](const ApiError& error) noexcept { first += error.name(); });
    EXPECT_EQ(first, "invalid_json");
}

TEST(error_list, in_the_place_of_none_is_one_without_a_name_or_a_status)
{
    const std::vector<ApiError> none;
    int count = 0;
    detail::ErrorList(none).visit([&count](const ApiError& error) noexcept {
        ++count;
        EXPECT_EQ(error.status(), HttpStatus::none);
        EXPECT_EQ(error.provenance(), Provenance::local);
        return true;
    });
    EXPECT_EQ(count, 1);
}

TEST(error_list, a_range_has_elements_that_are_errors_or_become_one)
{
    EXPECT_TRUE(detail::IsErrorRange<std::vector<ApiError>>::value);
    EXPECT_TRUE(detail::IsErrorRange<std::vector<cstar::Code>>::value);
    EXPECT_TRUE(detail::IsErrorRange<ApiError[3]>::value);
    EXPECT_FALSE(detail::IsErrorRange<ApiError>::value);
    EXPECT_FALSE(detail::IsErrorRange<std::string>::value);
    EXPECT_FALSE(detail::IsErrorRange<std::vector<int>>::value);
}

} // namespace
