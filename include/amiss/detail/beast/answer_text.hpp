// SPDX-License-Identifier: BSL-1.0
// An answer as the bytes of an HTTP/1.1 response, and as a message of Beast.
#pragma once

#include <amiss/detail/headers/http_date.hpp>
#include <amiss/detail/text/unix_time.hpp>
#include <amiss/http_status.hpp>
#include <amiss/server/answer.hpp>

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/field.hpp>

#include <charconv>
#include <chrono>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a response of this status says how long its body is: a 204 must not (RFC 9110 §8.6), and a 304 would speak of another.
constexpr bool has_content_length(int status) noexcept { return status != 204 && status != 304; }

/// The value of a Date header (RFC 9110 §6.6.1), in its own storage.
class DateNow {
public:
    DateNow() noexcept { write_http_date(text_, unix_seconds(std::chrono::system_clock::now())); }
    std::string_view view() const noexcept { return {text_, http_date_size}; }

private:
    char text_[http_date_size];
};

/// A number in its own storage.
class DecimalText {
public:
    explicit DecimalText(std::size_t number) noexcept : end_(std::to_chars(text_, text_ + sizeof text_, number).ptr) {}
    std::string_view view() const noexcept { return {text_, static_cast<std::size_t>(end_ - text_)}; }

private:
    char text_[std::numeric_limits<std::size_t>::digits10 + 1];
    const char* end_;
};

inline void append_header(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

/// Replaces `out` by the whole response: one buffer, so that one call sends it. Of a HEAD, only the length of the body.
inline void write_answer(std::string& out, const Answer& answer, bool keep_alive)
{
    out.assign("HTTP/1.1 ").append(DecimalText(static_cast<std::size_t>(answer.status)).view()).append(" ");
    out.append(reason_phrase(static_cast<HttpStatus>(answer.status))).append("\r\n");
    bool has_date = false;
    answer.for_each_header([&](std::string_view name, std::string_view value) {
        has_date = has_date || same_header(name, "Date");
        append_header(out, name, value);
    });
    if (!has_date) append_header(out, "Date", DateNow().view());
    if (!answer.content_type.empty()) append_header(out, "Content-Type", answer.content_type);
    if (has_content_length(answer.status)) append_header(out, "Content-Length", DecimalText(answer.body.size()).view());
    append_header(out, "Connection", keep_alive ? "keep-alive" : "close");
    out.append("\r\n");
    if (!answer.is_head) out.append(answer.body);
}

/// Sets all of a message of Beast but its body.
template <class Message>
void set_head(Message& message, const Answer& answer, bool keep_alive)
{
    namespace http = boost::beast::http;
    const auto text = [](std::string_view view) { return boost::beast::string_view(view.data(), view.size()); };
    message.result(static_cast<unsigned>(answer.status));
    answer.for_each_header(
        [&](std::string_view name, std::string_view value) { message.insert(text(name), text(value)); });
    if (message.count(http::field::date) == 0) message.set(http::field::date, text(DateNow().view()));
    if (!answer.content_type.empty()) message.set(http::field::content_type, text(answer.content_type));
    if (has_content_length(answer.status)) message.content_length(answer.body.size());
    message.keep_alive(keep_alive);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
