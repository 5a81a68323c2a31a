// SPDX-License-Identifier: BSL-1.0
// Tests of the CodeSpar API against its error reference: every code, every fact, every body.
#include <amiss/apis/codespar.hpp>
#include <amiss/read.hpp>
#include <amiss/respond.hpp>
#include <amiss/write.hpp>

#include "support/documented_api.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace {

namespace codespar = amiss::codespar;
using amiss::Grpc;
using amiss::Retry;
using codespar::Code;
using documented::compact;
using documented::contains;
using namespace std::chrono_literals;

// The catalogue is checked here, so that including its header stays cheap.
static_assert(amiss::detail::CatalogChecks<Code>::passed);

constexpr documented::Row<Code> reference[] = {
    {Code::invalid_request, "invalid_request", 400, Retry::never, 4, 1},
    {Code::slug_invalid, "slug_invalid", 400, Retry::never, 3, 1},
    {Code::slug_reserved, "slug_reserved", 400, Retry::never, 1, 1},
    {Code::unauthorized, "unauthorized", 401, Retry::never, 4, 1},
    {Code::forbidden, "forbidden", 403, Retry::never, 3, 2},
    {Code::not_found, "not_found", 404, Retry::never, 4, 2},
    {Code::slug_conflict, "slug_conflict", 409, Retry::never, 1, 1},
    {Code::webhook_url_conflict, "webhook_url_conflict", 409, Retry::never, 1, 2},
    {Code::needs_connection, "needs_connection", 422, Retry::never, 1, 2},
    {Code::provider_unavailable, "provider_unavailable", 422, Retry::never, 2, 1},
    {Code::rate_limited, "rate_limited", 429, Retry::after_delay, 2, 3},
    {Code::quota_exceeded, "quota_exceeded", 429, Retry::never, 1, 1},
    {Code::internal_error, "internal_error", 500, Retry::if_idempotent, 1, 2},
    {Code::provider_error, "provider_error", 502, Retry::if_idempotent, 1, 2},
    {Code::service_unavailable, "service_unavailable", 503, Retry::after_delay, 2, 1},
    {Code::gateway_timeout, "gateway_timeout", 504, Retry::if_idempotent, 2, 2},
};

constexpr const amiss::Catalog& catalogue = amiss::catalog_of<Code>();

static_assert(catalogue.name() == "codespar");
static_assert(catalogue.size() == 16 && std::size(reference) == 16);
static_assert(all_agree(reference));
static_assert(documented::only_retired_is<Code>("quota_exceeded"));
static_assert(static_cast<int>(Code::invalid_request) == 1);
static_assert(std::is_error_code_enum<Code>::value);
static_assert(catalogue.find("slug_conflict")->grpc == Grpc::already_exists);
static_assert(catalogue.find("webhook_url_conflict")->grpc == Grpc::already_exists);
static_assert(catalogue.find("needs_connection")->grpc == Grpc::failed_precondition);
static_assert(catalogue.find("provider_unavailable")->grpc == Grpc::failed_precondition);
static_assert(catalogue.find("provider_error")->grpc == Grpc::unavailable);
static_assert(catalogue.find("gateway_timeout")->grpc == Grpc::deadline_exceeded);

constexpr std::string_view reference_body = R"({
"error": "invalid_request",
"message": "Missing required field: amount",
"status": 400,
"request_id": "req_a1b2c3d4"
})";

} // namespace

TEST(codespar, each_code_has_its_documented_name_status_and_retry_class) { expect_errors(reference); }

TEST(codespar, each_code_as_std_error_code_meets_its_conditions) { expect_conditions(reference, "codespar"); }

TEST(codespar, the_code_decides_between_final_and_retriable)
{
    EXPECT_TRUE(amiss::ApiError{Code::rate_limited}.retryable());
    EXPECT_FALSE(amiss::ApiError{Code::quota_exceeded}.retryable());
    EXPECT_FALSE(amiss::ApiError{Code::provider_unavailable}.retryable());
    EXPECT_TRUE(amiss::ApiError{Code::provider_error}.retryable());
}

TEST(codespar, no_final_code_meets_the_condition_that_says_try_again)
{
    for (const auto& row : reference) {
        SCOPED_TRACE(row.name);
        if (row.retry != Retry::never) continue;
        EXPECT_FALSE(std::error_code{row.code} == std::errc::resource_unavailable_try_again);
    }
}

TEST(codespar, codes_meet_the_portable_conditions)
{
    EXPECT_TRUE(std::error_code{Code::invalid_request} == std::errc::invalid_argument);
    EXPECT_TRUE(std::error_code{Code::forbidden} == std::errc::permission_denied);
    EXPECT_TRUE(std::error_code{Code::needs_connection} == std::errc::permission_denied);
    EXPECT_TRUE(std::error_code{Code::service_unavailable} == std::errc::resource_unavailable_try_again);
    EXPECT_TRUE(std::error_code{Code::gateway_timeout} == std::errc::timed_out);
    EXPECT_FALSE(std::error_code{Code::provider_unavailable} == std::errc::invalid_argument);
}

TEST(codespar, each_code_is_read_back_from_its_body)
{
    expect_read_back(reference, codespar::envelope, amiss::RequestInfo{"req_a1b2c3d4"});
}

TEST(codespar, each_body_has_the_status_of_its_response)
{
    for (const auto& row : reference) {
        const std::string body = amiss::to_string(codespar::envelope, row.code, amiss::RequestInfo{});
        EXPECT_TRUE(contains(body, "\"status\":" + std::to_string(row.status))) << body;
    }
}

