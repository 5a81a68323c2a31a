// SPDX-License-Identifier: BSL-1.0
// A service: handlers that return expected<T>, the routes to them, and the answer to a request of any framework.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/server/handler_call.hpp>
#include <amiss/detail/server/request_access.hpp>
#include <amiss/detail/server/route_list.hpp>
#include <amiss/detail/server/service_settings.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/exception.hpp>
#include <amiss/expected.hpp>
#include <amiss/http_status.hpp>
#include <amiss/server/answer.hpp>
#include <amiss/server/reply.hpp>
#include <amiss/server/request.hpp>
#include <amiss/server/route.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// The handlers of an HTTP API, for any framework.
///
/// A handler is a function that returns `expected<T>`. It takes a `const amiss::Request&`, or the framework's own request
/// `const Native&`, or both in that order (`Native` first), or nothing. T is void (204), a `Reply`, JSON text (std::string and what
/// converts to std::string_view), or what has a `to_body` (see `BodyWriter`).
///
/// Everything that is no value becomes an error in the service's envelope: what the handler returns and throws, a path that
/// no route has (404), a method that the path has not (405 with Allow), a body that is too long (413) or of another type
/// (415). `on_error` is told of each, once, before it is sent. An OPTIONS is answered with Allow. A HEAD runs the handler of GET.
///
///     amiss::Service<> api(cstar::envelope);
///     api.get("/tickets/{id}", [](const amiss::Request& request) { return find_ticket(request.path_param("id")); });
///     amiss::mount(server, api); // of <amiss/adapt/httplib.hpp>
///
/// It is set up first; then `answer` and `refuse` may be called from several threads.
template <class Native = void>
class Service {
public:
    /// What handlers of the framework take; a service without one takes any framework's request, and shows none to handlers.
    using NativeRequest = std::conditional_t<std::is_void_v<Native>, detail::NoNative, Native>;

    /// A service whose errors have the form of an envelope; of several the one that the request's Accept prefers, as
    /// `negotiate` chooses. The envelopes must live longer: temporaries do not compile. At most eight.
    template <class... Envelopes, std::enable_if_t<(is_envelope_v<std::remove_reference_t<Envelopes>> && ...), int> = 0>
    explicit Service(Envelopes&&... envelopes) : settings_{{AnyEnvelope(std::forward<Envelopes>(envelopes))...}}
    {
        constexpr std::size_t most = detail::ServiceSettings::most_envelopes;
        static_assert(sizeof...(Envelopes) != 0 && sizeof...(Envelopes) <= most,
                      "amiss: a service has from one to eight envelopes");
    }

    // --- routes ---

    /// Adds a handler for a method, in its own case, and for the paths that fit a pattern, in which `{name}` is a segment that is
    /// not empty. Where several fit, a text goes before a parameter. Throws std::invalid_argument for a wrong pattern, and for a route that
    /// there is already. The result is for `Route::takes`.
    template <class F>
    Route& route(std::string_view method, std::string_view pattern, F handler)
    {
        return routes_.add(ServiceRoute(method, pattern, handler_of(std::move(handler))));
    }
    /// A route for GET, and for HEAD unless it has one of its own.
    template <class F>
    Route& get(std::string_view pattern, F handler)
    {
        return route("GET", pattern, std::move(handler));
    }
    /// A route for POST.
    template <class F>
    Route& post(std::string_view pattern, F handler)
    {
        return route("POST", pattern, std::move(handler));
    }
    /// A route for PUT.
    template <class F>
    Route& put(std::string_view pattern, F handler)
    {
        return route("PUT", pattern, std::move(handler));
    }
    /// A route for PATCH.
    template <class F>
    Route& patch(std::string_view pattern, F handler)
    {
        return route("PATCH", pattern, std::move(handler));
    }
    /// A route for DELETE, which is a keyword.
    template <class F>
    Route& del(std::string_view pattern, F handler)
    {
        return route("DELETE", pattern, std::move(handler));
    }

    // --- settings ---

    /// Sets what is told of each error before it is sent, with all that is internal: `f(const ApiError&, const Request&)`. Without it, and where
    /// it throws, the error's log line and its request go to stderr.
    template <class F>
    Service& on_error(F f)
    {
        using Called = decltype(settings_.on_error);
        static_assert(std::is_constructible_v<Called, F>,
                      "amiss: on_error takes a function of (const amiss::ApiError&, const amiss::Request&)");
        if constexpr (std::is_constructible_v<Called, F>) settings_.on_error = std::move(f);
        return *this;
    }
    /// Sets what comes before each handler, and before a 404 or a 405: `expected<void> f(Request&)`. An error of it is the answer. It may change
    /// `Request::info()`: the rate limit appears on successes and errors.
    template <class F>
    Service& before(F f)
    {
        using Called = decltype(before_);
        static_assert(std::is_constructible_v<Called, F>,
                      "amiss: before takes a function of (amiss::Request&) that returns amiss::expected<void>");
        if constexpr (std::is_constructible_v<Called, F>) before_ = std::move(f);
        return *this;
    }
    /// Sets the longest body in bytes; 1 MiB without it. An adapter reads no more.
    Service& max_body(std::size_t bytes) noexcept
    {
        settings_.max_body = bytes;
        return *this;
    }
    /// The longest body in bytes.
    std::size_t max_body() const noexcept { return settings_.max_body; }
    /// Sets what makes the id of a request that has none: `std::string f()`. Without it, where it throws, and where what it makes
    /// is not clean (`is_request_id`), "req_" and 24 random letters and digits.
    template <class F>
    Service& make_id(F f)
    {
        settings_.make_id = std::move(f);
        return *this;
    }
    /// Sets the header that has the id of a request, and of the response to it where bodies do not have it: "X-Request-Id" without this.
    Service& id_header(std::string_view name)
    {
        if (!detail::is_token(name)) detail::refuse_set_up("the header of ids", "its name is no token");
        settings_.id_header = name;
        return *this;
    }
    /// Sets what is sent where the service itself finds an error: an API's own code for a 415.
    ///
    ///     api.replace(amiss::HttpStatus::unsupported_media_type, cstar::Code::invalid_json);
    Service& replace(HttpStatus status, ApiError error)
    {
        settings_.replacements.emplace(settings_.replacements.begin(), status, std::move(error)); // the last one counts
        return *this;
    }

