// SPDX-License-Identifier: BSL-1.0
// Tests of when an error is equal to what it is compared with, without an error: a stand-in shows which part is asked.
#include <amiss/detail/catalog/matches.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <string_view>
#include <system_error>

namespace {

using amiss::detail::matches;
namespace cstar = amiss::cstar;

/// Has what `matches` asks an error for, and nothing else.
struct StandIn {
    const amiss::Catalog* catalog() const noexcept { return &amiss::catalog_of<cstar::Code>(); }
    amiss::HttpStatus status() const noexcept { return amiss::HttpStatus::conflict; }
    amiss::Retry retry_class() const noexcept { return amiss::Retry::if_idempotent; }
    std::error_code code() const noexcept { return cstar::Code::resource_conflict; }
    std::error_code cause() const noexcept { return std::make_error_code(std::errc::io_error); }
    std::string_view type() const noexcept { return "invalid_request_error"; }
};

const amiss::RowData* row_of(cstar::Code code) { return amiss::catalog_of<cstar::Code>().find(static_cast<int>(code)); }

TEST(matches, code_is_that_of_the_row)
{
    const amiss::RowData* const row = row_of(cstar::Code::resource_conflict);
    EXPECT_TRUE(matches(StandIn(), row, false, cstar::Code::resource_conflict));
    EXPECT_FALSE(matches(StandIn(), row, false, cstar::Code::resource_not_found));
    EXPECT_FALSE(matches(StandIn(), nullptr, false, cstar::Code::resource_conflict));
}

TEST(matches, status_class_and_type_are_those_of_the_error)
{
    EXPECT_TRUE(matches(StandIn(), nullptr, false, amiss::HttpStatus::conflict));
    EXPECT_FALSE(matches(StandIn(), nullptr, false, amiss::HttpStatus::gone));
    EXPECT_TRUE(matches(StandIn(), nullptr, false, amiss::Retry::if_idempotent));
    EXPECT_FALSE(matches(StandIn(), nullptr, false, amiss::Retry::never));
    EXPECT_TRUE(matches(StandIn(), nullptr, false, cstar::Type::invalid_request_error));
    EXPECT_FALSE(matches(StandIn(), nullptr, false, cstar::Type::api_error));
    EXPECT_FALSE(matches(StandIn(), nullptr, false, cstar::Type{}));
}

TEST(matches, foreign_error_is_its_cause)
{
    const std::error_code io = std::make_error_code(std::errc::io_error);
    EXPECT_TRUE(matches(StandIn(), nullptr, true, std::errc::io_error));
    EXPECT_TRUE(matches(StandIn(), nullptr, true, io));
    EXPECT_FALSE(matches(StandIn(), nullptr, false, io));
    EXPECT_TRUE(matches(StandIn(), nullptr, false, std::error_code(cstar::Code::resource_conflict)));
    EXPECT_FALSE(matches(StandIn(), nullptr, true, std::error_code(cstar::Code::resource_conflict)));
}

TEST(matches, condition_is_that_of_the_row_or_else_of_the_status)
{
    EXPECT_TRUE(matches(StandIn(), row_of(cstar::Code::insufficient_permissions), false, std::errc::permission_denied));
    EXPECT_FALSE(matches(StandIn(), row_of(cstar::Code::resource_conflict), false, std::errc::permission_denied));
}

} // namespace
