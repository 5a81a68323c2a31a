// SPDX-License-Identifier: BSL-1.0
// Tests of the attributes of OpenTelemetry: their keys, types and values, and what never gets into them.
#include <amiss/adapt/opentelemetry.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>
#include <amiss/retry.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace {

using namespace amiss;
using cstar::Code;

/// `key=value` for each attribute, with the type of what is no text.
std::string shown(const OtelAttributes& attributes)
{
    std::string out;
    attributes.for_each([&out](std::string_view key, auto value) {
        out += (out.empty() ? "" : " ") + std::string(key) + "=";
        if constexpr (std::is_same_v<decltype(value), OtelText>)
            out += std::string(value.data(), value.size());
        else if constexpr (std::is_same_v<decltype(value), bool>)
            out += value ? "bool:true" : "bool:false";
        else
            out += "int:" + std::to_string(value);
    });
    return out;
}

TEST(opentelemetry, an_error_of_a_catalogue_is_its_name_status_and_grpc_code)
{
    EXPECT_EQ(shown(otel_attributes(Code::parameter_missing)),
              "error.type=parameter_missing http.response.status_code=int:400 rpc.status_code=INVALID_ARGUMENT");
    static_assert(noexcept(otel_attributes(std::declval<const ApiError&>())));
    static_assert(noexcept(otel_attributes(std::declval<const ApiError&>(), 2)));
    static_assert(noexcept(otel_attributes(std::declval<const RetryEvent&>())));
}

TEST(opentelemetry, no_text_of_the_wire_is_a_type)
{
    const ApiError theirs = read(cstar::envelope,
                                 Received{404,
                                          R"({"success":false,"error":{"type":"user 4242","code":"gone_user_4242",)"
                                          R"("message":"User 4242 is gone."}})"});
    ASSERT_EQ(theirs.name(), "gone_user_4242");
    EXPECT_EQ(shown(otel_attributes(theirs)),
              "error.type=404 http.response.status_code=int:404 rpc.status_code=NOT_FOUND");
}

TEST(opentelemetry, each_status_has_one_short_text)
{
    std::set<std::string_view> all;
    for (int status = 0; status < 1200; ++status) {
        const std::string_view text = otel_error_type(ApiError(static_cast<HttpStatus>(status)));
        EXPECT_EQ(text, status < 100 || status > 999 ? "_OTHER" : std::to_string(status));
        all.insert(text);
    }
    EXPECT_EQ(all.size(), 901U);
    EXPECT_EQ(otel_error_type(ApiError(std::make_error_code(std::errc::io_error))), "500");
}

TEST(opentelemetry, a_failure_of_the_transport_is_its_code_and_has_no_status)
{
    for (const RowData& row : catalog_of<client::Code>()) {
        const ApiError error = client::error_from(static_cast<client::Code>(row.value), std::error_code());
        EXPECT_EQ(shown(otel_attributes(error)),
                  "error.type=" + std::string(row.name) + " rpc.status_code=" + std::string(grpc_name(row.grpc)));
    }
    EXPECT_EQ(shown(otel_attributes(client::error_from(std::make_error_code(std::errc::connection_refused)))),
              "error.type=refused rpc.status_code=UNAVAILABLE");
}

TEST(opentelemetry, the_first_attempt_is_no_repetition)
{
    const ApiError error(HttpStatus::bad_gateway);
    for (const int number : {-1, 0, 1})
        EXPECT_EQ(otel_attributes(error, number).find("http.request.resend_count"), nullptr);
    const OtelAttributes third = otel_attributes(error, 3);
    ASSERT_NE(third.find("http.request.resend_count"), nullptr);
    EXPECT_EQ(std::get<std::int64_t>(*third.find("http.request.resend_count")), 2);
}

TEST(opentelemetry, an_attempt_that_is_followed_by_another_is_marked)
{
    struct Observed : RetryEnvironment {
        static void sleep(std::chrono::milliseconds) {}
        void observe(const RetryEvent& event) { seen.push_back(shown(otel_attributes(event))); }
        std::vector<std::string> seen;
    } environment;
    int calls = 0;
    const auto once = [&calls]() -> expected<void> {
        if (++calls < 3) return fail(HttpStatus::service_unavailable);
        return {};
    };
    ASSERT_TRUE(retry(RetryPolicy(), Idempotency::idempotent, once, environment));
    const std::string failed = "error.type=503 http.response.status_code=int:503 rpc.status_code=UNAVAILABLE";
    EXPECT_EQ(environment.seen,
              (std::vector<std::string>{failed + " amiss.retried=bool:true",
                                        failed + " http.request.resend_count=int:1 amiss.retried=bool:true",
                                        "http.request.resend_count=int:2"}));

    environment.seen.clear();
    calls = -100;
    EXPECT_FALSE(retry(RetryPolicy(), Idempotency::idempotent, once, environment));
    ASSERT_EQ(environment.seen.size(), 3U);
    EXPECT_EQ(environment.seen[2], failed + " http.request.resend_count=int:2"); // the last one is a failure
}

