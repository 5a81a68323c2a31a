// SPDX-License-Identifier: BSL-1.0
// Answers as messages of Beast, for programs that read and write themselves.
#pragma once

#include <amiss/detail/beast/answer_text.hpp>
#include <amiss/detail/text/bytes_of.hpp>
#include <amiss/detail/wire/request_headers.hpp>
#include <amiss/error.hpp>
#include <amiss/http_status.hpp>
#include <amiss/server/answer.hpp>
#include <amiss/server/request.hpp>
#include <amiss/server/service.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Answers a message that was read.
template <class Native, class Message, class Send>
void answer_message(const Service<Native>& service, const Message& message, Send&& send)
{
    const BeastHeaders headers(message.base());
    Request request(beast_text(message.method_string()), beast_text(message.target()), bytes_of(message.body()),
                    headers);
    if constexpr (std::is_void_v<Native>) {
        service.answer(request, send);
    } else {
        static_assert(std::is_same_v<Native, Message>,
                      "amiss: the handlers of this service take another request than this");
        service.answer(request, message, send);
    }
}

/// Answers a message with an error that the reading of it, or of its answer, has found.
template <class Native, class Message, class Send>
void refuse_message(const Service<Native>& service, const Message& message, const ApiError& error, Send&& send)
{
    const BeastHeaders headers(message.base());
    Request request(beast_text(message.method_string()), beast_text(message.target()), {}, headers);
    service.refuse(error, request, send);
}

/// Writes an answer into a message whose body is a span of somebody's buffer.
template <class Native>
struct SpanWriter {
    const Service<Native>& service;
    char* buffer;
    std::size_t capacity;

    template <class Response, class Message>
    void write(Response& response, const Message& message, const Answer& answer) const
    {
        if (answer.is_head || answer.body.size() <= capacity)
            return put(response, answer, message.keep_alive() && !answer.close);
        const ApiError error =
            ApiError(HttpStatus::internal_server_error).with_context("the buffer for the body is too short");
        refuse_message(service, message, error, [&](const Answer& refusal) { put(response, refusal, false); });
    }

private:
    template <class Response>
    void put(Response& response, Answer answer, bool keep_alive) const
    {
        if (!answer.is_head && answer.body.size() > capacity) answer.body = answer.content_type = {};
        set_head(response, answer, keep_alive);
        if (answer.is_head || answer.body.empty()) return;
        std::memcpy(buffer, answer.body.data(), answer.body.size());
        response.body() = {buffer, answer.body.size()};
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
