// The cStar API against its error reference: every code, every fact, every body.
#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>
#include <amiss/respond.hpp>
#include <amiss/write.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
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
using namespace std::chrono_literals;

struct Documented {
    Code code;
    std::string_view name;
    int status;
    Type type;
    std::string_view type_name;
    Retry retry;
    std::size_t causes; // as many as the reference gives
};

constexpr Documented reference[] = {
    {Code::authentication_required, "authentication_required", 401, Type::authentication_error,
     "authentication_error", Retry::never, 3},
    {Code::invalid_api_key, "invalid_api_key", 401, Type::authentication_error, "authentication_error", Retry::never,
     3},
    {Code::invalid_key_format, "invalid_key_format", 401, Type::authentication_error, "authentication_error",
     Retry::never, 2},
    {Code::key_expired, "key_expired", 401, Type::authentication_error, "authentication_error", Retry::never, 2},
    {Code::insufficient_permissions, "insufficient_permissions", 403, Type::authentication_error,
     "authentication_error", Retry::never, 2},
    {Code::publishable_key_write, "publishable_key_write", 403, Type::authentication_error, "authentication_error",
     Retry::never, 2},
    {Code::team_access_denied, "team_access_denied", 403, Type::authentication_error, "authentication_error",
     Retry::never, 2},
    {Code::parameter_missing, "parameter_missing", 400, Type::invalid_request_error, "invalid_request_error",
     Retry::never, 3},
    {Code::parameter_invalid, "parameter_invalid", 400, Type::invalid_request_error, "invalid_request_error",
     Retry::never, 3},
    {Code::invalid_json, "invalid_json", 400, Type::invalid_request_error, "invalid_request_error", Retry::never, 3},
    {Code::invalid_id_format, "invalid_id_format", 400, Type::invalid_request_error, "invalid_request_error",
     Retry::never, 2},
    {Code::resource_conflict, "resource_conflict", 409, Type::invalid_request_error, "invalid_request_error",
     Retry::never, 2},
    {Code::resource_not_found, "resource_not_found", 404, Type::not_found_error, "not_found_error", Retry::never, 3},
    {Code::rate_limit_exceeded, "rate_limit_exceeded", 429, Type::rate_limit_error, "rate_limit_error",
     Retry::after_delay, 2},
    {Code::internal_error, "internal_error", 500, Type::api_error, "api_error", Retry::if_idempotent, 2},
    {Code::database_error, "database_error", 500, Type::api_error, "api_error", Retry::if_idempotent, 1},
};

constexpr const amiss::Catalog& catalogue = amiss::catalog_of<Code>();

constexpr bool agrees(const Documented& documented)
{
    const amiss::RowData* row = catalogue.find(documented.name);
    return row != nullptr && row->value == static_cast<int>(documented.code)
        && amiss::to_int(row->status) == documented.status && row->type == documented.type_name
        && row->retry == documented.retry && !row->historical;
}

constexpr bool all_agree()
{
    for (const Documented& documented : reference) {
        if (!agrees(documented)) return false;
    }
    return true;
}

static_assert(catalogue.name() == "cstar");
static_assert(catalogue.size() == 16 && std::size(reference) == 16);
static_assert(all_agree());
static_assert(static_cast<int>(Code::authentication_required) == 1);
static_assert(static_cast<int>(Type::authentication_error) == 1);
static_assert(std::is_error_code_enum<Code>::value);
static_assert(std::is_error_condition_enum<Type>::value);
static_assert(catalogue.find("parameter_missing")->message == "The '{param}' field is required.");
static_assert(catalogue.find("resource_conflict")->grpc == Grpc::already_exists);
static_assert(catalogue.find("resource_not_found")->grpc == Grpc::not_found);
static_assert(catalogue.find("authentication_required")->grpc == Grpc::unauthenticated);
static_assert(catalogue.find("Parameter_Missing") == nullptr);

// The body that the reference prints first, with its own doc base and without `meta`.
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

// JSON without the white space between its tokens; for texts without escapes.
std::string compact(std::string_view json)
{
    std::string text;
    bool quoted = false;
    for (const char c : json) {
        if (c == '"') quoted = !quoted;
        if (quoted || (c != ' ' && c != '\n')) text += c;
    }
    return text;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

const amiss::RowDocs& docs_of(Code code)
{
    return amiss::docs_of<Code>()[static_cast<std::size_t>(catalogue.find(static_cast<int>(code)) - catalogue.begin())];
}

std::string prose_of(Code code)
{
    std::string text;
    for (const std::string_view cause : docs_of(code).causes()) text.append(cause).append("\n");
    for (const std::string_view fix : docs_of(code).fixes()) text.append(fix).append("\n");
    return text;
}

} // namespace

