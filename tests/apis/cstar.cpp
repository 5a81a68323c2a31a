// SPDX-License-Identifier: BSL-1.0
// Tests of the cStar API against its error reference: every code, every fact, every body.
#include <amiss/apis/cstar.hpp>
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

namespace cstar = amiss::cstar;
using amiss::Grpc;
using amiss::Retry;
using cstar::Code;
using cstar::Type;
using documented::compact;
using documented::contains;
using namespace std::chrono_literals;

// The catalogue is checked here, so that including its header stays cheap.
static_assert(amiss::detail::CatalogChecks<Code>::passed);
static_assert(amiss::detail::check_types<Type>());

constexpr documented::Row<Code> reference[] = {
    {Code::authentication_required, "authentication_required", 401, Retry::never, 3, 1, "authentication_error"},
    {Code::invalid_api_key, "invalid_api_key", 401, Retry::never, 3, 1, "authentication_error"},
    {Code::invalid_key_format, "invalid_key_format", 401, Retry::never, 2, 1, "authentication_error"},
    {Code::key_expired, "key_expired", 401, Retry::never, 2, 1, "authentication_error"},
    {Code::insufficient_permissions, "insufficient_permissions", 403, Retry::never, 2, 1, "authentication_error"},
    {Code::publishable_key_write, "publishable_key_write", 403, Retry::never, 2, 1, "authentication_error"},
    {Code::team_access_denied, "team_access_denied", 403, Retry::never, 2, 1, "authentication_error"},
    {Code::parameter_missing, "parameter_missing", 400, Retry::never, 3, 1, "invalid_request_error"},
    {Code::parameter_invalid, "parameter_invalid", 400, Retry::never, 3, 1, "invalid_request_error"},
    {Code::invalid_json, "invalid_json", 400, Retry::never, 3, 1, "invalid_request_error"},
    {Code::invalid_id_format, "invalid_id_format", 400, Retry::never, 2, 1, "invalid_request_error"},
    {Code::resource_conflict, "resource_conflict", 409, Retry::never, 2, 1, "invalid_request_error"},
    {Code::resource_not_found, "resource_not_found", 404, Retry::never, 3, 1, "not_found_error"},
    {Code::rate_limit_exceeded, "rate_limit_exceeded", 429, Retry::after_delay, 2, 1, "rate_limit_error"},
    {Code::internal_error, "internal_error", 500, Retry::if_idempotent, 2, 1, "api_error"},
    {Code::database_error, "database_error", 500, Retry::if_idempotent, 1, 1, "api_error"},
};

constexpr struct {
    Type type;
    std::string_view name;
} types[] = {
    {Type::authentication_error, "authentication_error"},
    {Type::invalid_request_error, "invalid_request_error"},
    {Type::not_found_error, "not_found_error"},
    {Type::rate_limit_error, "rate_limit_error"},
    {Type::api_error, "api_error"},
};

constexpr const amiss::Catalog& catalogue = amiss::catalog_of<Code>();

static_assert(catalogue.name() == "cstar");
static_assert(catalogue.size() == 16 && std::size(reference) == 16);
static_assert(all_agree(reference));
static_assert(documented::only_retired_is<Code>(""));
static_assert(static_cast<int>(Code::authentication_required) == 1);
static_assert(static_cast<int>(Type::authentication_error) == 1);
static_assert(std::is_error_code_enum<Code>::value);
static_assert(std::is_error_condition_enum<Type>::value);
static_assert(catalogue.find("parameter_missing")->message == "The '{param}' field is required.");
static_assert(catalogue.find("resource_conflict")->grpc == Grpc::already_exists);
static_assert(catalogue.find("resource_not_found")->grpc == Grpc::not_found);
static_assert(catalogue.find("authentication_required")->grpc == Grpc::unauthenticated);
static_assert(catalogue.find("Parameter_Missing") == nullptr);

// The first body in the reference, with another doc base and without `meta`.
constexpr std::string_view first_reference = R"({
"success": false,
"error": {
"type": "invalid_request_error",
"code": "parameter_missing",
"message": "The 'title' field is required.",
"param": "title",
"doc_url": "https://cstar.help/developers/errors#parameter_missing",
"request_id": "req_abc123"
}
})";

