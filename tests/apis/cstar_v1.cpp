// The cStar API, version 1, against its error reference: every code, every fact, every body.
#include <amiss/apis/cstar_v1.hpp>
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

namespace cstar_v1 = amiss::cstar_v1;
using amiss::Grpc;
using amiss::Retry;
using cstar_v1::Code;
using namespace std::chrono_literals;

struct Documented {
    Code code;
    std::string_view name;
    int status;
    Retry retry;
    std::string_view message; // of an error about which no more is known
    std::size_t causes;       // as many as the reference gives
    std::size_t fixes;
};

constexpr Documented reference[] = {
    {Code::unauthorized, "UNAUTHORIZED", 401, Retry::never, "Missing or invalid API key", 4, 4},
    {Code::forbidden, "FORBIDDEN", 403, Retry::never, "API key lacks required permissions", 3, 3},
    {Code::not_found, "NOT_FOUND", 404, Retry::never, "Resource doesn't exist", 3, 3},
    {Code::validation_error, "VALIDATION_ERROR", 400, Retry::never, "Invalid request body/params", 3, 3},
    {Code::rate_limited, "RATE_LIMITED", 429, Retry::after_delay, "Too many requests", 2, 4},
    {Code::conflict, "CONFLICT", 409, Retry::never, "Resource already exists or state conflict", 3, 3},
    {Code::server_error, "SERVER_ERROR", 500, Retry::if_idempotent, "Internal server error", 2, 3},
};

constexpr const amiss::Catalog& catalogue = amiss::catalog_of<Code>();

constexpr bool agrees(const Documented& documented)
{
    const amiss::RowData* row = catalogue.find(documented.name);
    return row != nullptr && row->value == static_cast<int>(documented.code)
        && amiss::to_int(row->status) == documented.status && row->type.empty() && row->retry == documented.retry
        && (row->templated ? row->plain : row->message) == documented.message && !row->historical;
}

constexpr bool all_agree()
{
    for (const Documented& documented : reference) {
        if (!agrees(documented)) return false;
    }
    return true;
}

static_assert(catalogue.name() == "cstar_v1");
static_assert(catalogue.size() == 7 && std::size(reference) == 7);
static_assert(all_agree());
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

TEST(cstar_v1, each_code_has_its_documented_name_status_message_and_retry_class)
{
    for (const Documented& documented : reference) {
        SCOPED_TRACE(documented.name);
        const amiss::ApiError error{documented.code};
        EXPECT_EQ(error.name(), documented.name);
        EXPECT_EQ(amiss::to_int(error.status()), documented.status);
        EXPECT_EQ(error.type(), "");
        EXPECT_EQ(error.message(), documented.message);
        EXPECT_EQ(error.retryable(), documented.retry != Retry::never);
        EXPECT_TRUE(error == documented.code);
    }
}

TEST(cstar_v1, each_code_as_std_error_code_meets_its_conditions)
{
    for (const Documented& documented : reference) {
        SCOPED_TRACE(documented.name);
        const std::error_code code = documented.code;
        EXPECT_STREQ(code.category().name(), "cstar_v1");
        EXPECT_TRUE(code == static_cast<amiss::HttpStatus>(documented.status));
        EXPECT_TRUE(code == documented.retry);
    }
}

TEST(cstar_v1, each_code_is_read_back_from_its_body)
{
    const amiss::RequestInfo request{"req_abc123", documented_time};
    for (const Documented& documented : reference) {
        SCOPED_TRACE(documented.name);
        const std::string body = amiss::to_string(cstar_v1::envelope, amiss::ApiError{documented.code}, request);
        const amiss::ApiError back = amiss::read(cstar_v1::envelope, amiss::Received{documented.status, body});
        EXPECT_TRUE(back == documented.code);
        EXPECT_EQ(back.message(), documented.message);
        EXPECT_EQ(back.request_id(), "req_abc123");
        EXPECT_FALSE(back.malformed());
    }
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
        EXPECT_EQ(body, R"({"success":false,"error":{"code":"VALIDATION_ERROR","message":")"
                            + std::string(example.message) + R"(","field":")" + std::string(example.field) + R"("}})");
    }
}

TEST(cstar_v1, fragment_of_the_rate_limit_is_written)
{
    amiss::ApiError error{Code::rate_limited};
    error.with_retry_after(42s);
    const std::string body = amiss::to_string(cstar_v1::envelope, error, amiss::RequestInfo{});
    EXPECT_TRUE(contains(body, R"("error":{"code":"RATE_LIMITED",)"
                               R"("message":"Rate limit exceeded. Try again in 42 seconds.","retryAfter":42})"))
        << body;
}

TEST(cstar_v1, fragment_of_the_rate_limit_is_read)
{
    const amiss::ApiError error = amiss::read(
        cstar_v1::envelope, amiss::Received{429, R"({"success": false, "error": {
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
    EXPECT_EQ(body, R"({"success":false,"error":{"code":"NOT_FOUND","message":"Resource doesn't exist"},)"
                    R"("meta":{"requestId":"req_abc123"}})");
}

TEST(cstar_v1, code_without_catalogue_becomes_server_error)
{
    const amiss::ApiError error{std::make_error_code(std::errc::io_error)};
    const std::string body = amiss::to_string(cstar_v1::envelope, error, amiss::RequestInfo{});
    EXPECT_TRUE(contains(body, R"("code":"SERVER_ERROR","message":"Internal server error")")) << body;
}

TEST(cstar_v1, only_a_401_has_a_challenge)
{
    for (const Documented& documented : reference) {
        SCOPED_TRACE(documented.name);
        char buffer[1024];
        const amiss::Response response =
            amiss::respond(cstar_v1::envelope, amiss::ApiError{documented.code}, amiss::RequestInfo{}, buffer);
        EXPECT_EQ(response.status, documented.status);
        std::string challenge;
        for (const auto& header : response.headers) {
            if (header.name == "WWW-Authenticate") challenge = header.value;
        }
        EXPECT_EQ(challenge, documented.status == 401 ? "Bearer" : "");
    }
}

TEST(cstar_v1, every_cause_and_fix_of_the_reference_is_there)
{
    for (const Documented& documented : reference) {
        SCOPED_TRACE(documented.name);
        EXPECT_GE(docs_of(documented.code).causes().size(), documented.causes);
        EXPECT_GE(docs_of(documented.code).fixes().size(), documented.fixes);
    }
}

TEST(cstar_v1, causes_and_fixes_have_the_facts_of_the_reference)
{
    constexpr struct {
        Code code;
        std::string_view fact;
    } facts[] = {
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
    for (const auto& expected : facts) EXPECT_TRUE(contains(prose_of(expected.code), expected.fact)) << expected.fact;
}
