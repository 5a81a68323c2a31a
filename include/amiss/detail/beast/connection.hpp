// SPDX-License-Identifier: BSL-1.0
// One HTTP connection as a sequence of steps, without input and output: those are the stream's.
#pragma once

#include <amiss/adapt/beast_limits.hpp>
#include <amiss/detail/beast/answer_text.hpp>
#include <amiss/detail/wire/parser_error.hpp>
#include <amiss/detail/wire/request_body.hpp>
#include <amiss/detail/wire/request_head.hpp>
#include <amiss/detail/wire/request_parser.hpp>
#include <amiss/error.hpp>
#include <amiss/server/request.hpp>
#include <amiss/server/service.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/read_size.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a connection needs from its stream next.
enum class BeastStep {
    wait,    ///< read some bytes into `input()`: the first ones of a request
    header,  ///< read some more
    body,    ///< the same: all but the header
    proceed, ///< send some bytes of `output()`: the client waits for a 100 before it sends the body
    write,   ///< send some bytes of `output()`: a response
    drain,   ///< read some bytes into `input()`, which nobody wants
    goodbye, ///< end the TLS session
    done     ///< nothing: `result()` is how it ended
};

template <class Native>
class BeastConnection {
public:
    using Error = boost::system::error_code;
    using Time = std::chrono::steady_clock::time_point;

    BeastConnection(const Service<Native>& service, const BeastLimits& limits, bool says_goodbye)
        : service_(&service), limits_(limits), says_goodbye_(says_goodbye), buffer_(2 * std::size_t{limits.header})
    {
        buffer_.reserve(std::min<std::size_t>(usual_request, buffer_.max_size()));
    }

    BeastStep step() const noexcept { return step_; }
    /// When this step, or the steps that it is one of, must have ended.
    Time deadline() const noexcept { return deadline_; }
    const Error& result() const noexcept { return result_; }
    boost::asio::mutable_buffer input() { return buffer_.prepare(boost::beast::read_size(buffer_, 65536)); }
    boost::asio::const_buffer output() const noexcept { return boost::asio::buffer(output_) + sent_; }

    /// The request that is being read is the last one.
    void finish_soon() noexcept { is_last_ = true; }

    /// The first step of a request.
    void begin()
    {
        parser_.emplace();
        head_ = RequestHead();
        seen_ = 0;
        if (output_.capacity() > largest_kept_output) output_ = std::string();
        enter(BeastStep::wait, limits_.idle);
        if (!has_first_byte()) return;
        enter(BeastStep::header, limits_.request);
        take_head();
    }
    /// A step has ended, with an error or `size` bytes: finds the next one.
    void advance(Error failure, std::size_t size, bool timed_out)
    {
        if (failure && timed_out) failure = boost::beast::error::timeout;
        switch (step_) {
        case BeastStep::wait:
        case BeastStep::header:
        case BeastStep::body: return after_read(failure, size);
        case BeastStep::proceed:
        case BeastStep::write: return failure ? end(failure) : after_write(size);
        case BeastStep::drain: return after_drain(failure, size);
        case BeastStep::goodbye:
        case BeastStep::done: step_ = BeastStep::done;
        }
    }

private:
    static constexpr std::size_t usual_request = 2048;        // bytes that are read at a time
    static constexpr std::size_t usual_body = 16384;          // the same once there is a body
    static constexpr std::size_t largest_kept_output = 65536; // of an idle connection

