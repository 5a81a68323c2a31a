// SPDX-License-Identifier: BSL-1.0
// Tests of the row that an envelope uses for a code or a status that it does not know.
#include <amiss/detail/write/resolve_fallback.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>

#include <gtest/gtest.h>

#include <system_error>

namespace {

using namespace amiss;
using detail::FieldValues;

FieldValues values_of(const detail::Plan& plan, const ApiError& error, const RequestInfo& request)
{
    FieldValues values(error, request);
    detail::resolve_fallback(values, plan);
    return values;
}

constexpr detail::Plan bound = detail::plan_of(cstar::envelope);
constexpr detail::Plan plain = detail::plan_of(decltype(cstar::envelope)::layout);

TEST(resolve_fallback, a_foreign_code_has_the_values_of_the_fallback_row)
{
    const ApiError error(std::make_error_code(std::errc::io_error));
    EXPECT_EQ(values_of(bound, error, {}).text(FieldKind::code), "internal_error");
    EXPECT_EQ(values_of(bound, error, {}).text(FieldKind::type), "api_error");
    EXPECT_EQ(values_of(bound, error, {}).status, 500);
    EXPECT_EQ(values_of(plain, error, {}).text(FieldKind::code), "internal_error");
    EXPECT_EQ(values_of(plain, error, {}).text(FieldKind::message), "Internal Server Error");
    EXPECT_EQ(values_of(plain, error, {}).text(FieldKind::type), "");
}

TEST(resolve_fallback, a_code_of_another_catalogue_has_its_own_values)
{
    const ApiError error = onestack::Code::conflict;
    EXPECT_EQ(values_of(bound, error, {}).text(FieldKind::code), "CONFLICT");
    EXPECT_EQ(values_of(bound, error, {}).status, 409);
    EXPECT_EQ(values_of(bound, error, {}).doc_base, "");
}

TEST(resolve_fallback, a_bare_status_has_the_values_of_the_first_row_with_it_or_of_the_fallback_row)
{
    EXPECT_EQ(values_of(bound, ApiError(HttpStatus::not_found), {}).text(FieldKind::code), "resource_not_found");
    const FieldValues gone = values_of(bound, ApiError(HttpStatus::gone), {});
    EXPECT_EQ(gone.text(FieldKind::code), "internal_error");
    EXPECT_EQ(gone.status, 500);
    EXPECT_EQ(values_of(plain, ApiError(HttpStatus::gone), {}).status, 410) << "a plain layout has no rows";
    EXPECT_EQ(values_of(plain, ApiError(HttpStatus::gone), {}).text(FieldKind::message), "Gone");
}

TEST(resolve_fallback, a_retired_row_is_used_for_no_status)
{
    // The other row with 429, quota_exceeded, is no longer sent.
    const RowData* row = detail::row_with_status(&catalog_of<codespar::Code>(), 429);
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->name, "rate_limited");
    EXPECT_EQ(detail::row_with_status(&catalog_of<codespar::Code>(), 418), nullptr);
    EXPECT_EQ(detail::row_with_status(nullptr, 429), nullptr);
}

} // namespace
