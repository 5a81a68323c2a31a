// SPDX-License-Identifier: BSL-1.0
// What happens with an error of a service that nobody asked to be told of: a line on stderr.
#pragma once

#include <amiss/any_envelope.hpp>
#include <amiss/detail/text/log_writer.hpp>
#include <amiss/error.hpp>
#include <amiss/log_envelope.hpp>
#include <amiss/server/request.hpp>

#include <cstddef>
#include <cstdio>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Writes the log line of an error on stderr, in one piece, with the request that it is of. Never allocates.
inline void log_by_default(const AnyEnvelope& envelope, const ApiError& error, const Request& request) noexcept
{
    char buffer[2048];
    constexpr std::size_t room_for_request = 512;
    const std::string_view line = log_line(envelope, error, request.info(), buffer, sizeof buffer - room_for_request);
    LogWriter out(buffer + line.size(), sizeof buffer - line.size() - 1);
    out.put(" request=\"");
    out.put_safe(request.method());
    out.put(" ");
    out.put_safe(request.target());
    out.put("\"");
    const std::size_t size = line.size() + out.text().size();
    buffer[size] = '\n';
    std::fwrite(buffer, 1, size + 1, stderr);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
