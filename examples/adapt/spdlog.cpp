// SPDX-License-Identifier: BSL-1.0
// A service that logs with spdlog: each error of a handler with its request, and each attempt of a call that is repeated.
#include <amiss/adapt/spdlog.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/retry.hpp>
#include <amiss/server/service.hpp>

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <cstdio>
#include <memory>
#include <sstream>

namespace {

namespace cstar = amiss::cstar;

// [attempts]
struct LoggedRetries : amiss::RetryEnvironment {
    static void observe(const amiss::RetryEvent& event) { amiss::log_attempt(spdlog::default_logger(), event); }
};
// [/attempts]
amiss::expected<int> count_tickets(int attempt)
{
    if (attempt == 1) return amiss::fail(cstar::Code::database_error);
    return 12;
}

} // namespace

int main()
{
    std::ostringstream text;
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("tickets", std::make_shared<spdlog::sinks::ostream_sink_mt>(text)));
    spdlog::set_pattern("%l %v");
    // [service]
    amiss::Service<> api(cstar::envelope);
    api.on_error(amiss::SpdlogErrors(spdlog::default_logger()));
    api.post("/tickets",
             []() -> amiss::expected<void> { return amiss::fail(cstar::Code::parameter_missing).with_param("title"); });
    // [/service]
    const amiss::HeaderView headers[] = {{"X-Request-Id", "req_7"}, {"Content-Type", "application/json"}};
    amiss::Request request("POST", "/tickets", "{}", headers);
    api.answer(request, [](const amiss::Answer&) {});

    // [retry]
    amiss::RetryPolicy policy;
    policy.base = std::chrono::milliseconds(1);
    const auto counted = amiss::retry(policy, amiss::Idempotency::idempotent, count_tickets, LoggedRetries());
    spdlog::info("{} tickets", counted);
    // [/retry]
    std::printf("%s", text.str().c_str());
    const auto is_logged = [&text](const char* part) { return text.str().find(part) != std::string::npos; };
    const bool is_expected = is_logged("info parameter_missing 400 ") && is_logged(" request_id=\"req_7\" at ")
        && is_logged("warning database_error 500 ") && is_logged("info 12 tickets\n");
    return is_expected ? 0 : 1;
}
