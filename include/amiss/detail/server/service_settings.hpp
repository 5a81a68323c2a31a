// SPDX-License-Identifier: BSL-1.0
// What a service is set up with, but for its routes, and how it sends a reply or an error.
#pragma once

#include <amiss/any_envelope.hpp>
#include <amiss/detail/headers/media_range.hpp>
#include <amiss/detail/headers/preferred_type.hpp>
#include <amiss/detail/server/default_log.hpp>
#include <amiss/detail/server/fresh_id.hpp>
#include <amiss/error.hpp>
#include <amiss/exception.hpp>
#include <amiss/http_status.hpp>
#include <amiss/request_id.hpp>
#include <amiss/respond.hpp>
#include <amiss/server/answer.hpp>
#include <amiss/server/reply.hpp>
#include <amiss/server/request.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A function that sends an answer, as a view.
struct SendRef {
    void (*call)(void* send, const Answer& answer);
    void* send;
};

struct ServiceSettings {
    static constexpr std::size_t most_envelopes = 8;

    std::vector<AnyEnvelope> envelopes;
    std::function<void(const ApiError&, const Request&)> on_error{};
    std::function<std::string()> make_id{};
    std::string id_header = "X-Request-Id";
    std::size_t max_body = std::size_t{1} << 20U;
    std::vector<std::pair<HttpStatus, ApiError>> replacements{}; ///< of the errors that the service itself finds

    /// The envelope for a request: of several the one that its Accept prefers.
    AnyEnvelope envelope_for(const Request& request) const
    {
        if (envelopes.size() == 1) return envelopes.front();
        Joined accept;
        request.visit({&Joined::add, &accept});
        TypeChoice choices[most_envelopes]{};
        for (std::size_t at = 0; at < envelopes.size(); ++at)
            choices[at].type = media_type(envelopes[at].content_type());
        return envelopes[preferred_type(accept.text, choices, envelopes.size())].varying_by_accept();
    }

    /// Gives a request its time, its id and its trace.
    void prepare(Request& request) const
    {
        RequestInfo& info = request.info();
        info.time = std::chrono::system_clock::now();
        info.trace_id = request.trace().trace_id;
        const RequestIds allowed = options_of(envelopes.front()).request_ids;
        if (const std::string_view sent = request.header(id_header); is_request_id(sent, allowed))
            info.id = sent;
        else if (!set_made_id(request, allowed))
            request.set_id(FreshId().view());
    }

    /// An error that the service itself has found, or what the program says in its place.
    ApiError own_error(HttpStatus status) const
    {
        for (const auto& [replaced, error] : replacements) {
            if (replaced == status) return error;
        }
        return ApiError(status);
    }
    /// The same for an error that a framework has found; where it only is a status, its cause and its context are kept.
    ApiError own_error(ApiError&& found) const
    {
        if (found.code().category() != http_status_category()) return std::move(found);
        ApiError error = own_error(found.status());
        if (found.cause()) error.with_cause(found.cause());
        if (!found.context().empty()) error.with_context(found.context());
        return error;
    }

    /// Sends a reply; where it cannot be sent, an error.
    void send_reply(const Reply& reply, Request& request, SendRef send) const
    {
        if (const std::string_view fault = reply.fault(); !fault.empty()) {
            const ApiError error(std::make_error_code(std::errc::invalid_argument));
            return send_error(ApiError(error).with_context(fault), request, false, send);
        }
        Headers headers = success_headers(envelopes.front(), request.info());
        if (headers.find(id_header).empty()) headers.add(id_header, request.id());
        Answer answer(reply, headers);
        answer.is_head = request.method() == "HEAD";
        send.call(send.send, answer);
    }

    /// Tells `on_error` of an error, then sends it.
    void send_error(ApiError error, Request& request, bool close, SendRef send) const
    {
        const AnyEnvelope envelope = envelope_for(request);
        if (error.trace_id().empty()) error.with_trace_id(request.info().trace_id);
        tell(envelope, error, request);
        char buffer[4096];
        const Response response = respond(envelope, error, request.info(), buffer);
        Answer answer(response.status, response.body, response.headers);
        answer.is_head = request.method() == "HEAD";
        answer.close = close;
        send.call(send.send, answer);
    }

private:
    /// Gives a request the id that the program makes; false where it makes none that could be sent.
    bool set_made_id(Request& request, RequestIds allowed) const
    {
        if (!make_id) return false;
        const auto make = [&] {
            const std::string made = make_id();
            const bool is_clean = is_request_id(made, allowed);
            if (is_clean) request.set_id(made);
            return is_clean;
        };
#if defined(__cpp_exceptions)
        const expected<bool> is_set = capture([&]() -> expected<bool> { return make(); });
        if (!is_set) log_by_default(envelopes.front(), is_set.error(), request);
        return is_set.value_or(false);
#else
        return make();
#endif
    }
    /// The lines of Accept, joined (RFC 9110 §5.3).
    struct Joined {
        std::string_view text{};
        std::string several{};

        static void add(void* state, std::string_view name, std::string_view value) noexcept
        {
            if (same_header(name, "Accept")) static_cast<Joined*>(state)->add(value);
        }
        void add(std::string_view value) noexcept
        {
            if (text.empty()) {
                text = value;
                return;
            }
#if defined(__cpp_exceptions)
            try {
#endif
                if (several.empty()) several = text;
                several.append(",").append(value);
                text = several;
#if defined(__cpp_exceptions)
            } catch (...) { // out of memory: the lines so far count
                text = several.empty() ? text : std::string_view(several);
            }
#endif
        }
    };

    /// Where there is no `on_error`, and where it throws, the error is logged here: the client gets its answer all the same.
    void tell(const AnyEnvelope& envelope, const ApiError& error, const Request& request) const
    {
        if (!on_error) return log_by_default(envelope, error, request);
#if defined(__cpp_exceptions)
        if (!capture([&] { on_error(error, request); })) log_by_default(envelope, error, request);
#else
        on_error(error, request);
#endif
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
