// SPDX-License-Identifier: BSL-1.0
// Tests of the counters of errors: each row, what is of none, threads, and that they are a constant.
#include <amiss/error_counters.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/error_code.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using namespace amiss;
using Counters = ErrorCounters<cstar::Code, client::Code>;

// A constant expression can make them, so a global of them needs no code at the start and none at the end.
constexpr Counters constant;
static_assert(std::is_trivially_destructible_v<Counters>);
static_assert(noexcept(std::declval<Counters&>().count(std::declval<const ApiError&>())));
static_assert(Counters::size() == catalog_of<cstar::Code>().size() + catalog_of<client::Code>().size() + 1);
static_assert(std::is_default_constructible_v<Counters::iterator>); // as a range of C++20 needs it

TEST(error_counters, each_row_is_counted_for_itself)
{
    static Counters counters;
    std::size_t times = 0;
    for (const RowData& row : catalog_of<cstar::Code>()) {
        ++times;
        for (std::size_t at = 0; at < times; ++at) counters.count(static_cast<cstar::Code>(row.value));
    }
    std::uint64_t expected_count = 0, total = 0;
    std::size_t rows = 0;
    for (const ErrorCount& row : counters) {
        if (row.catalog == "cstar") {
            EXPECT_EQ(row.name, catalog_of<cstar::Code>()[rows].name);
            EXPECT_EQ(row.status, catalog_of<cstar::Code>()[rows].status);
            EXPECT_EQ(row.type, catalog_of<cstar::Code>()[rows].type);
            EXPECT_EQ(row.count, ++expected_count);
        } else {
            EXPECT_EQ(row.count, 0U) << row.name;
        }
        total += row.count;
        ++rows;
    }
    EXPECT_EQ(rows, Counters::size());
    EXPECT_EQ(counters.total(), total);
    EXPECT_EQ(counters.of(cstar::Code::authentication_required), 1U);
}

TEST(error_counters, several_catalogues_and_what_is_of_none_of_them)
{
    Counters counters;
    counters.count(client::Code::timeout);
    counters.count(client::Code::timeout);
    counters.count(codespar::Code::not_found);
    counters.count(ApiError(HttpStatus::not_found));
    counters.count(ApiError(std::make_error_code(std::errc::io_error)));
    EXPECT_EQ(counters.of(client::Code::timeout), 2U);
    EXPECT_EQ(counters.of(static_cast<client::Code>(99)), 0U);
    EXPECT_EQ(counters.other(), 3U);
    EXPECT_EQ(counters.total(), 5U);
    ErrorCount last;
    for (const ErrorCount& row : counters) {
        if (row.name == "timeout") {
            EXPECT_EQ(row.catalog, "amiss.client");
            EXPECT_EQ(row.status, HttpStatus::none);
            EXPECT_EQ(row.count, 2U);
        }
        last = row;
    }
    EXPECT_EQ(last.name, "other");
    EXPECT_EQ(last.catalog, "");
    EXPECT_EQ(last.count, 3U);
}

TEST(error_counters, the_row_counts_whatever_else_an_error_says)
{
    Counters counters;
    counters.count(ApiError(cstar::Code::internal_error).with_message("Other.").with_param("p"));
    EXPECT_EQ(counters.of(cstar::Code::internal_error), 1U);
    EXPECT_EQ(constant.total(), 0U);
}

TEST(error_counters, no_error_of_any_thread_is_lost)
{
    static Counters counters;
    constexpr int thread_count = 4;
    constexpr std::uint64_t rounds = 2000;
    std::vector<std::thread> threads;
    for (int number = 0; number < thread_count; ++number) {
        threads.emplace_back([] {
            for (std::uint64_t round = 0; round < rounds; ++round) {
                counters.count(cstar::Code::rate_limit_exceeded);
                counters.count(ApiError(HttpStatus::gone));
            }
        });
    }
    std::uint64_t before = 0;
    for (int look = 0; look < 100; ++look) {
        const std::uint64_t now = counters.total();
        EXPECT_GE(now, before);
        before = now;
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(counters.of(cstar::Code::rate_limit_exceeded), thread_count * rounds);
    EXPECT_EQ(counters.other(), thread_count * rounds);
}

} // namespace
