// SPDX-License-Identifier: BSL-1.0
// Reading: the response of an API as the typed error that its server had. The only header with Boost.JSON.
#pragma once

#include <amiss/detail/headers/read_headers.hpp>
#include <amiss/detail/read/canonical_reader.hpp>
#include <amiss/detail/read/layout_handler.hpp>
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

/// So much of an unusable body is kept as internal context.
inline constexpr std::size_t max_read_excerpt = 120;

inline bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// What a parse found beside the values that it put into the error.
struct BodyReport {
    bool is_json = false;
    bool used = false;            ///< something of the layout was in it
    unsigned matches = 0;         ///< values that are what the layout has in their place
    unsigned unknown_members = 0; ///< members that the layout knows nothing of
};

/// An error of a response that has a status so far.
inline ApiError server_error(HttpStatus status) noexcept
{
    ApiError error(status);
    ErrorAccess::head(error).provenance = Provenance::server;
    return error;
}

inline BodyReport report_of(const FieldSink& sink, ApiError& error, unsigned matches, unsigned unknown_members) noexcept
{
    if (sink.malformed()) ErrorAccess::head(error).flags |= ErrorHead::malformed;
    return {true, sink.taken() != 0, matches, unknown_members};
}

/// Parses the body into `error`, which comes with its status.
///
/// A template, like what calls it, so that Boost.JSON's parser is compiled where something is read and nowhere else.
template <class Reader = LayoutHandler>
BodyReport parse_body(LayoutView layout, const Catalog* catalog, const Received& received, ApiError& error) noexcept
{
    const std::string_view body = received.body();
    if (body.size() > received.max_body()) return {};
    {
        FieldSink sink(error, catalog);
        CanonicalReader reader(sink, body);
        if (reader.read(layout)) return report_of(sink, error, reader.matches(), 0);
        if (sink.taken() != 0) error = server_error(error.status());
    }
    FieldSink sink(error, catalog);
    boost::json::parse_options options;
    options.max_depth = max_read_depth;
    boost::json::basic_parser<Reader> parser(options, layout, sink, body);
    boost::json::error_code ec;
    std::size_t used = parser.write_some(false, body.data(), body.size(), ec);
    while (used < body.size() && is_space(body[used])) ++used;
    if (ec || used != body.size()) return {};
    return report_of(sink, error, parser.handler().matches(), parser.handler().unknown_members());
}

/// The error of a response whose body says nothing: from the status, with the body's beginning for the log.
inline ApiError synthesized_error(const Received& received) noexcept
{
    ApiError error(received.status());
    ErrorHead& head = ErrorAccess::head(error);
    head.provenance = Provenance::synthesized;
    head.flags |= ErrorHead::malformed;
    const std::string_view body = received.body();
    if (!body.empty()) error.with_context(body.substr(0, cut_size(body, max_read_excerpt)));
    return error;
}

/// What there is beside the parsed body.
inline void read_around(const Received& received, ApiError& error, const HeaderRules& rules) noexcept
{
    read_headers(received, error, rules);
    if (!received.kept_body().empty()) ErrorAccess::records(error).put(RecordKind::raw_body, received.kept_body());
}

/// The error of a response in an envelope.
template <class Reader = LayoutHandler>
ApiError read_response(const Plan& plan, const Received& received) noexcept
{
    ApiError error = server_error(received.status());
    if (!parse_body<Reader>(plan.layout, plan.catalog, received, error).used) error = synthesized_error(received);
    read_around(received, error, {plan.options->rate_limit_reset, false, plan.catalog});
    return error;
}

template <class Code, std::size_t Nodes>
constexpr Plan plan_with(const Layout<Nodes>& layout) noexcept
{
    Plan plan = plan_of(layout);
    plan.catalog = &catalog_of<Code>();
    return plan;
}

} // namespace detail

/// Reads a response in the layout of a bound envelope: never fails, never throws.
///
/// A known code is typed again (`as<Code>()`), an unknown one keeps its text; the status is the response's own.
/// Of a value that stands twice the first counts. A body that is no JSON, is longer than `received.max_body()` (64 KiB),
/// is nested deeper than 32 or has nothing of the layout gives an error made from the status: `Provenance::synthesized`, `malformed()`, and
/// the first 120 bytes as internal context. Allocates only what does not fit into an ApiError; takes at most 8 KiB of
/// stack, and 1 KiB for a body that is too long.
///
///     amiss::ApiError error = amiss::read(cstar::envelope, amiss::Received{429, body, headers});
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
[[nodiscard]] ApiError read(const EnvelopeOrLayout& envelope, const Received& received) noexcept
{
    return detail::read_response(detail::plan_of(envelope), received);
}
/// Reads a response in a plain layout, with the codes of `Code`'s catalogue; without one, every code keeps its text.
template <class Code, std::size_t Nodes>
[[nodiscard]] ApiError read(const Layout<Nodes>& layout, const Received& received) noexcept
{
    return detail::read_response(detail::plan_with<Code>(layout), received);
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
