// Reading: the response of an API as the typed error that its server had. The only header with Boost.JSON.
#pragma once

#include <amiss/detail/read_headers.hpp>
#include <amiss/detail/read_layout.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>
#include <amiss/received.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A longer body is not looked at.
inline constexpr std::size_t max_read_body = 65536;
/// So much of an unusable body is kept as internal context.
inline constexpr std::size_t max_read_excerpt = 120;

inline bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Parses `body` into `error`; false when it is not one JSON text. `matches` says how well it fits the layout.
inline bool parse_body(LayoutView layout, const Catalog* catalog, std::string_view body, ApiError& error,
                       unsigned& matches) noexcept
{
    if (body.size() > max_read_body) return false;
    boost::json::parse_options options;
    options.max_depth = max_read_depth;
    FieldSink sink(error, catalog);
    boost::json::basic_parser<LayoutReader> parser(options, layout, sink, body);
    boost::json::error_code ec;
    std::size_t used = parser.write_some(false, body.data(), body.size(), ec);
    while (used < body.size() && is_space(body[used])) ++used;
    if (ec || used != body.size()) return false;
    matches = parser.handler().matches();
    if (sink.malformed()) ErrorAccess::facts(error).flags |= Facts::malformed;
    return sink.taken() != 0;
}

/// The error of a response under a layout; `matches` counts the values that are what the layout has in their place.
inline ApiError read_body(LayoutView layout, const Catalog* catalog, const Received& received, unsigned& matches) noexcept
{
    ApiError error(received.status());
    ErrorAccess::facts(error).provenance = Provenance::server;
    if (!parse_body(layout, catalog, received.body(), error, matches)) {
        matches = 0;
        error = ApiError(received.status());
        Facts& facts = ErrorAccess::facts(error);
        facts.provenance = Provenance::synthesized;
        facts.flags |= Facts::malformed;
        const std::string_view body = received.body();
        if (!body.empty()) error.with_context(body.substr(0, cut_size(body, max_read_excerpt)));
    }
    read_headers(received, error);
    return error;
}

} // namespace detail

/// Reads a response in the layout of a bound envelope: never fails, never throws.
///
/// A known code is typed again (`as<Code>()`), an unknown one keeps its text; the status is the response's own.
/// Of a value that stands twice the first counts. A body that is no JSON, is longer than 64 KiB, is nested deeper than
/// 32 or has nothing of the layout gives an error made from the status: `Provenance::synthesized`, `malformed()`, and
/// the first 120 bytes as internal context. Allocates only what does not fit into an ApiError.
///
///     amiss::ApiError error = amiss::read(cstar::envelope, amiss::Received{429, body, headers});
template <class Code, class Make>
[[nodiscard]] ApiError read(const Envelope<Code, Make>& envelope, const Received& received) noexcept
{
    const detail::Plan plan = detail::plan_of(envelope);
    unsigned matches = 0;
    return detail::read_body(plan.layout, plan.catalog, received, matches);
}
/// Reads a response in a plain layout, with the codes of `Code`'s catalogue.
template <class Code, std::size_t Nodes>
[[nodiscard]] ApiError read(const Layout<Nodes>& layout, const Received& received) noexcept
{
    unsigned matches = 0;
    return detail::read_body({layout.nodes.data(), Nodes}, &catalog_of<Code>(), received, matches);
}
/// Reads a response in a plain layout; every code keeps its text.
template <std::size_t Nodes>
[[nodiscard]] ApiError read(const Layout<Nodes>& layout, const Received& received) noexcept
{
    unsigned matches = 0;
    return detail::read_body({layout.nodes.data(), Nodes}, nullptr, received, matches);
}

/// A response as a result: a 2xx is a value, anything else the error that `read` gives.
///
/// An envelope whose responses all have a 2xx (`.status(HttpStatus::ok)`) tells errors by their code in the body.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
[[nodiscard]] expected<void> check(const EnvelopeOrLayout& envelope, const Received& received) noexcept
{
    const bool success = is_success(received.status());
    if (success && !is_success(envelope.options.status)) return {};
    ApiError error = read(envelope, received);
    if (success && error.name().empty()) return {};
    return unexpected<ApiError>(std::move(error));
}
/// The same for a plain layout, with the codes of `Code`'s catalogue.
template <class Code, std::size_t Nodes>
[[nodiscard]] expected<void> check(const Layout<Nodes>& layout, const Received& received) noexcept
{
    const bool success = is_success(received.status());
    if (success && !is_success(layout.options.status)) return {};
    ApiError error = read<Code>(layout, received);
    if (success && error.name().empty()) return {};
    return unexpected<ApiError>(std::move(error));
}

} // inline namespace v0
} // namespace amiss
