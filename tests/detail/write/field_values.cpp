// SPDX-License-Identifier: BSL-1.0
// Tests of field values: everything that a body will contain, from the error, its row and the request.
#include <amiss/detail/write/field_values.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/detail/write/resolve_fallback.hpp>

#include "support/resolved_values.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <system_error>

namespace {

using namespace amiss;
constexpr detail::Plan bound = detail::plan_of(cstar::envelope);

static_assert(detail::response_status(404) == 404 && detail::response_status(100) == 100
              && detail::response_status(599) == 599);
static_assert(detail::response_status(0) == 500 && detail::response_status(99) == 500
              && detail::response_status(600) == 500);

TEST(field_values, a_catalogued_code_has_the_values_of_its_row)
{
    const ApiError error = cstar::Code::resource_not_found;
    const ResolvedValues values(bound, error);
    EXPECT_EQ(values.text(FieldKind::code), "resource_not_found");
    EXPECT_EQ(values.text(FieldKind::type), "not_found_error");
    EXPECT_EQ(values.text(FieldKind::message), error.message());
    EXPECT_EQ(values.status, 404);
    EXPECT_EQ(values.doc_base, catalog_of<cstar::Code>().doc_base());
    for (const FieldKind field : {FieldKind::param, FieldKind::request_id, FieldKind::timestamp, FieldKind::retry_after,
                                  FieldKind::details, FieldKind::violations})
        EXPECT_FALSE(values.has(field)) << static_cast<int>(field);
    for (const FieldKind field : {FieldKind::code, FieldKind::type, FieldKind::message, FieldKind::doc_url,
                                  FieldKind::status, FieldKind::reason})
        EXPECT_TRUE(values.has(field)) << static_cast<int>(field);
    EXPECT_EQ(values.text(FieldKind::doc_url), "") << "the link is made from the base when it is written";
}

TEST(field_values, are_views_into_what_the_error_holds)
{
    ApiError error = cstar::Code::parameter_missing;
    error.with_param("p")
        .with_doc_url("u")
        .with_request_id("r")
        .with_detail("k", 1)
        .with_violation("f", "m")
        .with_retry_after(7)
        .with_timestamp(std::chrono::system_clock::from_time_t(9))
        .with_context("c")
        .with_cause(std::make_error_code(std::errc::io_error));
    const ResolvedValues values(bound, error);
    EXPECT_EQ(values.text(FieldKind::param).data(), error.param().data());
    EXPECT_EQ(values.text(FieldKind::message).data(), error.message().data());
    EXPECT_EQ(values.text(FieldKind::doc_url), "u");
    EXPECT_EQ(values.text(FieldKind::request_id), "r");
    EXPECT_EQ(values.text(FieldKind::details), R"("k":1)") << "the members without the braces";
    EXPECT_TRUE(values.has(FieldKind::violations));
    EXPECT_EQ(values.retry_after, 7);
    EXPECT_EQ(values.timestamp, 9);
}

TEST(field_values, the_values_of_the_request_win)
{
    ApiError error = cstar::Code::invalid_json;
    error.with_request_id("error").with_timestamp(std::chrono::system_clock::from_time_t(9));
    RequestInfo request{"request", std::chrono::system_clock::from_time_t(8)};
    request.doc_base = "https://base/";
    const ResolvedValues values(bound, error, request);
    EXPECT_EQ(values.text(FieldKind::request_id), "request");
    EXPECT_EQ(values.timestamp, 8);
    EXPECT_EQ(values.doc_base, "https://base/");
}

} // namespace
