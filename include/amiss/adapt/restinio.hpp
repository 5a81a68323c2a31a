// SPDX-License-Identifier: BSL-1.0
// RESTinio: a service as its request handler, the settings that go with it, and one route for its own routers.
#pragma once

#if !defined(RESTINIO_USE_BOOST_ASIO) && defined(__has_include)
#if !__has_include(<asio.hpp>)
#error "amiss: RESTinio finds no asio.hpp: compile with -DRESTINIO_USE_BOOST_ASIO=shared, for all files that include it"
#endif
#endif

#include <amiss/detail/restinio/send.hpp>
#include <amiss/detail/restinio/settings.hpp>
#include <amiss/server/request.hpp>
#include <amiss/server/service.hpp>

#include <restinio/all.hpp>

#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// Traits of a RESTinio server that answers in the service's envelope where RESTinio only closes the connection: what is no
/// HTTP, a method that its parser does not know, limits (413, 414, 431), a request that breaks off or takes too long (408). It
/// also sends the 100 that a client may wait for.
///
/// `Base` are the traits that the server has otherwise, with a TCP socket and RESTinio's own methods. What is between amiss and
/// a client then is one class that takes the place of the socket; for TLS there is none.
template <class Base = restinio::default_traits_t>
struct RestinioTraits : Base {
    static_assert(std::is_same_v<typename Base::stream_socket_t, restinio::asio_ns::ip::tcp::socket>,
                  "amiss: RestinioTraits is for TCP sockets; for TLS, take restinio_settings with your own traits");
    static_assert(std::is_same_v<typename Base::http_methods_mapper_t, restinio::default_http_methods_t>,
                  "amiss: RestinioTraits is for RESTinio's own methods");

    using stream_socket_t = detail::RestinioSocket;        ///< answers where RESTinio closes
    using http_methods_mapper_t = detail::RestinioMethods; ///< RESTinio's own
};

/// A request handler that answers all requests by a service, which must live longer.
///
/// For a `Service<restinio::request_t>`, handlers may take that. Requests are answered at once, on the thread that has read them.
template <class Native>
auto restinio_handler(const Service<Native>& service)
{
    return [&service](const auto& request) {
        return detail::answer_restinio(request, [&service](Request& made, const auto& native, const auto& send) {
            if constexpr (std::is_void_v<Native>)
                service.answer(made, send);
            else
                service.answer(made, native, send);
        });
    };
}

/// A handler for one route of RESTinio's express router or easy_parser router, which returns `expected<T>` as those of a service do.
///
/// `f` may take what the router gives after the request, after its own: `f(const amiss::Request&, params)`. The service, which must
/// live longer, gives everything else: the envelope, `on_error`, `before`, the longest body. What no route of the router is for goes to
/// the service by `router->non_matched_request_handler(amiss::restinio_handler(service))`.
template <class Native, class F>
auto restinio_route(const Service<Native>& service, F f)
{
    return [&service, f = std::move(f)](const auto& request, auto&&... params) {
        const auto answering = [&](Request& made, const auto& native, const auto& send) {
            using NativeRequest = typename Service<Native>::NativeRequest;
            if constexpr (sizeof...(params) != 0
                          && std::is_invocable_v<const F&, const Request&, decltype(params)...>) {
                auto called = [&](const Request& asked) { return f(asked, std::forward<decltype(params)>(params)...); };
                detail::answer_restinio_with<NativeRequest>(service, called, made, native, send);
            } else {
                detail::answer_restinio_with<NativeRequest>(service, f, made, native, send);
            }
        };
        return detail::answer_restinio(request, answering);
    };
}

/// Gives the settings of a RESTinio server the service, which must live longer: its handler, and limits, of which RESTinio has none by
/// default, not even for bodies.
///
///     restinio::run(amiss::restinio_settings(service, restinio::on_thread_pool<amiss::RestinioTraits<>>(4))
///                       .address("localhost").port(8080));
///
/// A target has at most 8 KiB, the names and values of all fields 16 KiB, and a body `Service::max_body`. With other traits than
/// `RestinioTraits`, the 16 KiB are for each field, and RESTinio closes the connection without an answer where a limit is passed.
/// Where the request handler of the traits is a router, the program gives that to the settings itself.
template <class Native, class Settings>
Settings&& restinio_settings(const Service<Native>& service, Settings&& settings)
{
    detail::set_up_restinio(settings, service, restinio_handler(service));
    return std::forward<Settings>(settings);
}

} // inline namespace v0
} // namespace amiss