    void enter(BeastStep step, std::chrono::milliseconds time)
    {
        step_ = step;
        deadline_ = std::chrono::steady_clock::now() + time;
    }
    void end(const Error& failure)
    {
        result_ = failure;
        enter(says_goodbye_ && !failure ? BeastStep::goodbye : BeastStep::done, limits_.drain);
    }
    std::string_view received() const noexcept
    {
        const boost::asio::const_buffer data = buffer_.data();
        return {static_cast<const char*>(data.data()), data.size()};
    }
    bool has_first_byte()
    {
        buffer_.consume(empty_lines(received()));
        return !received().empty() && received() != "\r";
    }
    void after_read(Error failure, std::size_t size)
    {
        const bool is_idle = step_ == BeastStep::wait;
        const bool is_over = failure == boost::asio::error::eof || failure == boost::beast::error::timeout;
        if (failure && is_idle) return end(is_over ? Error() : failure);
        if (failure == boost::asio::error::eof) failure = boost::beast::http::error::partial_message;
        if (failure) return fail(failure);
        buffer_.commit(size);
        if (is_idle && !has_first_byte()) return is_last_ ? end(Error()) : void();
        if (is_idle) enter(BeastStep::header, limits_.request);
        return step_ == BeastStep::body ? take_body() : take_head();
    }
    void take_head()
    {
        const std::size_t size = head_size(received(), seen_);
        if (size == 0 && buffer_.size() <= limits_.header) {
            seen_ = buffer_.size();
            return;
        }
        const RequestLimits limits{limits_.target, limits_.header, service_->max_body()};
        const std::string_view text = received().substr(0, size != 0 ? size : buffer_.size());
        const std::optional<ApiError> fault = read_request_head(text, limits, *parser_, head_);
        if (fault) return refuse(*fault);
        buffer_.consume(size);
        if (parser_->is_done()) return answer();
        buffer_.reserve(std::min<std::size_t>(usual_body, buffer_.max_size()));
        step_ = BeastStep::body;
        if (head_.awaits_continue && buffer_.size() == 0) {
            output_.assign("HTTP/1.1 100 Continue\r\n\r\n");
            sent_ = 0;
            step_ = BeastStep::proceed;
        } else {
            take_body();
        }
    }
    void take_body()
    {
        Error failure;
        buffer_.consume(read_request_body(received(), limits_.header, *parser_, failure));
        if (!failure) return answer();
        if (failure != boost::beast::http::error::need_more) fail(failure);
    }
    void answer()
    {
        const auto& native = parser_->get();
        Request request(head_.method, head_.target, native.body(), head_.headers);
        const bool client_keeps = head_.keep_alive;
        const auto send = [&](const Answer& made) { put(made, client_keeps, made.close || !client_keeps || is_last_); };
        if constexpr (std::is_void_v<Native>)
            service_->answer(request, send);
        else
            service_->answer(request, native, send);
    }
    void refuse(const ApiError& error)
    {
        Request request(head_.method, head_.target, {}, head_.headers);
        service_->refuse(error, request, [&](const Answer& made) { put(made, true, true); });
    }
    void put(const Answer& made, bool client_keeps, bool closes)
    {
        write_answer(output_, made, !closes);
        sent_ = 0;
        closes_ = closes;
        // What a client still sends has to be read, or the end of the connection would take the answer away from it.
        drains_ = client_keeps;
        enter(BeastStep::write, limits_.response);
    }
    void fail(const Error& failure)
    {
        // What has come of a head says whose it is.
        if (step_ == BeastStep::header) static_cast<void>(parse_head(received(), *parser_, head_));
        const std::optional<ApiError> error = parser_error(failure, !head_.target.empty());
        if (!error) return end(failure);
        refuse(*error);
    }
    void after_write(std::size_t size)
    {
        sent_ += size;
        const bool is_response = step_ == BeastStep::write;
        if (sent_ < output_.size()) {
            if (is_response) enter(step_, limits_.response);
            return;
        }
        if (!is_response)
            step_ = BeastStep::body; // until the same deadline as the header
        else if (!closes_ && !is_last_)
            begin();
        else if (!drains_)
            end(Error());
        else {
            buffer_.clear();
            enter(BeastStep::drain, limits_.drain);
        }
    }
    void after_drain(const Error& failure, std::size_t size)
    {
        drained_ += size;
        if (failure || drained_ >= limits_.drain_bytes) end(Error());
    }

    const Service<Native>* service_;
    BeastLimits limits_;
    bool says_goodbye_;
    bool is_last_ = false;
    bool closes_ = false;
    bool drains_ = false;
    BeastStep step_ = BeastStep::wait;
    Time deadline_{};
    Error result_;
    boost::beast::flat_buffer buffer_;
    std::optional<RequestParser> parser_;
    std::string output_;
    RequestHead head_;
    std::size_t seen_ = 0; // the bytes that were searched for the end of the head
    std::size_t sent_ = 0;
    std::uint64_t drained_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
