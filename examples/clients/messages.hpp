// SPDX-License-Identifier: BSL-1.0
// Requests and responses of JSON: what each of the clients does before it sends, and after something came.
#pragma once

#include <clients/transport.hpp>

#include <amiss/expected.hpp>
#include <amiss/read.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace clients {

/// Letters, digits, `-` and `_`. Keys and ids consist of these, so they need no escapes in a URL or a header.
bool is_word(std::string_view text);

/// One of the prefixes, and a word.
bool is_key(std::string_view text, std::initializer_list<std::string_view> prefixes);

/// The request with this body, as JSON.
demo::HttpRequest with_body(demo::HttpRequest request, const boost::json::object& body);

/// A success that cannot be read: the request has taken effect, but its result was lost.
amiss::Failure unreadable(std::string_view what, std::error_code cause = std::make_error_code(std::errc::bad_message));

/// The body of a success.
amiss::expected<boost::json::value> json_of(std::string_view body);

/// The member of an object, as text.
amiss::expected<std::string> text_in(const boost::json::value& object, std::string_view name);

/// For results that have nothing to read.
inline amiss::expected<void> ignore(const boost::json::value& /*body*/) { return {}; }

/// How much of an error's body is kept unchanged, for a support ticket: `ApiError::raw_body()`.
inline constexpr std::size_t max_kept = 512;

/// The error in a response; a value when it is a success.
template <class Envelope>
amiss::expected<void> check(const Envelope& envelope, const demo::HttpResponse& reply)
{
    return amiss::check(envelope, amiss::Received(reply.status, reply.body, reply.headers).keep_body(max_kept));
}

/// One attempt: sends the request, and reads the response as an error in `envelope`, or as a value with `parse`.
template <class T, class Envelope, class Parse>
amiss::expected<T> exchange(const Transport& transport, const Envelope& envelope, const demo::HttpRequest& request,
                            Parse parse)
{
    AMISS_ASSIGN(const demo::HttpResponse reply, transport(request));
    AMISS_TRY(clients::check(envelope, reply));
    AMISS_ASSIGN(const boost::json::value body, json_of(reply.body));
    return parse(body);
}

} // namespace clients
