// SPDX-License-Identifier: BSL-1.0
// A socket for RESTinio that answers where RESTinio only closes: parse errors, limits, timeouts.
#pragma once

#include <amiss/detail/restinio/last_words.hpp>
#include <amiss/detail/restinio/refuser.hpp>
#include <amiss/detail/restinio/unread.hpp>
#include <amiss/detail/wire/response_text.hpp>
#include <amiss/http_status.hpp>

#include <restinio/all.hpp>

#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// RESTinio's socket. The parser's callbacks run within the completions of the socket's own operations, and so the socket knows the
/// parser of its connection; when RESTinio closes that, the state of the parser says why.
///
/// One thread at a time uses it, as RESTinio sees to.
class RestinioSocket : public restinio::asio_ns::ip::tcp::socket {
    using Base = restinio::asio_ns::ip::tcp::socket;
    using Error = restinio::asio_ns::error_code;

public:
    static constexpr std::size_t longest_fields = 16384; ///< names and values of one head, in bytes

    RestinioSocket(restinio::asio_ns::io_context& context, Refuser refuser) : Base(context), refuser_(refuser) {}
    /// The parser stays with the old one: it is moved into a connection before it reads, and out of it for WebSocket.
    RestinioSocket(RestinioSocket&& other) noexcept : Base(std::move(other)), refuser_(other.refuser_) {}
    RestinioSocket& operator=(RestinioSocket&&) = delete;

    template <class Buffers, class Handler>
    void async_read_some(const Buffers& buffers, Handler&& handler)
    {
        const restinio::asio_ns::mutable_buffer first = *restinio::asio_ns::buffer_sequence_begin(buffers);
        read(Reading<std::decay_t<Handler>>{this, first, std::forward<Handler>(handler)});
    }
    template <class Buffers, class Handler>
    void async_write_some(const Buffers& buffers, Handler&& handler)
    {
        ++writes_;
        Writing<std::decay_t<Handler>> writing{this, std::forward<Handler>(handler)};
        const auto executor = restinio::asio_ns::get_associated_executor(writing.handler, get_executor());
        Base::async_write_some(buffers, restinio::asio_ns::bind_executor(executor, std::move(writing)));
    }

    /// RESTinio calls it first when it closes.
    void shutdown(shutdown_type what, Error& error)
    {
        if (!answers()) Base::shutdown(what, error);
    }
    /// Closes, unless the last words have the connection.
    void close()
    {
        if (is_open()) Base::close();
    }

    /// The socket in whose completion this thread is: that of the parser whose callbacks run.
    static RestinioSocket*& current() noexcept
    {
        static thread_local RestinioSocket* socket = nullptr;
        return socket;
    }

    /// A message begins.
    void begin_message(const http_parser* parser) noexcept
    {
        parser_ = parser;
        is_inside_ = true;
        field_bytes_ = 0;
        refusal_ = HttpStatus();
    }
    /// A piece of a field has come; false where the fields are too long together.
    bool take_field(std::size_t size) noexcept { return (field_bytes_ += size) <= longest_fields; }
    /// The head is wrong; false, for the parser to end.
    bool refuse(HttpStatus status) noexcept { return refusal_ = status, false; }
    /// The client waits for a 100 before it sends the body.
    void ask_for_body()
    {
        if (writes_ != 0) return;
        Error ignored;
        constexpr std::string_view text = "HTTP/1.1 100 Continue\r\n\r\n";
        write_some(restinio::asio_ns::buffer(text.data(), text.size()), ignored);
    }
    /// The message has ended.
    void end_message() noexcept { is_inside_ = false; }

private:
    struct Scope {
        explicit Scope(RestinioSocket* socket) noexcept : before(std::exchange(current(), socket)) {}
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;
        ~Scope() { current() = before; }
        RestinioSocket* before;
    };

    /// A read into RESTinio's buffer, and what RESTinio does then.
    template <class Handler>
    struct Reading {
        RestinioSocket* socket;
        restinio::asio_ns::mutable_buffer buffer;
        Handler handler;