// The body of the API's error page, whose doc base is the default.
constexpr std::string_view api_reference = R"({
  "success": false,
  "error": {
    "type": "invalid_request_error",
    "code": "parameter_missing",
    "message": "The 'title' field is required.",
    "param": "title",
    "doc_url": "https://cstar.help/developers/api/errors#parameter_missing",
    "request_id": "req_a1B2c3D4e5F6"
  },
  "meta": {
    "requestId": "req_a1B2c3D4e5F6",
    "timestamp": "2026-03-30T10:30:00Z"
  }
})";

const auto documented_time = std::chrono::system_clock::from_time_t(1774866600); // 2026-03-30T10:30:00Z

} // namespace

TEST(cstar, each_code_has_its_documented_name_status_type_and_retry_class)
{
    expect_errors(reference);
    for (const auto& row : reference) {
        SCOPED_TRACE(row.name);
        const amiss::ApiError error{row.code};
        for (const auto& type : types) EXPECT_EQ(error == type.type, type.name == row.type) << type.name;
    }
}

TEST(cstar, each_code_as_std_error_code_meets_its_conditions)
{
    expect_conditions(reference, "cstar");
    for (const auto& row : reference) {
        SCOPED_TRACE(row.name);
        const std::error_code code = row.code;
        for (const auto& type : types) EXPECT_EQ(code == type.type, type.name == row.type) << type.name;
    }
}

TEST(cstar, each_code_has_exactly_one_type)
{
    for (const auto& row : reference) {
        SCOPED_TRACE(row.name);
        int count = 0;
        for (int type = 1; type <= 5; ++type) count += std::error_code{row.code} == static_cast<Type>(type);
        EXPECT_EQ(count, 1);
    }
}

TEST(cstar, codes_meet_the_portable_conditions)
{
    EXPECT_TRUE(std::error_code{Code::parameter_invalid} == std::errc::invalid_argument);
    EXPECT_TRUE(std::error_code{Code::key_expired} == std::errc::permission_denied);
    EXPECT_TRUE(std::error_code{Code::publishable_key_write} == std::errc::permission_denied);
    EXPECT_TRUE(std::error_code{Code::rate_limit_exceeded} == std::errc::resource_unavailable_try_again);
    EXPECT_FALSE(std::error_code{Code::internal_error} == std::errc::invalid_argument);
}

TEST(cstar, each_code_is_read_back_from_its_body)
{
    expect_read_back(reference, cstar::envelope, amiss::RequestInfo{"req_abc123", documented_time});
}

TEST(cstar, first_reference_body_is_written)
{
    amiss::RequestInfo request{"req_abc123"};
    request.doc_base = "https://cstar.help/developers/errors#";
    amiss::ApiError error{Code::parameter_missing};
    error.with_param("title");
    EXPECT_EQ(amiss::to_string(cstar::envelope, error, request), compact(first_reference));
    constexpr auto first = cstar::envelope.doc_base("https://cstar.help/developers/errors#");
    EXPECT_EQ(amiss::to_string(first, error, {"req_abc123"}), compact(first_reference));
}

TEST(cstar, first_reference_body_is_read)
{
    const amiss::ApiError error = amiss::read(cstar::envelope, amiss::Received{400, first_reference});
    EXPECT_TRUE(error == Code::parameter_missing);
    EXPECT_EQ(error.message(), "The 'title' field is required.");
    EXPECT_EQ(error.param(), "title");
    EXPECT_EQ(error.doc_url(), "https://cstar.help/developers/errors#parameter_missing");
    EXPECT_EQ(error.request_id(), "req_abc123");
    EXPECT_FALSE(error.timestamp().has_value());
    EXPECT_EQ(error.provenance(), amiss::Provenance::server);
    EXPECT_FALSE(error.malformed());
}

TEST(cstar, api_reference_body_is_written)
{
    const amiss::RequestInfo request{"req_a1B2c3D4e5F6", documented_time};
    amiss::ApiError error{Code::parameter_missing};
    error.with_param("title");
    EXPECT_EQ(amiss::to_string(cstar::envelope.relay(), error, request), compact(api_reference));
}

