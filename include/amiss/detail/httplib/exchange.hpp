// SPDX-License-Identifier: BSL-1.0
// One request to a server of cpp-httplib: what a service is given of it, and how its answer is sent.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/httplib/put_answer.hpp>
#include <amiss/detail/httplib/take_body.hpp>
#include <amiss/detail/server/head_check.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/http_status.hpp>
#include <amiss/server/answer.hpp>
#include <amiss/server/request.hpp>
#include <amiss/server/service.hpp>

#include <httplib.h>

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// How a service answers a request that was read: `run(request, native, send)`.
template <class Native>
class HttplibExchange {
public:
    static_assert(std::is_void_v<Native> || std::is_same_v<Native, httplib::Request>,
                  "amiss: the handlers of a service on cpp-httplib take httplib::Request, or no native request");

    HttplibExchange(const Service<Native>& service, const httplib::Request& in, httplib::Response& out)
        : service_(service), in_(in), out_(out), head_(in.headers, in.version),
          is_read_(head_.fault() == HttpStatus::ok && (!head_.has_body() || !in.body.empty()))
    {}

    /// Answers a request whose body httplib does not give to handlers. If there is one, it is still to be read: the
    /// connection is closed.
    template <class Run>
    void answer(const Run& run)
    {
        if (head_.fault() != HttpStatus::ok) return refuse(head_.fault());
        Request request(in_.method, in_.target, in_.body, in_.headers);
        run_with(run, request);
    }
    /// Answers a request of which only the first line was read.
    template <class Run>
    void answer_unread(const Run& run)
    {
        is_read_ = false;
        Request request(in_.method, in_.target, {}, in_.headers);
        run_with(run, request);
    }
    /// Answers a request after reading its body.
    template <class Run>
    void answer(const Run& run, const httplib::ContentReader& reader)
    {
        if (head_.has_body())
            drain_ = [in = &in_, out = &out_, reader, head = head_] { drain_body(*in, *out, reader, head); };
        if (head_.fault() != HttpStatus::ok) return refuse(head_.fault());
        if (head_.size() > service_.max_body()) return refuse(HttpStatus::content_too_large);
        if (head_.has_body()) {
            const BodyEnd end = take_body(in_, reader, service_.max_body());
            if (end == BodyEnd::too_long) return refuse(HttpStatus::content_too_large);
            if (end == BodyEnd::broken) return refuse_broken();
            is_read_ = true;
        }
        Request request(in_.method, in_.target, in_.body, in_.headers);
        run_with(run, request);
    }
    /// Answers with an error, in place of what the program or httplib has left empty.
    template <class Error>
    void refuse(Error&& error)
    {
        Request request(in_.method, in_.target, {}, in_.headers);
        service_.refuse(std::forward<Error>(error), request, [&](const Answer& answer) { put(answer); });
    }
    /// Says that the rest of the request was not read, and is not going to be.
    void give_up() noexcept { is_read_ = false; }

private:
    template <class Run>
    void run_with(const Run& run, Request& request)
    {
        const auto send = [&](const Answer& answer) { put(answer); };
        if constexpr (std::is_void_v<Native>)
            run(request, NoNative(), send);
        else
            run(request, in_, send);
    }
    void refuse_broken()
    {
        // httplib has set its status: 400, or 413 by its own limit. Later versions replace what a handler says of a 413.
        if (out_.status == to_int(HttpStatus::content_too_large)) return;
        refuse(static_cast<HttpStatus>(out_.status));
    }
    void put(const Answer& answer)
    {
        if (is_read_)
            put_answer(in_, out_, answer);
        else
            put_last_answer(in_, out_, answer, std::move(drain_));
    }

    const Service<Native>& service_;
    const httplib::Request& in_;
    httplib::Response& out_;
    const HeadCheck head_;
    bool is_read_;
    std::function<void()> drain_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
