// SPDX-License-Identifier: BSL-1.0
// Tests of the One Stack APIs against their error reference: every code, every fact, every body.
#include <amiss/apis/onestack.hpp>
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

namespace onestack = amiss::onestack;
using amiss::Grpc;
using amiss::Retry;
using documented::compact;
using onestack::Code;
using namespace std::chrono_literals;

// The catalogue is checked here, so that including its header stays cheap.
static_assert(amiss::detail::CatalogChecks<Code>::passed);

constexpr documented::Row<Code> reference[] = {
    {Code::validation_error, "VALIDATION_ERROR", 400, Retry::never, 1, 3},
    {Code::invalid_json, "INVALID_JSON", 400, Retry::never, 1, 1},
    {Code::unauthorized, "UNAUTHORIZED", 401, Retry::never, 1, 4},
    {Code::token_expired, "TOKEN_EXPIRED", 401, Retry::never, 1, 2},
    {Code::forbidden, "FORBIDDEN", 403, Retry::never, 1, 4},
    {Code::product_access_denied, "PRODUCT_ACCESS_DENIED", 403, Retry::never, 1, 1},
    {Code::not_found, "NOT_FOUND", 404, Retry::never, 1, 4},
    {Code::conflict, "CONFLICT", 409, Retry::never, 1, 2},
    {Code::duplicate_resource, "DUPLICATE_RESOURCE", 409, Retry::never, 1, 1},
    {Code::rate_limit_exceeded, "RATE_LIMIT_EXCEEDED", 429, Retry::after_delay, 1, 3},
    {Code::internal_error, "INTERNAL_ERROR", 500, Retry::if_idempotent, 1, 2},
};

constexpr const amiss::Catalog& catalogue = amiss::catalog_of<Code>();

static_assert(catalogue.name() == "onestack");
static_assert(catalogue.size() == 11 && std::size(reference) == 11);
static_assert(all_agree(reference));
static_assert(documented::only_retired_is<Code>(""));
static_assert(static_cast<int>(Code::validation_error) == 1);
static_assert(std::is_error_code_enum<Code>::value);
static_assert(catalogue.find("CONFLICT")->grpc == Grpc::aborted);
static_assert(catalogue.find("DUPLICATE_RESOURCE")->grpc == Grpc::already_exists);
static_assert(catalogue.find("TOKEN_EXPIRED")->grpc == Grpc::unauthenticated);

constexpr std::string_view validation_body = R"({
"error": "Validation failed",
"code": "VALIDATION_ERROR",
"details": {
"fields": {
"title": "Title is required",
"priority": "Must be one of: low, medium, high, critical"
}
}
})";

constexpr std::string_view unauthorized_body = R"({
"error": "Authentication required",
"code": "UNAUTHORIZED"
})";

constexpr std::string_view forbidden_body = R"({
"error": "Access denied to PSA product",
"code": "FORBIDDEN",
"details": {
"requiredProduct": "psa",
"requiredPermission": "tickets.write"
}
})";

constexpr std::string_view not_found_body = R"({
"error": "Ticket not found",
"code": "NOT_FOUND",
"details": {
"resourceType": "ticket",
"resourceId": "tkt_nonexistent"
}
})";

constexpr std::string_view conflict_body = R"({
"error": "Ticket has been modified by another user",
"code": "CONFLICT",
"details": {
"currentVersion": "v3",
"submittedVersion": "v1"
}
})";

constexpr std::string_view rate_limit_body = R"({
"error": "Rate limit exceeded",
"code": "RATE_LIMIT_EXCEEDED",
"details": {
"limit": 100,
"window": "1m",
"retryAfter": 23
}
})";

constexpr std::string_view internal_body = R"({
"error": "An unexpected error occurred",
"code": "INTERNAL_ERROR"
})";

std::string written(const amiss::ApiError& error)
{
    return amiss::to_string(onestack::envelope, error, amiss::RequestInfo{});
}
std::string relayed(const amiss::ApiError& error)
{
    return amiss::to_string(onestack::envelope.relay(), error, amiss::RequestInfo{});
}

amiss::ApiError received(int status, std::string_view body)
{
    return amiss::read(onestack::envelope, amiss::Received{status, body});
}

} // namespace

TEST(onestack, each_code_has_its_documented_name_status_and_retry_class) { expect_errors(reference); }

TEST(onestack, each_code_as_std_error_code_meets_its_conditions) { expect_conditions(reference, "onestack"); }

TEST(onestack, each_code_is_read_back_from_its_body)
{
    expect_read_back(reference, onestack::envelope, amiss::RequestInfo{});
}