TEST(cstar, api_reference_body_is_read)
{
    const amiss::ApiError error = amiss::read(cstar::envelope, amiss::Received{400, api_reference});
    EXPECT_TRUE(error == Code::parameter_missing);
    EXPECT_EQ(error.message(), "The 'title' field is required.");
    EXPECT_EQ(error.param(), "title");
    EXPECT_EQ(error.doc_url(), "https://cstar.help/developers/api/errors#parameter_missing");
    EXPECT_EQ(error.request_id(), "req_a1B2c3D4e5F6");
    ASSERT_TRUE(error.timestamp().has_value());
    EXPECT_TRUE(*error.timestamp() == documented_time);
    EXPECT_FALSE(error.malformed());
}

TEST(cstar, relaying_a_body_that_was_read_gives_the_same_body)
{
    const amiss::ApiError error = amiss::read(cstar::envelope, amiss::Received{400, api_reference});
    const amiss::RequestInfo request{error.request_id(), *error.timestamp()};
    EXPECT_EQ(amiss::to_string(cstar::envelope.relay(), error, request), compact(api_reference));
}

TEST(cstar, fragment_of_a_missing_parameter)
{
    amiss::ApiError error{Code::parameter_missing};
    error.with_param("title");
    const std::string body = amiss::to_string(cstar::envelope, error, amiss::RequestInfo{});
    EXPECT_TRUE(contains(body, R"("code":"parameter_missing")")) << body;
    EXPECT_TRUE(contains(body, R"("message":"The 'title' field is required.")")) << body;
    EXPECT_TRUE(contains(body, R"("param":"title")")) << body;
}

TEST(cstar, fragment_of_an_invalid_parameter)
{
    amiss::ApiError error{Code::parameter_invalid};
    error.with_param("priority").with_detail("allowed", "low, normal, high, urgent");
    const std::string body = amiss::to_string(cstar::envelope, error, amiss::RequestInfo{});
    EXPECT_TRUE(contains(body, R"("code":"parameter_invalid")")) << body;
    EXPECT_TRUE(contains(body, R"("param":"priority")")) << body;
    EXPECT_TRUE(contains(body, R"("message":"The 'priority' field must be one of: low, normal, high, urgent")"))
        << body;
    EXPECT_FALSE(contains(body, "allowed")) << body;
}

TEST(cstar, fragment_of_a_conflict)
{
    amiss::ApiError error{Code::resource_conflict};
    error.with_param("email").with_message("A customer with this email already exists");
    const std::string body = amiss::to_string(cstar::envelope, error, amiss::RequestInfo{});
    EXPECT_TRUE(contains(body, R"("code":"resource_conflict")")) << body;
    EXPECT_TRUE(contains(body, R"("param":"email")")) << body;
    EXPECT_TRUE(contains(body, R"("message":"A customer with this email already exists")")) << body;
}

TEST(cstar, templates_without_a_value_have_a_plain_message)
{
    EXPECT_EQ(amiss::ApiError{Code::parameter_missing}.message(), "A necessary parameter is absent.");
    EXPECT_EQ(amiss::ApiError{Code::parameter_invalid}.message(), "The value of a parameter is wrong.");
    EXPECT_EQ(amiss::ApiError{Code::resource_conflict}.message(), "The resource already exists.");
    EXPECT_EQ(amiss::ApiError{Code::rate_limit_exceeded}.message(), "Too many requests. Try again later.");
}

TEST(cstar, rate_limit_message_names_the_delay)
{
    amiss::ApiError error{Code::rate_limit_exceeded};
    error.with_retry_after(42s);
    EXPECT_EQ(error.message(), "Too many requests. Try again in 42 seconds.");
}

