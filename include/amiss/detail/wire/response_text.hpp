// SPDX-License-Identifier: BSL-1.0
// An answer as the bytes of an HTTP/1.1 response, for frameworks whose own responses cannot say all of it.
#pragma once

#include <amiss/detail/headers/http_date.hpp>
#include <amiss/detail/text/digits.hpp>
#include <amiss/http_status.hpp>
#include <amiss/server/answer.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

// When a connection is closed after a refusal, what the client still sends is read and dropped first: closing at once would
// reset the connection, and with that take the answer away from the client. These are the bounds.
inline constexpr std::size_t longest_drain = 8 << 20; ///< bytes
inline constexpr std::chrono::seconds drain_time(5);

/// What a response says of the connection.
enum class Persistence {
    implied, ///< nothing: HTTP/1.1 keeps it
    kept,    ///< keep-alive, which a client of HTTP/1.0 has to be told
    closed,  ///< close
};

/// Whether a connection goes on after this answer, and how that is said.
inline Persistence persistence_of(const Answer& answer, bool keep_alive, bool is_first_version) noexcept
{
    if (answer.close || !keep_alive) return Persistence::closed;
    return is_first_version ? Persistence::kept : Persistence::implied;
}

inline void append_field(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

/// Appends status line, headers and body; the body only where the method and the status have one (RFC 9110 §6.4.1).
inline void append_response(std::string& out, const Answer& answer, Persistence persistence)
{
    const bool has_no_body = answer.status == 204 || answer.status == 304;
    out.reserve(out.size() + 512 + answer.body.size());
    out.append("HTTP/1.1 ").append(Digits(answer.status).view()).append(" ");
    out.append(reason_phrase(static_cast<HttpStatus>(answer.status))).append("\r\n");
    if (persistence != Persistence::implied)
        append_field(out, "Connection", persistence == Persistence::closed ? "close" : "keep-alive");
    bool has_date = false;
    answer.for_each_header([&](std::string_view name, std::string_view value) {
        has_date = has_date || same_header(name, "Date");
        append_field(out, name, value);
    });
    if (!has_date) {
        char date[http_date_size];
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        write_http_date(date, std::chrono::duration_cast<std::chrono::seconds>(now).count());
        append_field(out, "Date", std::string_view(date, sizeof date));
    }
    if (!has_no_body) {
        if (!answer.content_type.empty()) append_field(out, "Content-Type", answer.content_type);
        append_field(out, "Content-Length", Digits(static_cast<std::int64_t>(answer.body.size())).view());
    }
    out.append("\r\n");
    if (!has_no_body && !answer.is_head) out.append(answer.body);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