TEST(opentelemetry, the_two_ends_do_not_agree_on_what_is_an_error)
{
    const ApiError wrong = Code::parameter_missing, broken = Code::internal_error;
    const ApiError cancelled = client::error_from(client::Code::cancelled, std::error_code());
    for (const OtelSpanKind kind : {OtelSpanKind::internal, OtelSpanKind::client, OtelSpanKind::server}) {
        EXPECT_TRUE(otel_is_error(broken, kind));
        EXPECT_TRUE(otel_is_error(ApiError(HttpStatus::none), kind));
        EXPECT_EQ(otel_is_error(wrong, kind), kind != OtelSpanKind::server);
        EXPECT_EQ(otel_is_error(cancelled, kind), kind != OtelSpanKind::client);
    }
    OtelOptions options;
    options.kind = OtelSpanKind::server;
    EXPECT_EQ(shown(otel_attributes(wrong, options)),
              "http.response.status_code=int:400 rpc.status_code=INVALID_ARGUMENT");
    EXPECT_EQ(std::get<std::string_view>(*otel_attributes(broken, options).find("error.type")), "internal_error");
}

TEST(opentelemetry, a_server_says_what_the_client_gets)
{
    const ApiError theirs = read(cstar::envelope,
                                 Received{401,
                                          R"({"success":false,"error":{"type":"t",)"
                                          R"("code":"key_expired","message":"m"}})"});
    EXPECT_EQ(shown(otel_attributes(cstar::envelope, theirs)),
              "error.type=key_expired http.response.status_code=int:500 rpc.status_code=INTERNAL");
    EXPECT_EQ(shown(otel_attributes(cstar::envelope.relay(), theirs)),
              "http.response.status_code=int:401 rpc.status_code=UNAUTHENTICATED");
    EXPECT_EQ(shown(otel_attributes(cstar::envelope, Code::parameter_missing, OtelRpc::none)),
              "http.response.status_code=int:400");
    EXPECT_EQ(shown(otel_attributes(cstar::envelope, client::error_from(std::make_error_code(std::errc::timed_out)))),
              "error.type=timeout http.response.status_code=int:500 rpc.status_code=INTERNAL");
}

TEST(opentelemetry, a_grpc_server_is_at_fault_for_six_codes)
{
    int at_server = 0, at_client = 0;
    for (int code = 0; code <= 16; ++code) {
        at_client += otel_is_error(static_cast<Grpc>(code), OtelSpanKind::client) ? 1 : 0;
        at_server += otel_is_error(static_cast<Grpc>(code), OtelSpanKind::server) ? 1 : 0;
    }
    EXPECT_EQ(at_client, 16);
    EXPECT_EQ(at_server, 6);
    EXPECT_FALSE(otel_is_error(Grpc::not_found, OtelSpanKind::server));
    EXPECT_TRUE(otel_is_error(Grpc::unavailable, OtelSpanKind::server));
}

