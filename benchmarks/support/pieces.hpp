// SPDX-License-Identifier: BSL-1.0
// Pieces: what a careful expert writes by hand for one body, the unit in which the writers are measured.
//
// Literals are copied, with the texts between them, and the time by date arithmetic. Nothing is escaped and nothing is
// checked: neither the texts nor whether they fit.
#pragma once

#include <support/timestamp.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace bench {

/// Puts a literal, whose size the compiler knows.
template <std::size_t Size>
char* put(char* at, const char (&literal)[Size]) noexcept
{
    std::memcpy(at, literal, Size - 1);
    return at + (Size - 1);
}

inline char* put(char* at, std::string_view text) noexcept
{
    std::memcpy(at, text.data(), text.size());
    return at + text.size();
}

/// The body of parameter_missing in cStar's envelope; `put_message(at)` puts the message, and returns its end.
template <class PutMessage>
char* put_body(char* at, PutMessage put_message, std::string_view param, std::string_view request_id,
               std::int64_t time) noexcept
{
    at = put(at, R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing","message":")");
    at = put_message(at);
    at = put(at, R"(","param":")");
    at = put(at, param);
    at = put(at, R"(","doc_url":"https://cstar.help/developers/api/errors#parameter_missing","request_id":")");
    at = put(at, request_id);
    at = put(at, R"("},"meta":{"requestId":")");
    at = put(at, request_id);
    at = put(at, R"(","timestamp":")");
    at = put_time(at, time);
    return put(at, R"("}})");
}

} // namespace bench
