// SPDX-License-Identifier: BSL-1.0
// What cpp-httplib answers without a body: requests that it has not understood, and paths that no route has.
#pragma once

#include <amiss/detail/httplib/exchange.hpp>
#include <amiss/detail/httplib/put_answer.hpp>
#include <amiss/detail/server/head_check.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/http_status.hpp>
#include <amiss/server/answer.hpp>
#include <amiss/server/service.hpp>

#include <httplib.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The regular expression of the paths that begin with a prefix: all of them for "" and "/".
inline std::string pattern_under(std::string_view prefix)
{
    while (!prefix.empty() && prefix.back() == '/') prefix.remove_suffix(1);
    std::string pattern;
    for (const char c : prefix) {
        const bool is_plain = is_alnum(c) || c == '/' || c == '-' || c == '_';
        if (!is_plain) pattern += '\\';
        pattern += c;
    }
    // "." stands for no line feed, which a path may have when it is decoded.
    return pattern + (prefix.empty() ? "[\\s\\S]*" : "(?:/[\\s\\S]*)?");
}

/// Which part of a request httplib could not read, so that the rest of it is still to come.
enum class UnreadHead { nothing, headers, method, line };

inline UnreadHead unread_head(const httplib::Request& request) noexcept
{
    // Up to 0.29 the address is known only when the headers were read. Later versions say 400 for them.
    const bool is_unread = request.remote_addr.empty();
    const std::size_t question = request.target.find('?');
    const bool has_two = question != std::string::npos && request.target.find('?', question + 1) != std::string::npos;
    if (is_unread && has_two)
        return UnreadHead::line; // which it refuses, although a query may have one (RFC 3986 §3.4)
    if (!request.path.empty()) return is_unread ? UnreadHead::headers : UnreadHead::nothing;
    const bool is_http_1 = request.version == "HTTP/1.1" || request.version == "HTTP/1.0";
    const bool is_line = is_http_1 && is_token(request.method) && !request.target.empty();
    return is_line ? UnreadHead::method : UnreadHead::line;
}

/// Answers what was answered without a body. For `Server::set_error_handler`, which is called for each status from 400
/// on.
template <class Native>
httplib::Server::HandlerResponse answer_left_empty(const Service<Native>& service, const httplib::Request& in,
                                                   httplib::Response& out)
{
    if (is_answered(out)) return httplib::Server::HandlerResponse::Unhandled;
    const HttpStatus status = static_cast<HttpStatus>(out.status);
    const UnreadHead unread = unread_head(in);
    HttplibExchange<Native> exchange(service, in, out);
    const auto answer = [&](Request& request, const auto& native, const auto& send) {
        service.answer(request, native, send);
    };
    // httplib has no 405: what it has no routes for is a 400.
    const bool is_method = unread == UnreadHead::nothing && (in.method == "TRACE" || in.method == "CONNECT");
    const bool is_own_refusal = unread != UnreadHead::nothing || status == HttpStatus::bad_request
        || status == HttpStatus::content_too_large || status == HttpStatus::uri_too_long
        || status == HttpStatus::range_not_satisfiable;
    if (is_own_refusal && !is_method) exchange.give_up();
    if (unread == UnreadHead::method)
        exchange.answer_unread(answer);
    else if (is_method && status == HttpStatus::bad_request)
        exchange.answer(answer);
    else if (unread == UnreadHead::headers && status == HttpStatus::bad_request)
        exchange.refuse(HttpStatus::request_header_fields_too_large);
    else
        exchange.refuse(status);
    return httplib::Server::HandlerResponse::Handled;
}

/// Refuses a body that is too long while the client waits with it. The status for
/// `Server::set_expect_100_continue_handler`, which is 100 for all others.
template <class Native>
int refuse_expected(const Service<Native>& service, const httplib::Request& in, httplib::Response& out)
{
    const HeadCheck head(in.headers, in.version);
    if (head.size() <= service.max_body()) return to_int(HttpStatus::continue_);
    HttplibExchange<Native>(service, in, out).refuse(HttpStatus::content_too_large);
    return out.status;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
