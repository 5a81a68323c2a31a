// SPDX-License-Identifier: BSL-1.0
// Boost.Beast as a client: its responses as Received, the codes of Beast and Asio as errors. Header-only, as they are.
#pragma once

#include <amiss/apis/client.hpp>
#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/bytes_of.hpp>
#include <amiss/expected.hpp>
#include <amiss/received.hpp>

#include <boost/beast/http/error.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/system/error_code.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class Fields>
void visit_beast_fields(const void* fields, const HeaderVisitor& visitor) noexcept
{
    for (const auto& field : *static_cast<const Fields*>(fields)) {
        const auto name = field.name_string();
        visitor.call(visitor.state, {name.data(), name.size()}, {field.value().data(), field.value().size()});
    }
}

} // namespace detail

/// The error of a request that got no response: what a code of Asio or Beast means, with it as the cause.
///
/// As `client::error_from`; besides, a response beyond the program's own limits (`body_limit` and `header_limit` of `beast::http::error`,
/// `buffer_overflow`) is `cancelled`, since repeating it does not help. A time-out of `beast::tcp_stream` is `timeout`. An
/// operation that your own timer cancelled is `cancelled`: give its request `client::Code::timeout`. Never throws.
///
///     if (ec) return amiss::fail(amiss::error_from(ec, amiss::client::Sent::nothing)); // resolve, connect, handshake
///     if (ec) return amiss::fail(amiss::error_from(ec));                               // write, read
inline ApiError error_from(const boost::system::error_code& code, client::Sent sent = client::Sent::maybe) noexcept
{
    using boost::beast::http::error;
    if (code == error::body_limit || code == error::header_limit || code == error::buffer_overflow)
        return client::error_from(client::Code::cancelled, code, sent);
    return client::error_from(code, sent);
}

/// A response of Beast as a view: it must live until it has been read. Copies and allocates nothing.
///
/// Takes each body that is in memory in one piece: `string_body`, `vector_body` and `span_body` of bytes, `empty_body`,
/// `basic_dynamic_body` of a flat buffer. `dynamic_body`, which is in several, does not compile.
template <class Body, class Fields>
Received received(const boost::beast::http::response<Body, Fields>& response AMISS_LIFETIMEBOUND) noexcept
{
    const Fields& fields = response;
    return {static_cast<int>(response.result_int()), detail::bytes_of(response.body()), &fields,
            &detail::visit_beast_fields<Fields>};
}

/// The same for the header of a response, such as that of a parser, and a body from elsewhere.
template <class Fields>
Received received(const boost::beast::http::response_header<Fields>& header AMISS_LIFETIMEBOUND,
                  std::string_view body AMISS_LIFETIMEBOUND) noexcept
{
    const Fields& fields = header;
    return {static_cast<int>(header.result_int()), body, &fields, &detail::visit_beast_fields<Fields>};
}

/// What writing the request and reading the response came to: a view of the response, or the error of `error_from`.
///
///     http::write(stream, request, ec);
///     if (!ec) http::read(stream, buffer, response, ec);
///     AMISS_TRY(amiss::check(cstar::envelope, amiss::received(response, ec)));
template <class Body, class Fields>
expected<Received> received(const boost::beast::http::response<Body, Fields>& response AMISS_LIFETIMEBOUND,
                            const boost::system::error_code& code) noexcept
{
    if (code) return unexpected<ApiError>(error_from(code));
    return received(response);
}

} // inline namespace v0
} // namespace amiss
