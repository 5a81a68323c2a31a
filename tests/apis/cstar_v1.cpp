// SPDX-License-Identifier: BSL-1.0
// Tests of version 1 of the cStar API against its error reference: every code, every fact, every body.
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/read.hpp>
#include <amiss/respond.hpp>
#include <amiss/write.hpp>

#include "support/documented_api.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace {

namespace cstar_v1 = amiss::cstar_v1;
using amiss::Grpc;
using amiss::Retry;
using cstar_v1::Code;
using documented::compact;
using documented::contains;
using namespace std::chrono_literals;

// The catalogue is checked here, so that including its header stays cheap.
static_assert(amiss::detail::CatalogChecks<Code>::passed);

constexpr documented::Row<Code> reference[] = {
    {Code::unauthorized, "UNAUTHORIZED", 401, Retry::never, 4, 4},
    {Code::forbidden, "FORBIDDEN", 403, Retry::never, 3, 3},
    {Code::not_found, "NOT_FOUND", 404, Retry::never, 3, 3},
    {Code::validation_error, "VALIDATION_ERROR", 400, Retry::never, 3, 3},
    {Code::rate_limited, "RATE_LIMITED", 429, Retry::after_delay, 2, 4},
    {Code::conflict, "CONFLICT", 409, Retry::never, 3, 3},
    {Code::server_error, "SERVER_ERROR", 500, Retry::if_idempotent, 2, 3},
};

// The message of each code without further values, in the order of `reference`.
constexpr struct {
    Code code;
    std::string_view text;
} messages[] = {
    {Code::unauthorized, "Missing or invalid API key"}, {Code::forbidden, "API key lacks required permissions"},
    {Code::not_found, "Resource doesn't exist"},        {Code::validation_error, "Invalid request body/params"},
    {Code::rate_limited, "Too many requests"},          {Code::conflict, "Resource already exists or state conflict"},
    {Code::server_error, "Internal server error"},
};

constexpr const amiss::Catalog& catalogue = amiss::catalog_of<Code>();

constexpr bool messages_agree()
{
    for (std::size_t at = 0; at < std::size(messages); ++at) {
        const amiss::RowData* row = catalogue.find(reference[at].name);
        if (messages[at].code != reference[at].code) return false;
        if ((row->templated ? row->plain : row->message) != messages[at].text) return false;
    }
    return std::size(messages) == std::size(reference);
}

static_assert(catalogue.name() == "cstar_v1");
static_assert(catalogue.size() == 7 && std::size(reference) == 7);
static_assert(all_agree(reference));
static_assert(messages_agree());
static_assert(documented::only_retired_is<Code>(""));
static_assert(static_cast<int>(Code::unauthorized) == 1);
static_assert(std::is_error_code_enum<Code>::value);
static_assert(catalogue.find("CONFLICT")->grpc == Grpc::already_exists);
static_assert(catalogue.find("RATE_LIMITED")->grpc == Grpc::resource_exhausted);
static_assert(catalogue.find("unauthorized") == nullptr);

constexpr std::string_view reference_body = R"({
"success": false,
"error": {
"code": "VALIDATION_ERROR",
"message": "The 'priority' field must be one of: low, normal, high, critical",
"field": "priority"
},
"meta": {
"requestId": "req_abc123",
"timestamp": "2025-12-14T10:30:00Z"
}
})";

const auto documented_time = std::chrono::system_clock::from_time_t(1765708200); // 2025-12-14T10:30:00Z

} // namespace

TEST(cstar_v1, each_code_has_its_documented_name_status_message_and_retry_class)
{
    expect_errors(reference);
    for (const auto& message : messages) EXPECT_EQ(amiss::ApiError{message.code}.message(), message.text);
}

TEST(cstar_v1, each_code_as_std_error_code_meets_its_conditions) { expect_conditions(reference, "cstar_v1"); }

TEST(cstar_v1, each_code_is_read_back_from_its_body)
{
    expect_read_back(reference, cstar_v1::envelope, amiss::RequestInfo{"req_abc123", documented_time});
}

TEST(cstar_v1, reference_body_is_written)
{
    const amiss::RequestInfo request{"req_abc123", documented_time};
    amiss::ApiError error{Code::validation_error};
    error.with_param("priority").with_message("The 'priority' field must be one of: low, normal, high, critical");
    EXPECT_EQ(amiss::to_string(cstar_v1::envelope, error, request), compact(reference_body));
}

