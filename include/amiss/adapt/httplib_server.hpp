// SPDX-License-Identifier: BSL-1.0
// Serves an amiss::Service with cpp-httplib.
#pragma once

#include <amiss/detail/httplib/exchange.hpp>
#include <amiss/detail/httplib/left_empty.hpp>
#include <amiss/server/service.hpp>

#include <httplib.h>

#include <exception>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// A handler of cpp-httplib that runs `f` as a handler of a service: for a route of its own router whose requests have
/// no body.
///
///     server.Get("/files/(.+)", amiss::httplib_handler(api, [](const httplib::Request& request) -> amiss::expected<File> {
///         return find_file(request.matches[1]);
///     }));
///
/// `f` takes a `const amiss::Request&`, and what else handlers of that service take. `service` must outlive the server.
template <class Native, class F>
httplib::Server::Handler httplib_handler(const Service<Native>& service, F f)
{
    return [&service, f = std::move(f)](const httplib::Request& in, httplib::Response& out) mutable {
        detail::HttplibExchange<Native>(service, in, out)
            .answer([&](auto& request, const auto& native, const auto& send) {
                service.answer_with(f, request, native, send);
            });
    };
}

/// The same for a route whose requests have a body (Post, Put, Patch, Delete). It reads as much as the service's
/// `max_body`: httplib itself puts no limit to a body in chunks.
template <class Native, class F>
httplib::Server::HandlerWithContentReader httplib_body_handler(const Service<Native>& service, F f)
{
    return [&service, f = std::move(f)](const httplib::Request& in, httplib::Response& out,
                                        const httplib::ContentReader& reader) mutable {
        detail::HttplibExchange<Native>(service, in, out)
            .answer([&](auto& request, const auto& native,
                        const auto& send) { service.answer_with(f, request, native, send); },
                    reader);
    };
}

/// Lets a service answer all requests to a server, or those whose path begins with `prefix`, "/api" as "/api/tickets".
///
/// `service` must outlive the server. Handlers of a `Service<httplib::Request>` see httplib's request, with its body;
/// `files` and the fields of a form are not filled.
///
/// The program's own routes must be there before, and those for Post, Put, Patch and Delete must have a content reader,
/// as `httplib_body_handler` has; or else the service has a prefix, and all other paths are the program's. Own files
/// (`set_mount_point`) go before both. `mount` sets the error handler, the exception handler and the one for `Expect:
/// 100-continue`: errors of own routes without a body, and exceptions, are answered as the service answers them.
template <class Native>
void mount(httplib::Server& server, const Service<Native>& service, std::string_view prefix = "")
{
    const std::string paths = detail::pattern_under(prefix);
    const auto answer = [&service](const httplib::Request& in, httplib::Response& out) {
        detail::HttplibExchange<Native>(service, in, out)
            .answer(
                [&](auto& request, const auto& native, const auto& send) { service.answer(request, native, send); });
    };
    const auto answer_body = [&service](const httplib::Request& in, httplib::Response& out,
                                        const httplib::ContentReader& reader) {
        detail::HttplibExchange<Native>(service, in, out)
            .answer([&](auto& request, const auto& native, const auto& send) { service.answer(request, native, send); },
                    reader);
    };
    server.Get(paths, answer).Options(paths, answer);
    server.Post(paths, answer_body).Put(paths, answer_body).Patch(paths, answer_body).Delete(paths, answer_body);

    server.set_post_routing_handler(detail::tidy_answer);
    server.set_expect_100_continue_handler([&service](const httplib::Request& in, httplib::Response& out) {
        return detail::refuse_expected(service, in, out);
    });
    server.set_error_handler(
        httplib::Server::HandlerWithResponse([&service](const httplib::Request& in, httplib::Response& out) {
            return detail::answer_left_empty(service, in, out);
        }));
#if defined(__cpp_exceptions)
    server.set_exception_handler(
        [&service](const httplib::Request& in, httplib::Response& out, std::exception_ptr thrown) {
            const auto rethrow = [&] { std::rethrow_exception(std::move(thrown)); };
            detail::HttplibExchange<Native>(service, in, out).refuse(capture(rethrow).error());
        });
#endif
}

} // inline namespace v0
} // namespace amiss