TEST(onestack, validation_body_is_written)
{
    amiss::ApiError error{Code::validation_error};
    error.with_violation("title", "Title is required")
        .with_violation("priority", "Must be one of: low, medium, high, critical");
    EXPECT_EQ(written(error), compact(validation_body));
}

TEST(onestack, validation_body_is_read)
{
    const amiss::ApiError error = received(400, validation_body);
    EXPECT_TRUE(error == Code::validation_error);
    EXPECT_EQ(error.message(), "Validation failed");
    std::string violations;
    for (const auto& violation : error.violations()) {
        violations.append(violation.field).append("=").append(violation.message).append(";");
    }
    EXPECT_EQ(violations, "title=Title is required;priority=Must be one of: low, medium, high, critical;");
    EXPECT_FALSE(error.malformed());
}

TEST(onestack, unauthorized_body_is_written) { EXPECT_EQ(written(Code::unauthorized), compact(unauthorized_body)); }

TEST(onestack, unauthorized_body_is_read)
{
    const amiss::ApiError error = received(401, unauthorized_body);
    EXPECT_TRUE(error == Code::unauthorized);
    EXPECT_EQ(error.message(), "Authentication required");
    EXPECT_EQ(error.provenance(), amiss::Provenance::server);
    EXPECT_FALSE(error.malformed());
}

TEST(onestack, forbidden_body_is_written)
{
    amiss::ApiError error{Code::forbidden};
    error.with_message("Access denied to PSA product")
        .with_detail("requiredProduct", "psa")
        .with_detail("requiredPermission", "tickets.write");
    EXPECT_EQ(written(error), compact(forbidden_body));
}

TEST(onestack, forbidden_body_is_read)
{
    const amiss::ApiError error = received(403, forbidden_body);
    EXPECT_TRUE(error == Code::forbidden);
    EXPECT_EQ(error.message(), "Access denied to PSA product");
    EXPECT_EQ(error.detail("requiredProduct"), "psa");
    EXPECT_EQ(error.detail("requiredPermission"), "tickets.write");
    EXPECT_EQ(error.details(), R"({"requiredProduct":"psa","requiredPermission":"tickets.write"})");
    EXPECT_FALSE(error.malformed());
}

TEST(onestack, not_found_body_is_written)
{
    amiss::ApiError error{Code::not_found};
    error.with_message("Ticket not found")
        .with_detail("resourceType", "ticket")
        .with_detail("resourceId", "tkt_nonexistent");
    EXPECT_EQ(written(error), compact(not_found_body));
}

TEST(onestack, not_found_body_is_read)
{
    const amiss::ApiError error = received(404, not_found_body);
    EXPECT_TRUE(error == Code::not_found);
    EXPECT_EQ(error.message(), "Ticket not found");
    EXPECT_EQ(error.detail("resourceType"), "ticket");
    EXPECT_EQ(error.detail("resourceId"), "tkt_nonexistent");
    EXPECT_FALSE(error.malformed());
}

TEST(onestack, conflict_body_is_written)
{
    amiss::ApiError error{Code::conflict};
    error.with_message("Ticket has been modified by another user")
        .with_detail("currentVersion", "v3")
        .with_detail("submittedVersion", "v1");
    EXPECT_EQ(written(error), compact(conflict_body));
}

TEST(onestack, conflict_body_is_read)
{
    const amiss::ApiError error = received(409, conflict_body);
    EXPECT_TRUE(error == Code::conflict);
    EXPECT_EQ(error.message(), "Ticket has been modified by another user");
    EXPECT_EQ(error.detail("currentVersion"), "v3");
    EXPECT_EQ(error.detail("submittedVersion"), "v1");
    EXPECT_FALSE(error.malformed());
}

TEST(onestack, rate_limit_body_is_written)
{
    amiss::ApiError error{Code::rate_limit_exceeded};
    error.with_detail("limit", 100).with_detail("window", "1m").with_retry_after(23s);
    EXPECT_EQ(written(error), compact(rate_limit_body));
}

TEST(onestack, rate_limit_body_is_read)
{
    const amiss::ApiError error = received(429, rate_limit_body);
    EXPECT_TRUE(error == Code::rate_limit_exceeded);
    EXPECT_EQ(error.message(), "Rate limit exceeded");
    EXPECT_EQ(error.detail("limit"), "100");
    EXPECT_EQ(error.detail("window"), "1m");
    EXPECT_EQ(error.details(), R"({"limit":100,"window":"1m"})");
    ASSERT_TRUE(error.retry_after().has_value());
    EXPECT_EQ(error.retry_after()->count(), 23);
    EXPECT_FALSE(error.malformed());
}

