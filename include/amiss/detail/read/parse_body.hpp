// SPDX-License-Identifier: BSL-1.0
// Parses a body in a layout: by a reader that is fast where nothing is rare, or else by Boost.JSON's parser.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/detail/read/body_reader.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/detail/read/found_nodes.hpp>
#include <amiss/detail/read/layout_cursor.hpp>
#include <amiss/detail/read/layout_handler.hpp>
#include <amiss/error.hpp>
#include <amiss/received.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a parse found beside the values that it put into the error.
struct BodyReport {
    bool is_json = false;
    bool used = false;            ///< something of the layout was in it
    bool says_code = false;       ///< the place of the code was not empty
    bool has_message = false;     ///< there was a message
    bool has_delay = false;       ///< there was a delay
    unsigned unknown_members = 0; ///< members that the layout does not have
    int status = 0;               ///< the status that it says; 0 for none
    int grpc = -1;                ///< the gRPC code that it says; -1 for none
    int code_status = -1;         ///< the three digits in the place of a code that is a number and that no row has
    FoundNodes found{};           ///< the nodes of the layout of which it has a value

    /// Whether each value that the layout always writes was in it.
    bool has_all() const noexcept { return is_json && found.has_all(); }
    /// Whether one was in it that is the same in every body, if the layout has such.
    bool has_constant() const noexcept { return is_json && found.has_constant(); }
    /// How many values of the kind that the layout has in their place.
    unsigned matches() const noexcept { return found.count(); }
};

/// An error that a server sent, of which only the status is known so far.
inline ApiError server_error(HttpStatus status) noexcept
{
    ApiError error(status);
    ErrorAccess::head(error).provenance = Provenance::server;
    return error;
}

inline void set_malformed(ApiError& error) noexcept { ErrorAccess::head(error).flags |= ErrorHead::malformed; }

template <class Reader>
BodyReport report_of(FieldSink& sink, const Reader& reader) noexcept
{
    sink.finish();
    return {true,
            sink.taken() != 0,
            sink.says_code(),
            sink.has_message(),
            sink.has_delay(),
            reader.unknown_members(),
            sink.said_status(),
            sink.grpc() ? static_cast<int>(*sink.grpc()) : -1,
            sink.code_status(),
            reader.found()};
}

/// Parses the body with Boost.JSON's parser into `error`, which has its status and no more.
///
/// A template, like its callers, so that the parser is compiled only where something is read.
template <class Handler>
BodyReport parse_by_events(LayoutView layout, const CatalogList& catalogs, std::string_view body,
                           ApiError& error) noexcept
{
    FieldSink sink(error, catalogs);
    boost::json::parse_options options;
    options.max_depth = max_read_depth;
    boost::json::basic_parser<Handler> parser(options, layout, sink, body);
    boost::json::error_code ec;
    std::size_t used = parser.write_some(false, body.data(), body.size(), ec);
    while (used < body.size() && is_space(body[used])) ++used;
    if (ec || used != body.size()) return {};
    return report_of(sink, parser.handler());
}

/// Reads the body without the parser; no report where the parser has to. Out of line: the parser needs its stack.
AMISS_NOINLINE inline BodyReport read_by_bytes(LayoutView layout, const CatalogList& catalogs, std::string_view body,
                                               ApiError& error, BodyReader::RootReader read_root) noexcept
{
    FieldSink sink(error, catalogs);
    BodyReader reader(layout, sink, body);
    if (reader.read(read_root)) return report_of(sink, reader);
    if (sink.taken() != 0) error = server_error(error.status());
    return {};
}

/// Parses the body into `error`, which comes with its status. `read_root` is the reader that was compiled for the layout; null
/// for one that goes through the nodes.
template <class Handler = LayoutHandler>
BodyReport parse_body(LayoutView layout, const CatalogList& catalogs, const Received& received, ApiError& error,
                      BodyReader::RootReader read_root = nullptr) noexcept
{
    const std::string_view body = received.body();
    if (body.size() > received.max_body()) return {};
    const BodyReport report = read_by_bytes(layout, catalogs, body, error, read_root);
    return AMISS_LIKELY(report.is_json) ? report : parse_by_events<Handler>(layout, catalogs, body, error);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
