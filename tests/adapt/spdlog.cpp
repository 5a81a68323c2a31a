// SPDX-License-Identifier: BSL-1.0
// Tests of errors in spdlog: levels, places, lines of errors, requests and attempts.
#include <amiss/adapt/spdlog.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>
#include <amiss/retry.hpp>
#include <amiss/server/service.hpp>

#include <support/answered.hpp>

#include <gtest/gtest.h>

#include <spdlog/sinks/ostream_sink.h>

#include <chrono>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::cstar::Code;
namespace level = spdlog::level;

constexpr const char* expired = R"(key_expired 401 "The API key is past its expiration date.")";

/// A logger that writes "level|line of the source|text" into a text.
struct Logged {
    std::ostringstream stream{};
    std::shared_ptr<spdlog::logger> logger =
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_st>(stream));

    Logged()
    {
        logger->set_level(level::trace);
        logger->set_pattern("%l|%#|%v", spdlog::pattern_time_type::utc);
    }
    std::string take()
    {
        std::string text = stream.str();
        stream.str("");
        return text;
    }
};

TEST(adapt_spdlog, the_level_of_an_error)
{
    EXPECT_EQ(amiss::spdlog_level(ApiError(Code::parameter_missing)), level::info);
    EXPECT_EQ(amiss::spdlog_level(ApiError(Code::rate_limit_exceeded)), level::warn);
    EXPECT_EQ(amiss::spdlog_level(ApiError(HttpStatus::too_many_requests)), level::warn);
    EXPECT_EQ(amiss::spdlog_level(ApiError(HttpStatus::request_timeout)), level::warn);
    for (const int status : {0, 200, 304, 500, 501, 503, 599, 600})
        EXPECT_EQ(amiss::spdlog_level(ApiError(static_cast<HttpStatus>(status))), level::err) << status;
    EXPECT_EQ(amiss::spdlog_level(ApiError(std::make_error_code(std::errc::io_error))), level::err);
}

TEST(adapt_spdlog, the_level_of_an_attempt)
{
    const ApiError error(HttpStatus::service_unavailable);
    amiss::RetryEvent event;
    EXPECT_EQ(amiss::spdlog_level(event), level::debug);
    event.error = &error;
    EXPECT_EQ(amiss::spdlog_level(event), level::err);
    event.decision.retry = true;
    EXPECT_EQ(amiss::spdlog_level(event), level::warn);
}

TEST(adapt_spdlog, an_error_is_one_line_at_its_place)
{
    Logged logged;
    amiss::log_error(*logged.logger, Code::key_expired);
    EXPECT_EQ(logged.take(), "info||" + std::string(expired) + "\n");
    const amiss::expected<int> failed = amiss::fail(Code::key_expired).with_context("password=hunter2 {}\n");
    amiss::log_error(logged.logger, failed.error());
    const std::string place = std::to_string(failed.error().location().line);
    const std::string line = logged.take();
    EXPECT_EQ(line.find("info|" + place + "|" + expired + R"( context="password=*** {}\n" at )"), 0U) << line;
}

TEST(adapt_spdlog, a_long_line_is_whole)
{
    Logged logged;
    amiss::log_error(logged.logger, ApiError(Code::key_expired).with_context(std::string(50000, 'c')));
    EXPECT_GT(logged.take().size(), 50000U);
}

TEST(adapt_spdlog, a_level_that_is_off_is_not_logged)
{
    Logged logged;
    logged.logger->set_level(level::warn);
    amiss::log_error(logged.logger, Code::key_expired);
    EXPECT_EQ(logged.take(), "");
    logged.logger->enable_backtrace(4);
    amiss::log_error(logged.logger, Code::key_expired);
    EXPECT_EQ(logged.take(), "");
    logged.logger->dump_backtrace();
    EXPECT_NE(logged.take().find(expired), std::string::npos);
}

TEST(adapt_spdlog, a_service_tells_it_of_each_error_with_the_request)
{
    Logged logged;
    amiss::Service<> api(amiss::cstar::envelope);
    api.on_error(amiss::SpdlogErrors(logged.logger));
    api.get("/tickets", []() -> amiss::expected<void> { return amiss::unexpected<>(Code::key_expired); });
    EXPECT_EQ(amiss_test::ask(api, "GET", "/tickets?token=abcdef0123456789").status, 401);
    const std::string line = logged.take();
    EXPECT_EQ(line.find("info||" + std::string(expired) + R"( request_id=")"), 0U) << line;
    EXPECT_NE(line.find("\" request=\"GET /tickets?token=***\"\n"), std::string::npos) << line;
}

/// As a GrpcRequest: it has no target.
struct Call {
    std::string_view id() const { return "req_7"; }
};

TEST(adapt_spdlog, a_call_has_an_id_alone)
{
    Logged logged;
    amiss::SpdlogErrors tell(logged.logger);
    tell(ApiError(Code::key_expired).with_request_id("req_1"), Call());
    EXPECT_EQ(logged.take(), "info||" + std::string(expired) + " request_id=\"req_7\" own_request_id=\"req_1\"\n");
}

TEST(adapt_spdlog, each_attempt_of_a_retry)
{
    struct Environment : amiss::RetryEnvironment {
        Logged* logged = nullptr;
        static std::chrono::nanoseconds now() { return {}; }
        static void sleep(std::chrono::milliseconds) {}
        void observe(const amiss::RetryEvent& event) const { amiss::log_attempt(logged->logger, event); }
    };
    Logged logged;
    Environment environment;
    environment.logged = &logged;
    amiss::RetryPolicy policy;
    policy.max_attempts = 2;
    policy.base = policy.cap = std::chrono::milliseconds(250);
    policy.jitter = amiss::Jitter::none;
    int calls = 0;
    const auto call = [&calls]() -> amiss::expected<void> {
        ++calls;
        if (calls == 4) return {};
        return amiss::unexpected<>(ApiError(HttpStatus::service_unavailable));
    };
    EXPECT_FALSE(amiss::retry(policy, amiss::Idempotency::idempotent, call, environment).has_value());
    EXPECT_EQ(logged.take(),
              "warning||- 503 \"Service Unavailable\" attempt=1 retry_in_ms=250\n"
              "error||- 503 \"Service Unavailable\" attempt=2 gave_up=\"attempts\"\n");
    EXPECT_TRUE(amiss::retry(policy, amiss::Idempotency::idempotent, call, environment).has_value());
    EXPECT_EQ(logged.take(),
              "warning||- 503 \"Service Unavailable\" attempt=1 retry_in_ms=250\n"
              "debug||succeeded attempt=2\n");
}

} // namespace