TEST(cstar, without_request_info_the_only_optional_member_is_the_documentation_link)
{
    EXPECT_EQ(amiss::to_string(cstar::envelope, amiss::ApiError{Code::key_expired}, amiss::RequestInfo{}),
              R"({"success":false,"error":{"type":"authentication_error","code":"key_expired",)"
              R"("message":"The API key is past its expiration date.",)"
              R"("doc_url":"https://cstar.help/developers/api/errors#key_expired"}})");
}

TEST(cstar, code_without_catalogue_becomes_internal_error)
{
    const amiss::ApiError error{std::make_error_code(std::errc::io_error)};
    const std::string body = amiss::to_string(cstar::envelope, error, amiss::RequestInfo{});
    EXPECT_TRUE(contains(body, R"("type":"api_error","code":"internal_error")")) << body;
}

TEST(cstar, only_a_401_has_a_challenge) { expect_challenge_of_401_only(reference, cstar::envelope, "Bearer"); }

TEST(cstar, every_cause_of_the_reference_is_there_and_each_code_has_a_fix) { expect_causes_and_fixes(reference); }

TEST(cstar, causes_and_fixes_mention_the_facts_of_the_reference)
{
    constexpr documented::Fact<Code> facts[] = {
        {Code::authentication_required, "Authorization: Bearer"},
        {Code::authentication_required, "SDK"},
        {Code::invalid_api_key, "cstar keys revoke"},
        {Code::invalid_api_key, "cstar status"},
        {Code::invalid_api_key, "cstar keys list"},
        {Code::invalid_api_key, "cstar keys create --name \"My App\""},
        {Code::invalid_key_format, "sk_live_"},
        {Code::invalid_key_format, "sk_test_"},
        {Code::invalid_key_format, "pk_live_"},
        {Code::invalid_key_format, "pk_test_"},
        {Code::invalid_key_format, "JWT"},
        {Code::invalid_key_format, "OAuth"},
        {Code::key_expired, "security policy"},
        {Code::key_expired, "cstar keys create --name 'Replacement Key'"},
        {Code::insufficient_permissions, "scopes"},
        {Code::insufficient_permissions, "role"},
        {Code::publishable_key_write, "pk_live_"},
        {Code::publishable_key_write, "pk_test_"},
        {Code::publishable_key_write, "sk_live_"},
        {Code::publishable_key_write, "server"},
        {Code::team_access_denied, "teamId"},
        {Code::team_access_denied, "cstar status"},
        {Code::parameter_missing, "tittle"},
        {Code::parameter_missing, "query"},
        {Code::parameter_missing, "`param`"},
        {Code::parameter_invalid, "`new`, `open`, `pending`, `resolved` or `closed`"},
        {Code::parameter_invalid, "`pageSize` ends at 100"},
        {Code::parameter_invalid, "`low`, `normal`, `high` or `urgent`"},
        {Code::invalid_json, "form-encoded"},
        {Code::invalid_json, "Content-Type: application/json"},
        {Code::invalid_id_format, "550e8400-e29b-41d4-a716-446655440000"},
        {Code::invalid_id_format, "`tkt_` for tickets"},
        {Code::invalid_id_format, "`cus_` for customers"},
        {Code::invalid_id_format, "`art_` for articles"},
        {Code::invalid_id_format, "`whk_` for webhooks"},
        {Code::resource_conflict, "email"},
        {Code::resource_conflict, "webhook"},
        {Code::resource_conflict, "PATCH"},
        {Code::resource_not_found, "deleted"},
        {Code::resource_not_found, "another team"},
        {Code::resource_not_found, "test mode"},
        {Code::rate_limit_exceeded, "1,000"},
        {Code::rate_limit_exceeded, "100 requests"},
        {Code::rate_limit_exceeded, "1, 2, then 4 seconds"},
        {Code::rate_limit_exceeded, "Retry-After"},
        {Code::rate_limit_exceeded, "X-RateLimit-Limit"},
        {Code::rate_limit_exceeded, "X-RateLimit-Remaining"},
        {Code::rate_limit_exceeded, "X-RateLimit-Reset"},
        {Code::rate_limit_exceeded, "webhooks"},
        {Code::internal_error, "support@cstar.help"},
        {Code::internal_error, "request_id"},
        {Code::database_error, "request_id"},
        {Code::database_error, "few seconds"},
    };
    expect_facts(facts);
}
