// SPDX-License-Identifier: BSL-1.0
// The headers of an error's response: which are due for a status, for what the error has, and for a body that was cut.
#include <amiss/detail/write/response_headers.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/detail/write/resolve_fallback.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

// The headers' names and values, joined.
std::string headers_of(const detail::Plan& plan, const ApiError& error, const RequestInfo& request, int status,
                       bool whole)
{
    detail::FieldValues values(error, request);
    detail::resolve_fallback(values, plan);
    Headers headers;
    const bool has_id = whole && detail::has_field(plan.layout, FieldKind::request_id);
    detail::add_headers(headers, {*plan.options, plan.catalog, has_id}, values, error, request, status);
    std::string all;
    for (const Header& header : headers) all.append(header.name).append("=").append(header.value.view()).append("|");
    return all;
}

constexpr detail::Plan with_id = detail::plan_of(cstar::envelope);
constexpr detail::Plan without_id = detail::plan_of(onestack::envelope);

TEST(response_headers, challenge_is_for_the_status_that_is_sent)
{
    const ApiError error = cstar::Code::key_expired;
    EXPECT_EQ(headers_of(with_id, error, {}, 401, true), "Content-Type=application/json|WWW-Authenticate=Bearer|");
    EXPECT_EQ(headers_of(with_id, error, {}, 200, true), "Content-Type=application/json|");
}

TEST(response_headers, request_id_is_for_bodies_without_it)
{
    const ApiError error(HttpStatus::not_found);
    EXPECT_EQ(headers_of(with_id, error, {"r"}, 404, true), "Content-Type=application/json|");
    EXPECT_EQ(headers_of(with_id, error, {"r"}, 404, false), "Content-Type=application/json|X-Request-Id=r|");
    EXPECT_EQ(headers_of(without_id, error, {"r"}, 404, true), "Content-Type=application/json|X-Request-Id=r|");
}

TEST(response_headers, limit_of_the_request_wins_over_the_errors)
{
    const ApiError error = ApiError(HttpStatus::not_found).with_rate_limit({1, -1, -1}).with_retry_after(5);
    RequestInfo request;
    EXPECT_EQ(headers_of(with_id, error, request, 404, true), "Content-Type=application/json|X-RateLimit-Limit=1|");
    request.rate_limit = RateLimit{2, -1, -1};
    EXPECT_EQ(headers_of(with_id, error, request, 404, true), "Content-Type=application/json|X-RateLimit-Limit=2|");
}

TEST(response_headers, delay_is_for_the_statuses_that_the_envelope_names)
{
    const ApiError error = ApiError(HttpStatus::not_found).with_retry_after(5);
    EXPECT_EQ(headers_of(without_id, error, {}, 404, true), "Content-Type=application/json|Retry-After=5|");
    EXPECT_EQ(headers_of(with_id, error, {}, 404, false), "Content-Type=application/json|");
    EXPECT_EQ(headers_of(with_id, error, {}, 429, true), "Content-Type=application/json|Retry-After=5|");
    EXPECT_EQ(headers_of(with_id, ApiError(HttpStatus::not_found), {}, 429, true), "Content-Type=application/json|")
        << "no delay";
}

} // namespace
