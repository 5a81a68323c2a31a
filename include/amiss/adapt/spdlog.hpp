// SPDX-License-Identifier: BSL-1.0
// Errors in spdlog: their level, their place, one line each; for handlers, for services and for retries.
#pragma once

#include <amiss/detail/error/log_parts.hpp>
#include <amiss/detail/spdlog/log_line_to.hpp>
#include <amiss/detail/text/log_writer.hpp>
#include <amiss/error.hpp>
#include <amiss/http_status.hpp>
#include <amiss/retry_environment.hpp>

#include <spdlog/logger.h> // with spdlog's own {fmt}, if that is what it uses

#if defined(SPDLOG_USE_STD_FORMAT)
#include <amiss/adapt/format.hpp>
#else
#include <amiss/adapt/fmt.hpp>
#endif

#include <memory>
#include <string_view>
#include <utility>

namespace amiss {
inline namespace v0 {

/// The level of an error: `info` for a 4xx that the client has to mend, `warn` for one that it may repeat (429, and what is
/// retryable), `err` for a 5xx, a network failure, and everything else.
inline spdlog::level::level_enum spdlog_level(const ApiError& error) noexcept
{
    if (!is_error(error.status()) || is_server_error(error.status())) return spdlog::level::err;
    const bool may_repeat = error.status() == HttpStatus::too_many_requests || error.retryable();
    return may_repeat ? spdlog::level::warn : spdlog::level::info;
}
/// The level of an attempt: `warn` for one that is retried, whatever its error, `debug` for a success, else that of the error.
inline spdlog::level::level_enum spdlog_level(const RetryEvent& event) noexcept
{
    if (event.error == nullptr) return spdlog::level::debug;
    return event.decision.retry ? spdlog::level::warn : spdlog_level(*event.error);
}

/// Logs an error at its level: its log line (`log_line`), whole up to 64 KiB, secrets redacted. The place of `fail` is that of
/// the message, for `%s`, `%#` and `%@` of a pattern.
///
/// Nothing is made where the logger does not take the level. Throws what the logger throws: by default nothing.
inline void log_error(spdlog::logger& logger, const ApiError& error)
{
    detail::log_line_to(logger, spdlog_level(error), error,
                        [&error](detail::LogWriter& out) { detail::put_line(out, error); });
}
/// The same for a logger that is not null.
inline void log_error(const std::shared_ptr<spdlog::logger>& logger, const ApiError& error)
{
    log_error(*logger, error);
}
/// The same for an error of a request: the line has the request's id, and `request="GET /tickets/7"` where the request has a
/// method and a target. `request` is a Request, a GrpcRequest, or has their `id()`.
template <class Request, class = decltype(std::string_view(std::declval<const Request&>().id()))>
void log_error(spdlog::logger& logger, const ApiError& error, const Request& request)
{
    detail::log_line_to(logger, spdlog_level(error), error, [&](detail::LogWriter& writer) {
        detail::put_line(writer, error, request.id(), error.trace_id());
        if constexpr (detail::HasTarget<Request>::value) {
            writer.put(" request=\"");
            writer.put_safe(request.method());
            writer.put(" ");
            writer.put_safe(request.target());
            writer.put("\"");
        }
    });
}

/// The same for a logger that is not null.
template <class Request, class = decltype(std::string_view(std::declval<const Request&>().id()))>
void log_error(const std::shared_ptr<spdlog::logger>& logger, const ApiError& error, const Request& request)
{
    log_error(*logger, error, request);
}

/// What `Service::on_error` and `grpc_call` tell of each error: a function that logs it with its request.
///
///     api.on_error(amiss::SpdlogErrors(spdlog::default_logger()));
class SpdlogErrors {
public:
    /// A logger that is not null.
    explicit SpdlogErrors(std::shared_ptr<spdlog::logger> logger) noexcept : logger_(std::move(logger)) {}

    /// Logs the error, as `log_error` does.
    template <class Request>
    void operator()(const ApiError& error, const Request& request) const
    {
        log_error(logger_, error, request);
    }

private:
    std::shared_ptr<spdlog::logger> logger_;
};

/// Logs an attempt of `retry`: its error's log line, then `attempt=1 retry_in_ms=250`, or why it is the last,
/// `attempt=3 gave_up="deadline"`. A success is `succeeded attempt=2`, at the level `debug`.
///
///     void observe(const amiss::RetryEvent& event) { amiss::log_attempt(logger, event); } // of a RetryEnvironment
inline void log_attempt(spdlog::logger& logger, const RetryEvent& event)
{
    const spdlog::level::level_enum level = spdlog_level(event);
    if (event.error == nullptr) return logger.log(level, "succeeded attempt={}", event.number);
    detail::log_line_to(logger, level, *event.error, [&event](detail::LogWriter& out) {
        detail::put_line(out, *event.error);
        out.put(" attempt=");
        out.put(event.number);
        if (event.decision.retry) {
            out.put(" retry_in_ms=");
            out.put(event.decision.delay.count());
        } else {
            out.put(" gave_up=");
            out.put_quoted(to_string(event.decision.reason));
        }
    });
}
/// The same for a logger that is not null.
inline void log_attempt(const std::shared_ptr<spdlog::logger>& logger, const RetryEvent& event)
{
    log_attempt(*logger, event);
}

} // inline namespace v0
} // namespace amiss