TEST(codespar, reference_body_is_written)
{
    amiss::ApiError error{Code::invalid_request};
    error.with_param("amount");
    EXPECT_EQ(amiss::to_string(codespar::envelope, error, amiss::RequestInfo{"req_a1b2c3d4"}), compact(reference_body));
}

TEST(codespar, reference_body_is_read)
{
    const amiss::ApiError error = amiss::read(codespar::envelope, amiss::Received{400, reference_body});
    EXPECT_TRUE(error == Code::invalid_request);
    EXPECT_EQ(error.message(), "Missing required field: amount");
    EXPECT_EQ(amiss::to_int(error.status()), 400);
    EXPECT_EQ(error.request_id(), "req_a1b2c3d4");
    EXPECT_EQ(error.details(), "");
    EXPECT_EQ(error.provenance(), amiss::Provenance::server);
    EXPECT_FALSE(error.malformed());
}

TEST(codespar, connect_url_is_the_last_member)
{
    amiss::ApiError error{Code::needs_connection};
    error.with_detail("connect_url", "https://connect.codespar.dev/c/abc");
    EXPECT_EQ(amiss::to_string(codespar::envelope, error, amiss::RequestInfo{"req_a1b2c3d4"}),
              R"({"error":"needs_connection","message":"The user has to connect this server first","status":422,)"
              R"("request_id":"req_a1b2c3d4","connect_url":"https://connect.codespar.dev/c/abc"})");
}

TEST(codespar, connect_url_is_read_as_a_detail)
{
    const amiss::ApiError error =
        amiss::read(codespar::envelope,
                    amiss::Received{422,
                                    R"({"error":"needs_connection","message":"Connect first","status":422,)"
                                    R"("connect_url":"https://connect.codespar.dev/c/abc"})"});
    EXPECT_TRUE(error == Code::needs_connection);
    EXPECT_EQ(error.detail("connect_url"), "https://connect.codespar.dev/c/abc");
}

TEST(codespar, templates_without_a_value_have_a_plain_message)
{
    EXPECT_EQ(amiss::ApiError{Code::invalid_request}.message(), "The request is malformed or incomplete.");
    EXPECT_EQ(amiss::ApiError{Code::rate_limited}.message(), "Rate limit exceeded");
}

TEST(codespar, rate_limit_message_names_the_delay)
{
    amiss::ApiError error{Code::rate_limited};
    error.with_retry_after(30s);
    EXPECT_EQ(error.message(), "Rate limit exceeded. Try again in 30 seconds");
}

TEST(codespar, code_without_catalogue_becomes_internal_error)
{
    const amiss::ApiError error{std::make_error_code(std::errc::io_error)};
    EXPECT_EQ(amiss::to_string(codespar::envelope, error, amiss::RequestInfo{}),
              R"({"error":"internal_error","message":"The service failed unexpectedly","status":500})");
}

TEST(codespar, only_a_401_has_a_challenge) { expect_challenge_of_401_only(reference, codespar::envelope, "Bearer"); }

TEST(codespar, the_delay_is_in_the_header_and_not_in_the_body)
{
    char buffer[1024];
    amiss::ApiError error{Code::service_unavailable};
    error.with_retry_after(120s);
    const amiss::Response response = amiss::respond(codespar::envelope, error, amiss::RequestInfo{}, buffer);
    EXPECT_EQ(documented::header_of(response, "Retry-After"), "120");
    EXPECT_FALSE(contains(response.body, "120")) << response.body;
}

TEST(codespar, every_cause_and_fix_of_the_reference_is_there) { expect_causes_and_fixes(reference); }

TEST(codespar, causes_and_fixes_mention_the_facts_of_the_reference)
{
    constexpr documented::Fact<Code> facts[] = {
        {Code::invalid_request, "codespar_pay"},
        {Code::invalid_request, "-100"},
        {Code::invalid_request, "Zod"},
        {Code::slug_invalid, "64"},
        {Code::slug_reserved, "`default`"},
        {Code::unauthorized, "Authorization: Bearer"},
        {Code::unauthorized, "csk_live_"},
        {Code::unauthorized, "csk_test_"},
        {Code::unauthorized, "rotated"},
        {Code::unauthorized, "Settings → API Keys"},
        {Code::forbidden, "read-only"},
        {Code::forbidden, "project"},
        {Code::forbidden, "scopes"},
        {Code::not_found, "`ses_`, `prj_` or `trg_` and 16 characters, `dlv_` and 8"},
        {Code::not_found, "30 minutes"},
        {Code::not_found, "catalog"},
        {Code::slug_conflict, "organization"},
        {Code::webhook_url_conflict, "another URL"},
        {Code::webhook_url_conflict, "update"},
        {Code::needs_connection, "OAuth"},
        {Code::needs_connection, "connect_url"},
        {Code::needs_connection, "stored credentials"},
        {Code::provider_unavailable, "`provider`"},
        {Code::provider_unavailable, "provider_error"},
        {Code::rate_limited, "Retry-After"},
        {Code::rate_limited, "X-RateLimit-Reset"},
        {Code::rate_limited, "jitter"},
        {Code::rate_limited, "Enterprise"},
        {Code::quota_exceeded, "request_id"},
        {Code::internal_error, "backoff"},
        {Code::internal_error, "request_id"},
        {Code::provider_error, "5xx"},
        {Code::provider_error, "`provider`"},
        {Code::service_unavailable, "deployed"},
        {Code::service_unavailable, "Retry-After"},
        {Code::gateway_timeout, "30 seconds"},
        {Code::gateway_timeout, "SEFAZ"},
        {Code::gateway_timeout, "NF-e"},
        {Code::gateway_timeout, "payout"},
    };
    expect_facts(facts);
}