TEST(cstar_v1, reference_body_is_read)
{
    const amiss::ApiError error = amiss::read(cstar_v1::envelope, amiss::Received{400, reference_body});
    EXPECT_TRUE(error == Code::validation_error);
    EXPECT_EQ(error.message(), "The 'priority' field must be one of: low, normal, high, critical");
    EXPECT_EQ(error.param(), "priority");
    EXPECT_EQ(error.request_id(), "req_abc123");
    ASSERT_TRUE(error.timestamp().has_value());
    EXPECT_TRUE(*error.timestamp() == documented_time);
    EXPECT_FALSE(error.retry_after().has_value());
    EXPECT_EQ(error.provenance(), amiss::Provenance::server);
    EXPECT_FALSE(error.malformed());
}

TEST(cstar_v1, fragments_of_validation_errors)
{
    constexpr struct {
        std::string_view message, field;
    } examples[] = {
        {"title is required", "title"},
        {"priority must be one of: low, normal, high, critical", "priority"},
        {"email is not a valid email address", "email"},
    };
    for (const auto& example : examples) {
        amiss::ApiError error{Code::validation_error};
        error.with_message(example.message).with_param(example.field);
        const std::string body = amiss::to_string(cstar_v1::envelope, error, amiss::RequestInfo{});
        EXPECT_EQ(body,
                  R"({"success":false,"error":{"code":"VALIDATION_ERROR","message":")" + std::string(example.message)
                      + R"(","field":")" + std::string(example.field) + R"("}})");
    }
}

TEST(cstar_v1, fragment_of_the_rate_limit_is_written)
{
    amiss::ApiError error{Code::rate_limited};
    error.with_retry_after(42s);
    const std::string body = amiss::to_string(cstar_v1::envelope, error, amiss::RequestInfo{});
    EXPECT_TRUE(contains(body,
                         R"("error":{"code":"RATE_LIMITED",)"
                         R"("message":"Rate limit exceeded. Try again in 42 seconds.","retryAfter":42})"))
        << body;
}

TEST(cstar_v1, fragment_of_the_rate_limit_is_read)
{
    const amiss::ApiError error = amiss::read(cstar_v1::envelope, amiss::Received{429, R"({"success": false, "error": {
"code": "RATE_LIMITED",
"message": "Rate limit exceeded. Try again in 42 seconds.",
"retryAfter": 42
}})"});
    EXPECT_TRUE(error == Code::rate_limited);
    EXPECT_EQ(error.message(), "Rate limit exceeded. Try again in 42 seconds.");
    ASSERT_TRUE(error.retry_after().has_value());
    EXPECT_EQ(error.retry_after()->count(), 42);
}

TEST(cstar_v1, meta_has_the_request_id_without_a_time)
{
    const std::string body =
        amiss::to_string(cstar_v1::envelope, amiss::ApiError{Code::not_found}, amiss::RequestInfo{"req_abc123"});
    EXPECT_EQ(body,
              R"({"success":false,"error":{"code":"NOT_FOUND","message":"Resource doesn't exist"},)"
              R"("meta":{"requestId":"req_abc123"}})");
}

TEST(cstar_v1, code_without_catalogue_becomes_server_error)
{
    const amiss::ApiError error{std::make_error_code(std::errc::io_error)};
    const std::string body = amiss::to_string(cstar_v1::envelope, error, amiss::RequestInfo{});
    EXPECT_TRUE(contains(body, R"("code":"SERVER_ERROR","message":"Internal server error")")) << body;
}

TEST(cstar_v1, only_a_401_has_a_challenge) { expect_challenge_of_401_only(reference, cstar_v1::envelope, "Bearer"); }

TEST(cstar_v1, every_cause_and_fix_of_the_reference_is_there) { expect_causes_and_fixes(reference); }

TEST(cstar_v1, causes_and_fixes_mention_the_facts_of_the_reference)
{
    constexpr documented::Fact<Code> facts[] = {
        {Code::unauthorized, "`Authorization`"},
        {Code::unauthorized, "Bearer sk_live_"},
        {Code::unauthorized, "Bearer pk_live_"},
        {Code::unauthorized, "Settings"},
        {Code::forbidden, "publishable"},
        {Code::forbidden, "another team"},
        {Code::forbidden, "sk_live_"},
        {Code::forbidden, "Settings"},
        {Code::not_found, "deleted"},
        {Code::validation_error, "`field`"},
        {Code::validation_error, "`low`, `normal`, `high` or `critical`"},
        {Code::rate_limited, "X-RateLimit-Remaining"},
        {Code::rate_limited, "exponentially"},
        {Code::rate_limited, "Cache"},
        {Code::conflict, "email"},
        {Code::conflict, "slug"},
        {Code::conflict, "state"},
        {Code::server_error, "`requestId`"},
        {Code::server_error, "status page"},
    };
    expect_facts(facts);
}