        void operator()(const Error& error, std::size_t size)
        {
            socket->read_error_ = error;
            if (!socket->is_inside_) socket->start_ = {static_cast<const char*>(buffer.data()), size};
            if (!error && socket->answers_unknown(*this)) return;
            const Scope scope(socket); // the handler may end the life of the socket
            std::move(handler)(error, size);
        }
    };
    /// A write, and what RESTinio does then: it may go on with bytes that it has read already.
    template <class Handler>
    struct Writing {
        RestinioSocket* socket;
        Handler handler;

        void operator()(const Error& error, std::size_t size)
        {
            --socket->writes_;
            socket->read_error_ = Error();
            socket->start_ = {};
            const Scope scope(socket);
            std::move(handler)(error, size);
        }
    };

    template <class Handler>
    void read(Reading<Handler>&& reading)
    {
        const auto buffer = reading.buffer;
        const auto executor = restinio::asio_ns::get_associated_executor(reading.handler, get_executor());
        Base::async_read_some(buffer, restinio::asio_ns::bind_executor(executor, std::move(reading)));
    }

    /// Answers a request whose method the parser does not know, and reads on: RESTinio does not see it. False where that is not so.
    template <class Handler>
    bool answers_unknown(Reading<Handler>& reading)
    {
        if (is_inside_ || writes_ != 0 || !refuser_.answers()) return false;
        const UnknownMethod unknown(start_);
        if (unknown.size == 0 || !unknown.head.keep_alive) return false;
        auto text = std::make_unique<std::string>(unknown.answer(refuser_, Persistence::kept));
        const std::size_t left = start_.size() - unknown.size;
        const auto executor = restinio::asio_ns::get_associated_executor(reading.handler, get_executor());
        const auto bytes = restinio::asio_ns::buffer(*text);
        auto read_on = [this, left, size = unknown.size, text = std::move(text),
                        next = std::move(reading)](const Error& error, std::size_t) mutable {
            if (error) return next(error, 0);
            if (left == 0) return read(std::move(next));
            auto* const rest = static_cast<char*>(next.buffer.data());
            std::memmove(rest, rest + size, left);
            next(error, left);
        };
        restinio::asio_ns::async_write(static_cast<Base&>(*this), bytes,
                                       restinio::asio_ns::bind_executor(executor, std::move(read_on)));
        return true;
    }

    /// Why the connection is closed, as far as the client has to be told; no status where it has not.
    HttpStatus reason() const noexcept
    {
        const http_errno error = parser_ == nullptr ? HPE_OK : HTTP_PARSER_ERRNO(parser_);
        const bool is_parser_error = error != HPE_OK && error != HPE_PAUSED; // a whole message pauses it
        if (is_parser_error) return refusal_ != HttpStatus() ? refusal_ : status_of_parser(error);
        if (current() != this) return is_inside_ ? HttpStatus::request_timeout : HttpStatus();
        const bool is_truncated = is_inside_ && restinio::error_is_eof(read_error_);
        const bool never_began = parser_ == nullptr && !read_error_ && !start_.empty();
        return is_truncated || never_began ? HttpStatus::bad_request : HttpStatus();
    }

    /// Whether there is a last answer; it is on its way then, and has the connection.
    bool answers() noexcept
    {
        const HttpStatus status = reason();
        if (!refuser_ || writes_ != 0 || status == HttpStatus() || !is_open()) return false;
        try {
            std::string text = last_answer(refuser_, status, parser_, start_);
            Error ignored;
            cancel(ignored);
            std::make_shared<LastWords>(std::move(static_cast<Base&>(*this)), std::move(text))->start();
            return true;
        } catch (...) { // out of memory: it is closed as RESTinio would
            return false;
        }
    }

    Refuser refuser_;
    const http_parser* parser_ = nullptr; // of the connection that has this socket
    bool is_inside_ = false;              // a message has begun, and not ended
    std::size_t field_bytes_ = 0;         // of its head
    HttpStatus refusal_{};                // what is wrong with its head
    std::string_view start_;              // what was read where a message begins
    Error read_error_;
    int writes_ = 0; // that have not ended
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
