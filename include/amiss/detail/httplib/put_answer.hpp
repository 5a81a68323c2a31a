// SPDX-License-Identifier: BSL-1.0
// Puts an answer into a response of cpp-httplib, so that the bytes that leave are those of the answer.
#pragma once

#include <amiss/http_status.hpp>
#include <amiss/server/answer.hpp>

#include <httplib.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The request itself, which httplib makes as a variable and shows to handlers as const. What it looks at after the
/// handler can be changed only there: the ranges, Connection, the headers that frame the body.
inline httplib::Request& own_request(const httplib::Request& request) noexcept
{
    return const_cast<httplib::Request&>(request);
}

/// Whether a response is as an answer made it, or has a body of the program's own. An error handler leaves both alone.
inline bool is_answered(const httplib::Response& response) noexcept
{
    return !response.reason.empty() || !response.body.empty() || response.content_provider_;
}

/// Puts the status and all headers but those that frame the body. Defaults of the same name are replaced.
inline void put_head(httplib::Response& response, const Answer& answer)
{
    const std::string_view phrase = reason_phrase(static_cast<HttpStatus>(answer.status));
    response.status = answer.status;
    response.reason = phrase.empty() ? std::string_view("Answered") : phrase; // nobody sends it: it is for is_answered
    response.headers.erase("Content-Type");
    answer.for_each_header([&](std::string_view name, std::string_view) { response.headers.erase(std::string(name)); });
    answer.for_each_header([&](std::string_view name, std::string_view value) {
        response.set_header(std::string(name), std::string(value)); // which appends: there may be several of a name
    });
}

/// Puts an answer after which the connection can be used again.
inline void put_answer(const httplib::Request& request, httplib::Response& response, const Answer& answer)
{
    // A part of the body that the client has asked for would be cut out of an error too, and out of a 200 that stays a 200.
    own_request(request).ranges.clear();
    put_head(response, answer);
    if (answer.content_type.empty()) return response.body.clear();
    response.set_content(answer.body.data(), answer.body.size(), std::string(answer.content_type));
}

/// Puts an answer after which httplib closes the connection; before that, `drain` reads what the client still sends,
/// since closing with unread bytes takes the answer away from it (RFC 9112 §9.6).
///
/// A handler can only make httplib close by a content provider that fails. It is given nothing of the body's length, so
/// that it has to send Content-Length itself.
inline void put_last_answer(const httplib::Request& request, httplib::Response& response, const Answer& answer,
                            std::function<void()> drain = nullptr)
{
    httplib::Request& own = own_request(request);
    own.ranges.clear();
    own.headers.erase("Connection");
    own.headers.emplace("Connection", "close");
    put_head(response, answer);
    response.body.clear();
    const auto body = std::make_shared<const std::string>(answer.is_head ? std::string_view() : answer.body);
    const std::string type(answer.content_type);
    response.set_content_provider(type,
                                  [body, drain = std::move(drain), &own,
                                   is_head = answer.is_head](std::size_t, httplib::DataSink& sink) {
                                      if (!body->empty()) sink.write(body->data(), body->size());
                                      if (is_head) own.method = "HEAD";
                                      if (drain) drain();
                                      return false;
                                  });
    if (type.empty()) response.headers.erase("Content-Type");
    if (answer.status != 204) response.headers.emplace("Content-Length", std::to_string(answer.body.size()));
    if (answer.is_head) own.method = "GET"; // for a HEAD it calls no provider
}

/// Takes away what httplib adds to an answer and should not. For `Server::set_post_routing_handler`.
inline void tidy_answer(const httplib::Request& /*request*/, httplib::Response& response)
{
    if (response.reason.empty()) return; // not an answer of a service
    if (response.status == 204 || response.status == 304) {
        response.headers.erase("Content-Length"); // RFC 9110 §8.6
        response.headers.erase("Content-Type");   // which it adds for each content provider
    }
    response.headers.erase("Accept-Ranges"); // of a HEAD; no answer has parts
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
