// SPDX-License-Identifier: BSL-1.0
// Tests of the row that an envelope uses for a code or a status that it does not know.
#include <amiss/detail/write/resolve_fallback.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>

#include "support/resolved_values.hpp"

#include <gtest/gtest.h>

#include <system_error>

namespace {

using namespace amiss;

constexpr detail::Plan bound = detail::plan_of(cstar::envelope);
constexpr detail::Plan plain = detail::plan_of(decltype(cstar::envelope)::layout);

TEST(resolve_fallback, a_foreign_code_has_the_values_of_the_fallback_row)
{
    const ApiError error(std::make_error_code(std::errc::io_error));
    EXPECT_EQ(ResolvedValues(bound, error).text(FieldKind::code), "internal_error");
    EXPECT_EQ(ResolvedValues(bound, error).text(FieldKind::type), "api_error");
    EXPECT_EQ(ResolvedValues(bound, error).status, 500);
    EXPECT_EQ(ResolvedValues(plain, error).text(FieldKind::code), "internal_error");
    EXPECT_EQ(ResolvedValues(plain, error).text(FieldKind::message), "Internal Server Error");
    EXPECT_EQ(ResolvedValues(plain, error).text(FieldKind::type), "");
}

TEST(resolve_fallback, a_code_of_another_catalogue_has_its_own_values)
{
    const ApiError error = onestack::Code::conflict;
    EXPECT_EQ(ResolvedValues(bound, error).text(FieldKind::code), "CONFLICT");
    EXPECT_EQ(ResolvedValues(bound, error).status, 409);
    EXPECT_EQ(ResolvedValues(bound, error).doc_base, "");
}

TEST(resolve_fallback, a_bare_status_has_the_values_of_a_general_row_or_the_name_of_the_status)
{
    EXPECT_EQ(ResolvedValues(bound, ApiError(HttpStatus::not_found)).text(FieldKind::code), "resource_not_found");
    const ApiError gone(HttpStatus::gone);
    EXPECT_EQ(ResolvedValues(bound, gone).text(FieldKind::code), "gone");
    EXPECT_EQ(ResolvedValues(bound, gone).text(FieldKind::type), "invalid_request_error");
    EXPECT_EQ(ResolvedValues(bound, gone).status, 410);
    EXPECT_FALSE(ResolvedValues(bound, gone).has(FieldKind::doc_url)) << "the API's pages have no such code";
    EXPECT_EQ(ResolvedValues(plain, gone).text(FieldKind::code), "gone");
    EXPECT_EQ(ResolvedValues(plain, gone).text(FieldKind::message), "Gone");
}

TEST(resolve_fallback, a_retired_row_is_used_for_no_status)
{
    // The other row with 429, quota_exceeded, is no longer sent.
    const detail::Plan codespar = detail::plan_of(codespar::envelope);
    EXPECT_EQ(ResolvedValues(codespar, ApiError(HttpStatus::too_many_requests)).text(FieldKind::code), "rate_limited");
}

} // namespace