    // --- for adapters ---

    /// Answers a request: finds its route, runs the handler and calls `send(const Answer&)`, once. What `send` throws passes through.
    template <class Send>
    void answer(Request& request, const NativeRequest& native, Send&& send) const
    {
        const detail::FoundRoute<ServiceRoute> found = routes_.find(request.method(), request.path());
        std::string decoded;
        deliver(request, send, [&]() -> expected<Reply> {
            if (found.route != nullptr && !detail::RequestAccess::set_path_params(request, found.params, decoded))
                return own_failure(HttpStatus::bad_request, "the path is not percent-encoded");
            if (before_) AMISS_TRY(before_(request));
            if (found.route == nullptr) return no_route(request, found.allowed);
            AMISS_TRY(check_body(request, *found.route));
            return found.route->handler(native, request);
        });
    }
    /// The same where handlers take no request of a framework.
    template <class Send>
    void answer(Request& request, Send&& send) const
    {
        static_assert(std::is_void_v<Native>, "amiss: the handlers of this service take the framework's request");
        answer(request, detail::NoNative(), std::forward<Send>(send));
    }
    /// Answers a request that the framework's own router has routed to the handler `f`.
    template <class F, class Send>
    void answer_with(F& f, Request& request, const NativeRequest& native, Send&& send) const
    {
        static_assert(detail::check_handler<F, NativeRequest>());
        const Route any("", "");
        deliver(request, send, [&]() -> expected<Reply> {
            if (before_) AMISS_TRY(before_(request));
            AMISS_TRY(check_body(request, any));
            return detail::run_handler(f, native, request);
        });
    }
    /// Answers with what the framework itself has found wrong: an HttpStatus, or any error. Handlers and `before` do not run, and
    /// `Answer::close` is set.
    template <class Send>
    void refuse(HttpStatus status, Request& request, Send&& send) const
    {
        refuse(settings_.own_error(status), request, std::forward<Send>(send));
    }
    /// The same for an error. Where it only is a status, `replace` counts, and its cause and context are for `on_error`.
    template <class Send>
    void refuse(ApiError error, Request& request, Send&& send) const
    {
        settings_.prepare(request);
        settings_.send_error(settings_.own_error(std::move(error)), request, true, reference_to(send));
    }

private:
    using Handler = std::function<expected<Reply>(const NativeRequest& native, const Request& request)>;

    using ServiceRoute = detail::RouteTo<Handler>;

    template <class F>
    static Handler handler_of(F&& f)
    {
        if constexpr (!detail::check_handler<F, NativeRequest>())
            return {};
        else if constexpr (std::is_copy_constructible_v<F>)
            return [f = std::move(f)](const NativeRequest& native, const Request& request) mutable {
                return detail::run_handler(f, native, request);
            };
        else // std::function wants a copy
            return [f = std::make_shared<F>(std::move(f))](const NativeRequest& native, const Request& request) {
                return detail::run_handler(*f, native, request);
            };
    }
    template <class Send>
    static detail::SendRef reference_to(Send& send) noexcept
    {
        return {[](void* state, const Answer& answer) {
                    (*static_cast<std::remove_reference_t<Send>*>(state))(answer);
                },
                const_cast<void*>(static_cast<const void*>(std::addressof(send)))};
    }

    /// Runs `make`, which returns an expected<Reply>, and sends that.
    template <class Send, class Make>
    void deliver(Request& request, Send& send, const Make& make) const
    {
        settings_.prepare(request);
#if defined(__cpp_exceptions)
        expected<Reply> result = capture(make);
#else
        expected<Reply> result = make();
#endif
        if (result.has_value()) return settings_.send_reply(*result, request, reference_to(send));
        settings_.send_error(std::move(result).error(), request, false, reference_to(send));
    }

    unexpected<ApiError> own_failure(HttpStatus status, std::string_view context) const
    {
        return unexpected<ApiError>(settings_.own_error(status).with_context(context));
    }
    expected<Reply> no_route(Request& request, const detail::AllowedMethods& allowed) const
    {
        if (allowed.empty()) return own_failure(HttpStatus::not_found, "no route has this path");
        if (request.method() == "OPTIONS") return Reply(HttpStatus::no_content).header("Allow", allowed.view());
        request.info().allow = allowed.view();
        return own_failure(HttpStatus::method_not_allowed, "no route has this method");
    }
    expected<void> check_body(const Request& request, const Route& route) const
    {
        if (request.body().size() > max_body())
            return own_failure(HttpStatus::content_too_large, "the body is too long");
        const std::string_view content_type = request.header("Content-Type");
        if (!request.body().empty() && !route.takes_body(content_type))
            return own_failure(HttpStatus::unsupported_media_type, content_type);
        return {};
    }

    detail::ServiceSettings settings_;
    std::function<expected<void>(Request&)> before_;
    detail::RouteList<ServiceRoute> routes_;
};

} // inline namespace v0
} // namespace amiss
