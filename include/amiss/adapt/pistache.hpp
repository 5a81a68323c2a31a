// SPDX-License-Identifier: BSL-1.0
// Pistache: a service as the handler of an endpoint, and one route for its own router.
#pragma once

#include <amiss/detail/pistache/handler.hpp>
#include <amiss/detail/pistache/send.hpp>
#include <amiss/server/request.hpp>
#include <amiss/server/service.hpp>

#include <pistache/endpoint.h>
#include <pistache/router.h>

#include <memory>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// A handler for an endpoint that answers all requests by a service, which must live longer.
///
///     endpoint.setHandler(amiss::pistache_handler(service));
///
/// For a `Service<Pistache::Http::Request>`, handlers may take that. The handler reads requests itself, not by Pistache's parser: each is
/// answered in the service's envelope, whatever is wrong with it. Its limits are 8 KiB for a target, 16 KiB for a head and
/// `Service::max_body`; the endpoint's `maxRequestSize` does not count. A request that does not arrive within the handler's
/// `setHeaderTimeout` and `setBodyTimeout`, of 60 s, is a 408.
template <class Native>
std::shared_ptr<Pistache::Http::Handler> pistache_handler(const Service<Native>& service)
{
    return std::make_shared<detail::PistacheHandler<Native>>(service);
}

/// A handler for one route of a `Pistache::Rest::Router`, which returns `expected<T>` as those of a service do.
///
///     Pistache::Rest::Routes::Get(router, "/tickets/:id", amiss::pistache_route(service, get_ticket));
///
/// `f` may also be `f(const amiss::Request&, const Pistache::Rest::Request&)`. The service, which must live longer, gives everything
/// else: the envelope, `on_error`, `before`. What Pistache's parser refuses is not answered here.
template <class Native, class F>
Pistache::Rest::Route::Handler pistache_route(const Service<Native>& service, F f)
{
    return [&service, f = std::move(f)](const Pistache::Rest::Request& request, Pistache::Http::ResponseWriter writer) {
        const auto answering = [&](Request& made, const Pistache::Rest::Request& native, const auto& send) {
            using NativeRequest = typename Service<Native>::NativeRequest;
            if constexpr (std::is_invocable_v<const F&, const Request&, const Pistache::Rest::Request&>) {
                auto called = [&](const Request& asked) { return f(asked, native); };
                service.answer_with(called, made, NativeRequest(native), send);
            } else if constexpr (std::is_void_v<Native>) {
                service.answer_with(f, made, NativeRequest(native), send);
            } else {
                service.answer_with(f, made, native, send);
            }
        };
        detail::answer_written(request, writer, answering);
        return Pistache::Rest::Route::Result::Ok;
    };
}

/// A handler for what no route of a `Pistache::Rest::Router` is for: the service answers, by its own routes or with a 404.
///
///     router.addCustomHandler(amiss::pistache_route(service));
///
/// Without it, the router answers such requests in plain text. It then answers a method that a path of the router does not have
/// with 404: only the router knows that path.
template <class Native>
Pistache::Rest::Route::Handler pistache_route(const Service<Native>& service)
{
    return [&service](const Pistache::Rest::Request& request, Pistache::Http::ResponseWriter writer) {
        const auto answering = [&](Request& made, const Pistache::Http::Request& native, const auto& send) {
            detail::answer_by_service(service, made, native, send);
        };
        detail::answer_written(request, writer, answering);
        return Pistache::Rest::Route::Result::Ok;
    };
}

} // inline namespace v0
} // namespace amiss
