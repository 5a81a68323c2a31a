// SPDX-License-Identifier: BSL-1.0
// Reads a whole response: its body in a layout, or else its status, and then its headers.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/headers/read_headers.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/read/parse_body.hpp>
#include <amiss/detail/read/usable_body.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>
#include <amiss/received.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// How many bytes of an unusable body are kept as internal context.
inline constexpr std::size_t max_read_excerpt = 120;

/// The error of a response whose body says nothing: made from the status, with the beginning of the body for the log.
///
/// Nothing is wrong with a body that is empty, as that of a HEAD or a 204 is. Any other is flagged.
inline ApiError synthesized_error(const Received& received) noexcept
{
    ApiError error(received.status());
    ErrorHead& head = ErrorAccess::head(error);
    head.provenance = Provenance::synthesized;
    const std::string_view body = received.body();
    if (without_leading_space(body).empty()) return error;
    head.flags |= ErrorHead::malformed;
    error.with_context(body.substr(0, cut_size(body, max_read_excerpt)));
    return error;
}

/// Adds what does not come from parsing the body: the headers, and the raw body where it is kept.
inline void read_around(const Received& received, ApiError& error, const HeaderRules& rules) noexcept
{
    read_headers(received, error, rules);
    if (!received.kept_body().empty()) ErrorAccess::records(error).put(RecordKind::raw_body, received.kept_body());
}

/// Parses a body that the parser has refused once more, if it can be mended. The error is flagged then.
template <class Handler>
AMISS_NOINLINE BodyReport parse_repaired(const Plan& plan, const Received& received, ApiError& error) noexcept
{
    UsableBody body(received);
    if (!body.repair()) return {};
    error = server_error(received.status());
    const BodyReport report = parse_body<Handler>(plan.layout, plan.catalog, body.received(), error);
    set_malformed(error);
    return report;
}

/// The error of a response in an envelope.
template <class Handler = LayoutHandler>
ApiError read_response(const Plan& plan, const Received& received) noexcept
{
    ApiError error = server_error(received.status());
    BodyReport report = parse_body<Handler>(plan.layout, plan.catalog, received, error);
    if (!report.is_json) report = parse_repaired<Handler>(plan, received, error);
    if (!report.used) error = synthesized_error(received);
    read_around(received, error, {plan.options->rate_limit_reset, false, plan.catalog});
    return error;
}

/// The same as a result: where all responses of an envelope have a 2xx, the code in the body makes an error.
template <class Handler = LayoutHandler>
expected<void> check_response(const Plan& plan, const Received& received) noexcept
{
    const bool success = is_success(received.status());
    if (success && !is_success(plan.options->status)) return {};
    ApiError error = read_response<Handler>(plan, received);
    if (success && error.name().empty()) return {};
    return unexpected<ApiError>(std::move(error));
}

/// The plan of a plain layout that reads the codes of a catalogue.
template <class Code, std::size_t Nodes>
constexpr Plan plan_with(const Layout<Nodes>& layout) noexcept
{
    Plan plan = plan_of(layout);
    plan.catalog = &catalog_of<Code>();
    return plan;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