TEST(onestack, internal_body_is_written) { EXPECT_EQ(written(Code::internal_error), compact(internal_body)); }

TEST(onestack, internal_body_is_read)
{
    const amiss::ApiError error = received(500, internal_body);
    EXPECT_TRUE(error == Code::internal_error);
    EXPECT_EQ(error.message(), "An unexpected error occurred");
    EXPECT_FALSE(error.malformed());
}

TEST(onestack, relaying_a_body_that_was_read_gives_the_same_body)
{
    for (const std::string_view body : {validation_body, unauthorized_body, forbidden_body, not_found_body,
                                        conflict_body, rate_limit_body, internal_body}) {
        EXPECT_EQ(relayed(received(400, body)), compact(body));
    }
}

TEST(onestack, details_that_are_absent_empty_or_null_read_alike)
{
    for (const std::string_view body :
         {R"({"error":"Gone","code":"NOT_FOUND"})", R"({"error":"Gone","code":"NOT_FOUND","details":{}})",
          R"({"error":"Gone","code":"NOT_FOUND","details":null})"}) {
        const amiss::ApiError error = received(404, body);
        EXPECT_TRUE(error == Code::not_found) << body;
        EXPECT_EQ(error.message(), "Gone") << body;
        EXPECT_EQ(error.details(), "") << body;
        EXPECT_EQ(relayed(error), R"({"error":"Gone","code":"NOT_FOUND"})") << body;
        EXPECT_FALSE(error.malformed()) << body;
    }
}

TEST(onestack, details_come_before_fields_and_the_delay)
{
    amiss::ApiError error{Code::validation_error};
    error.with_retry_after(5s).with_violation("title", "Title is required").with_detail("attempt", 2);
    EXPECT_EQ(written(error),
              R"({"error":"Validation failed","code":"VALIDATION_ERROR",)"
              R"("details":{"attempt":2,"fields":{"title":"Title is required"},"retryAfter":5}})");
}

TEST(onestack, code_without_catalogue_becomes_internal_error)
{
    EXPECT_EQ(written(amiss::ApiError{std::make_error_code(std::errc::io_error)}), compact(internal_body));
}

TEST(onestack, request_id_is_in_the_header_and_not_in_the_body)
{
    char buffer[1024];
    const amiss::Response response =
        amiss::respond(onestack::envelope, Code::internal_error, amiss::RequestInfo{"req_abc123"}, buffer);
    EXPECT_EQ(documented::header_of(response, "X-Request-Id"), "req_abc123");
    EXPECT_EQ(response.body, compact(internal_body));
}

TEST(onestack, only_a_401_has_a_challenge)
{
    expect_challenge_of_401_only(reference, onestack::envelope, "X-Integration-Key");
}

TEST(onestack, every_fix_of_the_reference_is_there_and_each_code_has_a_cause) { expect_causes_and_fixes(reference); }

TEST(onestack, causes_and_fixes_mention_the_facts_of_the_reference)
{
    constexpr documented::Fact<Code> facts[] = {
        {Code::validation_error, "`application/json`"},
        {Code::validation_error, "`low`, `medium`, `high` or `critical`"},
        {Code::validation_error, "details.fields"},
        {Code::invalid_json, "`application/json`"},
        {Code::unauthorized, "revoked"},
        {Code::unauthorized, "X-Integration-Key"},
        {Code::unauthorized, "session"},
        {Code::unauthorized, "JWT"},
        {Code::token_expired, "session"},
        {Code::token_expired, "JWT"},
        {Code::forbidden, "Read Only"},
        {Code::forbidden, "Read/Write"},
        {Code::forbidden, "requiredProduct"},
        {Code::forbidden, "requiredPermission"},
        {Code::forbidden, "role"},
        {Code::forbidden, "portal"},
        {Code::product_access_denied, "product"},
        {Code::not_found, "deleted"},
        {Code::not_found, "base URL"},
        {Code::not_found, "tenant"},
        {Code::conflict, "newest version"},
        {Code::conflict, "`_etag`"},
        {Code::duplicate_resource, "identifier"},
        {Code::rate_limit_exceeded, "100 requests in a minute"},
        {Code::rate_limit_exceeded, "Retry-After"},
        {Code::rate_limit_exceeded, "5 seconds"},
        {Code::rate_limit_exceeded, "batch operations"},
        {Code::rate_limit_exceeded, "webhooks"},
        {Code::internal_error, "X-Request-Id"},
    };
    expect_facts(facts);
}
