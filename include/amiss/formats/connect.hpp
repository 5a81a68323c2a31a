// SPDX-License-Identifier: BSL-1.0
// The errors of the Connect protocol (connectrpc.com, 2026-06-30).
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The layout of the error of a unary call:
///
///     {"code":"invalid_argument","message":"sentence cannot be empty"}
struct ConnectLayout {
    /// An error: one of 16 codes, and no others.
    static constexpr auto error()
    {
        return object(member("code", field::grpc.as_lower()), optional_member("message", field::message),
                      optional_member("details", field::detail("details")));
    }

    /// The layout, with its options.
    constexpr auto operator()() const { return error().status_by_grpc(); }
};

/// The layout of the last message of a stream:
///
///     {"error":{"code":"unavailable","message":"overloaded"},"metadata":{"acme-operation-cost":["237"]}}
struct ConnectEndStreamLayout {
    /// The trailers: the detail "metadata", or else the delay, which a stream can no longer say in a header.
    static constexpr auto metadata()
    {
        return first_of(field::detail("metadata"),
                        object(member("retry-after", array(field::retry_after.as_text())).when(field::retry_after)));
    }
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("error", ConnectLayout::error()), optional_member("metadata", metadata()))
            .content_type("application/connect+json")
            .status(HttpStatus::ok)
            .retry_after_on(HttpStatus::too_many_requests) // never: clients put headers and metadata together
            .stream(StreamFormat::connect);
    }
};

/// Errors of unary calls of Connect, as `@connectrpc/connect` reads them.
///
/// The code is the row's gRPC code, and the HTTP status follows from it. The wire name is not in the body: it is found
/// again by gRPC code and message. The detail "details" is the list of `{"type":…,"value":…}` of a program that has
/// Protobuf; other details are not written. The delay is in Retry-After, which clients have among the metadata.
template <class Code>
constexpr auto connect(Code fallback)
{
    return envelope(fallback, ConnectLayout());
}

/// The same as the message that ends a stream, an EndStreamResponse. `write_event` puts the five bytes of an envelope before
/// it. The delay is in its metadata, because the headers have been sent by then; the detail "metadata", an object of lists
/// of texts, takes the place of that.
template <class Code>
constexpr auto connect_end_stream(Code fallback)
{
    return envelope(fallback, ConnectEndStreamLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
