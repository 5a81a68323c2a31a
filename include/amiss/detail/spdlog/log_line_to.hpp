// SPDX-License-Identifier: BSL-1.0
// One line about an error in spdlog, made only where the logger takes it.
#pragma once

#include <amiss/detail/error/printed_line.hpp>
#include <amiss/error.hpp>
#include <amiss/source_location.hpp>

#include <spdlog/logger.h>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a request has a target, as a GrpcRequest has not.
template <class Request, class = void>
struct HasTarget : std::false_type {};
template <class Request>
struct HasTarget<Request, std::void_t<decltype(std::declval<const Request&>().target())>> : std::true_type {};

/// Logs what `put(LogWriter&)` writes about `error`, with the place of that.
template <class Put>
void log_line_to(spdlog::logger& logger, spdlog::level::level_enum level, const ApiError& error, Put put)
{
    if (!logger.should_log(level) && !logger.should_backtrace()) return;
    const PrintedLine line(error, put);
    const SourceLocation place = error.location();
    const spdlog::source_loc source =
        place.file == nullptr ? spdlog::source_loc{} : spdlog::source_loc{place.file, static_cast<int>(place.line), ""};
    logger.log(source, level, spdlog::string_view_t(line.text()));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