TEST(opentelemetry, a_call_of_grpc_is_an_error_by_its_code_and_has_nothing_of_http)
{
    const auto at = [](OtelSpanKind kind, const ApiError& error, int attempt = 1) {
        return shown(otel_attributes(error, attempt, {kind, OtelRpc::status_code, OtelProtocol::grpc}));
    };
    const ApiError cancelled = client::error_from(client::Code::cancelled, std::error_code());
    EXPECT_EQ(at(OtelSpanKind::client, cancelled), "error.type=cancelled rpc.status_code=CANCELLED");
    EXPECT_EQ(at(OtelSpanKind::client, ApiError(HttpStatus::not_found), 2),
              "error.type=NOT_FOUND rpc.status_code=NOT_FOUND");
    EXPECT_EQ(at(OtelSpanKind::server, ApiError(HttpStatus::not_found)), "rpc.status_code=NOT_FOUND");
    EXPECT_EQ(at(OtelSpanKind::server, ApiError(HttpStatus::request_timeout)),
              "error.type=DEADLINE_EXCEEDED rpc.status_code=DEADLINE_EXCEEDED");

    const ApiError late(HttpStatus::request_timeout),
        theirs = client::error_from(client::Code::timeout, std::error_code());
    EXPECT_EQ(shown(otel_attributes(cstar::envelope.relay(), late, OtelRpc::status_code, OtelProtocol::grpc)),
              "error.type=DEADLINE_EXCEEDED rpc.status_code=DEADLINE_EXCEEDED");
    EXPECT_EQ(shown(otel_attributes(cstar::envelope, theirs, OtelRpc::status_code, OtelProtocol::grpc)),
              "error.type=timeout rpc.status_code=INTERNAL");
    EXPECT_EQ(shown(otel_attributes(cstar::envelope, Code::resource_not_found, OtelRpc::none, OtelProtocol::grpc)), "");

    RetryEvent event;
    event.number = 2;
    event.error = &late;
    event.decision.retry = true;
    EXPECT_EQ(shown(otel_attributes(event, {OtelSpanKind::client, OtelRpc::none, OtelProtocol::grpc})),
              "error.type=DEADLINE_EXCEEDED amiss.retried=bool:true");
}

TEST(opentelemetry, no_error_is_ok)
{
    const ApiError of_success = read(cstar::envelope, Received{200, "no JSON"});
    ASSERT_EQ(of_success.grpc(), Grpc::ok);
    EXPECT_EQ(shown(otel_attributes(of_success)),
              "error.type=200 http.response.status_code=int:200 rpc.status_code=UNKNOWN");
    OtelOptions of_grpc;
    of_grpc.protocol = OtelProtocol::grpc;
    EXPECT_EQ(shown(otel_attributes(of_success, of_grpc)), "error.type=UNKNOWN rpc.status_code=UNKNOWN");
}

TEST(opentelemetry, the_grpc_code_has_its_older_names_too)
{
    OtelOptions options;
    options.rpc = OtelRpc::none;
    EXPECT_EQ(otel_attributes(Code::internal_error, options).size(), 2U);
    options.rpc = OtelRpc::response_status_code;
    EXPECT_EQ(std::get<std::string_view>(
                  *otel_attributes(Code::internal_error, options).find("rpc.response.status_code")),
              "INTERNAL");
    options.rpc = OtelRpc::grpc_status_code;
    EXPECT_EQ(std::get<std::int64_t>(*otel_attributes(Code::internal_error, options).find("rpc.grpc.status_code")), 13);
}

TEST(opentelemetry, a_range_outlives_its_error_and_has_a_capacity)
{
    OtelAttributes kept;
    {
        const ApiError error = ApiError(static_cast<HttpStatus>(418)).with_message(std::string(300, 'm'));
        kept = otel_attributes(error, 2);
    }
    EXPECT_EQ(shown(kept),
              "error.type=418 http.response.status_code=int:418 rpc.status_code=INVALID_ARGUMENT "
              "http.request.resend_count=int:1");
    for (int more = 0; more < 9; ++more) kept.add("amiss.more", true);
    EXPECT_EQ(kept.size(), OtelAttributes::capacity);
    EXPECT_FALSE(kept.empty());
    EXPECT_EQ(kept.find("amiss.none"), nullptr);
}

/// A text as the API of OpenTelemetry has it.
struct ForeignText {
    ForeignText(const char*) noexcept {}
    ForeignText(const std::string&) noexcept {}
    ForeignText(const char* begin, std::size_t size) noexcept : text(begin, size) {}
    std::string_view text;
};
struct ForeignSpan {
    using Value = std::variant<bool, std::int32_t, std::int64_t, double, const char*, ForeignText>;
    void SetAttribute(ForeignText key, const Value& value)
    {
        seen += std::string(key.text) + ":" + std::to_string(value.index()) + " ";
    }
    std::string seen;
};

TEST(opentelemetry, one_line_hands_them_to_a_span_of_other_texts)
{
    ForeignSpan span;
    const ApiError error(HttpStatus::bad_gateway);
    RetryEvent event;
    event.error = &error;
    event.decision.retry = true;
    otel_attributes(event).for_each([&](auto key, auto value) { span.SetAttribute(key, value); });
    EXPECT_EQ(span.seen, "error.type:5 http.response.status_code:2 rpc.status_code:5 amiss.retried:0 ");
}

} // namespace
