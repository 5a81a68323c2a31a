// SPDX-License-Identifier: BSL-1.0
// Where RESTinio lets a type of socket have settings, and a type of methods the callbacks of the parser.
#pragma once

#include <amiss/detail/restinio/fields.hpp>
#include <amiss/detail/restinio/refuser.hpp>
#include <amiss/detail/restinio/socket.hpp>
#include <amiss/detail/server/head_check.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/http_status.hpp>

#include <restinio/all.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

namespace amiss {
inline namespace v0 {
namespace detail {

/// RESTinio's own methods, under a name that has the callbacks below.
struct RestinioMethods : restinio::default_http_methods_t {};

/// What RESTinio does not look at: the version, Host, and whether the client waits for a 100 before it sends the body. False
/// for the parser to end.
inline bool check_restinio_head(const http_parser& parser, RestinioSocket& socket)
{
    const auto& header = static_cast<const restinio::impl::http_parser_ctx_t*>(parser.data)->m_header;
    if (parser.http_major > 1) return socket.refuse(HttpStatus::http_version_not_supported);
    // The parser takes a request line without a version, too, and says that it is 0.9.
    if (parser.http_major == 0) return socket.refuse(HttpStatus::bad_request);
    const HeadCheck check(restinio_fields(header), parser.http_minor == 0 ? "HTTP/1.0" : "HTTP/1.1");
    if (check.fault() != HttpStatus::ok) return socket.refuse(check.fault());
    const auto expected = header.opt_value_of(restinio::http_field::expect);
    const bool waits = expected && equal_ignoring_case({expected->data(), expected->size()}, "100-continue");
    if (waits && check.has_body() && parser.http_minor != 0) socket.ask_for_body();
    return true;
}

/// Gives the settings of a server what a service needs: the limits, the handler, and with amiss's socket the service.
template <template <class> class Settings, class Traits, class Service, class Handler>
void set_up_restinio(Settings<Traits>& settings, const Service& service, Handler handler)
{
    settings.incoming_http_msg_limits(restinio::incoming_http_msg_limits_t()
                                          .max_url_size(8192)
                                          .max_field_name_size(8192)
                                          .max_field_value_size(RestinioSocket::longest_fields)
                                          .max_field_count(256)
                                          .max_body_size(service.max_body()));
    using RequestHandler = restinio::request_handler_type_from_traits_t<Traits>;
    if constexpr (std::is_constructible_v<RequestHandler, Handler>) settings.request_handler(std::move(handler));
    if constexpr (std::is_same_v<typename Traits::stream_socket_t, RestinioSocket>)
        settings.amiss_refuser(Refuser(service));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss

namespace restinio {

/// The settings of a server with amiss's socket have the service too.
template <class Settings>
class socket_type_dependent_settings_t<Settings, amiss::detail::RestinioSocket> {
public:
    void amiss_refuser(amiss::detail::Refuser refuser) noexcept { refuser_ = refuser; }
    amiss::detail::Refuser amiss_refuser() const noexcept { return refuser_; }

protected:
    ~socket_type_dependent_settings_t() = default;

private:
    amiss::detail::Refuser refuser_;
};

namespace impl {

/// The sockets that wait for connections; each connection takes one.
template <>
class socket_supplier_t<amiss::detail::RestinioSocket> {
protected:
    using Socket = amiss::detail::RestinioSocket;

    template <class Settings>
    socket_supplier_t(const Settings& settings, asio_ns::io_context& context)
    {
        sockets_.reserve(settings.concurrent_accepts_count());
        while (sockets_.size() < settings.concurrent_accepts_count())
            sockets_.emplace_back(context, settings.amiss_refuser());
    }
    ~socket_supplier_t() = default;

    Socket& socket(std::size_t at) { return sockets_.at(at); }
    Socket move_socket(std::size_t at) { return std::move(socket(at)); }
    std::size_t concurrent_accept_sockets_count() const noexcept { return sockets_.size(); }

private:
    std::vector<Socket> sockets_;
};

/// RESTinio's callbacks, and what the socket has to know of the parser.
template <>
inline http_parser_settings create_parser_settings<amiss::detail::RestinioMethods>() noexcept
{
    using amiss::detail::RestinioSocket;
    http_parser_settings settings = create_parser_settings<default_http_methods_t>();
    settings.on_message_begin = [](http_parser* parser) {
        if (RestinioSocket* const socket = RestinioSocket::current()) socket->begin_message(parser);
        return 0;
    };
    settings.on_header_field = [](http_parser* parser, const char* at, std::size_t size) {
        RestinioSocket* const socket = RestinioSocket::current();
        return socket == nullptr || socket->take_field(size) ? restinio_header_field_cb(parser, at, size) : -1;
    };
    settings.on_header_value = [](http_parser* parser, const char* at, std::size_t size) {
        RestinioSocket* const socket = RestinioSocket::current();
        return socket == nullptr || socket->take_field(size) ? restinio_header_value_cb(parser, at, size) : -1;
    };
    settings.on_headers_complete = [](http_parser* parser) {
        if (restinio_headers_complete_cb(parser) != 0) return -1;
        RestinioSocket* const socket = RestinioSocket::current();
        return socket == nullptr || amiss::detail::check_restinio_head(*parser, *socket) ? 0 : -1;
    };
    settings.on_message_complete = [](http_parser* parser) {
        if (RestinioSocket* const socket = RestinioSocket::current()) socket->end_message();
        return restinio_message_complete_cb<default_http_methods_t>(parser);
    };
    return settings;
}

} // namespace impl
} // namespace restinio