TEST(cstar, each_code_has_its_documented_name_status_type_and_retry_class)
{
    for (const Documented& documented : reference) {
        SCOPED_TRACE(documented.name);
        const amiss::ApiError error{documented.code};
        EXPECT_EQ(error.name(), documented.name);
        EXPECT_EQ(amiss::to_int(error.status()), documented.status);
        EXPECT_EQ(error.type(), documented.type_name);
        EXPECT_EQ(error.retryable(), documented.retry != Retry::never);
        EXPECT_TRUE(error == documented.code);
        EXPECT_TRUE(error == documented.type);
    }
}

TEST(cstar, each_code_as_std_error_code_meets_its_conditions)
{
    for (const Documented& documented : reference) {
        SCOPED_TRACE(documented.name);
        const std::error_code code = documented.code;
        EXPECT_STREQ(code.category().name(), "cstar");
        EXPECT_EQ(code.value(), static_cast<int>(documented.code));
        EXPECT_TRUE(code == static_cast<amiss::HttpStatus>(documented.status));
        EXPECT_TRUE(code == documented.type);
        EXPECT_TRUE(code == documented.retry);
    }
}

TEST(cstar, each_code_is_of_one_type_only)
{
    for (const Documented& documented : reference) {
        SCOPED_TRACE(documented.name);
        int types = 0;
        for (int type = 1; type <= 5; ++type) types += std::error_code{documented.code} == static_cast<Type>(type);
        EXPECT_EQ(types, 1);
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
    const amiss::RequestInfo request{"req_abc123", documented_time};
    for (const Documented& documented : reference) {
        SCOPED_TRACE(documented.name);
        const amiss::ApiError error{documented.code};
        const std::string body = amiss::to_string(cstar::envelope, error, request);
        const amiss::ApiError back = amiss::read(cstar::envelope, amiss::Received{documented.status, body});
        EXPECT_TRUE(back == documented.code);
        EXPECT_EQ(back.message(), error.message());
        EXPECT_EQ(back.request_id(), "req_abc123");
        EXPECT_FALSE(back.malformed());
    }
}

TEST(cstar, first_reference_body_is_written)
{
    amiss::RequestInfo request{"req_abc123"};
    request.doc_base = "https://cstar.help/developers/errors#";
    amiss::ApiError error{Code::parameter_missing};
    error.with_param("title");
    EXPECT_EQ(amiss::to_string(cstar::envelope, error, request), compact(first_reference));
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
    EXPECT_EQ(amiss::to_string(cstar::envelope, error, request), compact(api_reference));
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

TEST(cstar, a_body_that_was_read_is_written_again_as_it_was)
{
    const amiss::ApiError error = amiss::read(cstar::envelope, amiss::Received{400, api_reference});
    const amiss::RequestInfo request{error.request_id(), *error.timestamp()};
    EXPECT_EQ(amiss::to_string(cstar::envelope, error, request), compact(api_reference));
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
    EXPECT_EQ(amiss::ApiError{Code::parameter_missing}.message(), "A required parameter is missing.");
    EXPECT_EQ(amiss::ApiError{Code::parameter_invalid}.message(), "A parameter has an invalid value.");
    EXPECT_EQ(amiss::ApiError{Code::resource_conflict}.message(), "The resource already exists.");
    EXPECT_EQ(amiss::ApiError{Code::rate_limit_exceeded}.message(), "Too many requests in the current window.");
}

TEST(cstar, rate_limit_message_names_the_delay)
{
    amiss::ApiError error{Code::rate_limit_exceeded};
    error.with_retry_after(42s);
    EXPECT_EQ(error.message(), "Too many requests. Try again in 42 seconds.");
}

TEST(cstar, body_without_request_has_no_optional_member_but_the_documentation)
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

TEST(cstar, only_a_401_has_a_challenge)
{
    for (const Documented& documented : reference) {
        SCOPED_TRACE(documented.name);
        char buffer[1024];
        const amiss::Response response =
            amiss::respond(cstar::envelope, amiss::ApiError{documented.code}, amiss::RequestInfo{}, buffer);
        EXPECT_EQ(response.status, documented.status);
        std::string challenge;
        for (const auto& header : response.headers) {
            if (header.name == "WWW-Authenticate") challenge = header.value;
        }
        EXPECT_EQ(challenge, documented.status == 401 ? "Bearer" : "");
    }
}

TEST(cstar, every_cause_of_the_reference_is_there_and_each_code_has_a_fix)
{
    for (const Documented& documented : reference) {
        SCOPED_TRACE(documented.name);
        EXPECT_GE(docs_of(documented.code).causes().size(), documented.causes);
        EXPECT_FALSE(docs_of(documented.code).fixes().empty());
    }
}

TEST(cstar, causes_and_fixes_have_the_facts_of_the_reference)
{
    constexpr struct {
        Code code;
        std::string_view fact;
    } facts[] = {
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
    for (const auto& expected : facts) EXPECT_TRUE(contains(prose_of(expected.code), expected.fact)) << expected.fact;
}
