// SPDX-License-Identifier: BSL-1.0
// Reads a whole response: its body in a layout, or else its status, and then its headers.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/headers/moment.hpp>
#include <amiss/detail/headers/own_headers.hpp>
#include <amiss/detail/headers/read_headers.hpp>
#include <amiss/detail/layout/format_access.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/read/found_nodes.hpp>
#include <amiss/detail/read/guess_code.hpp>
#include <amiss/detail/read/parse_body.hpp>
#include <amiss/detail/read/usable_body.hpp>
#include <amiss/envelope.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>
#include <amiss/grpc.hpp>
#include <amiss/http_status.hpp>
#include <amiss/received.hpp>
#include <amiss/row.hpp>

#include <cstddef>
#include <cstdint>
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

/// Where the layout has a place for a message, the row's never takes it: nothing that a server did not say is put into
/// its mouth. `read_around` fills the place.
inline void expect_message(LayoutView layout, ApiError& error) noexcept
{
    const bool has_own = (ErrorAccess::head(error).flags & ErrorHead::own_message) != 0;
    if (!has_own && has_field(layout, FieldKind::message)) ErrorAccess::head(error).flags |= ErrorHead::own_message;
}

/// A delay of more than 10^9 s in a body is a time.
AMISS_NOINLINE inline void settle_delay(const Received& received, ApiError& error, std::int64_t delay) noexcept
{
    const std::int64_t now = unix_seconds(received.now() ? *received.now() : Received::Clock::now());
    store_record(ErrorAccess::records(error), FieldKind::retry_after, moment_of(delay, 1).delay(now));
    set_malformed(error);
}

/// The raw body where it is kept.
inline void keep_body(const Received& received, ApiError& error) noexcept
{
    if (!received.kept_body().empty()) ErrorAccess::records(error).put(RecordKind::raw_body, received.kept_body());
}

/// The status's reason phrase, where a message was expected and none came; and the raw body where it is kept.
inline void finish_error(const Received& received, ApiError& error) noexcept
{
    RecordBuffer& records = ErrorAccess::records(error);
    const bool expected = (ErrorAccess::head(error).flags & ErrorHead::own_message) != 0;
    const RowData* const row = ErrorAccess::row(error); // one without a message is written without one
    if (expected && row != nullptr && !row->message.empty() && records.find(FieldKind::message).data() == nullptr)
        records.put(FieldKind::message, reason_phrase(error.status()));
    keep_body(received, error);
}

/// Adds what the headers say.
inline void take_headers(const Received& received, ApiError& error, const HeaderRules& rules) noexcept
{
    const RecordKinds there = ErrorAccess::records(error).kinds();
    std::int64_t delay = 0;
    if (there.has(FieldKind::retry_after) && load_record(ErrorAccess::records(error), FieldKind::retry_after, delay)
        && delay > longest_delay)
        settle_delay(received, error, delay);
    read_headers(received, error, rules, there);
}

/// Adds what does not come from parsing the body: the headers, the raw body where it is kept, and the status's reason phrase
/// where a message was expected and none came.
inline void read_around(const Received& received, ApiError& error, const HeaderRules& rules) noexcept
{
    take_headers(received, error, rules);
    finish_error(received, error);
}

inline HeaderRules header_rules(const Plan& plan) noexcept
{
    return {plan.options->rate_limit_reset, false, plan.catalogs()};
}

/// The status of an error whose response says less: of a known code, where all errors have the same status or that of a gRPC
/// code; of any other, where all have the same, that of its gRPC code or that which is the number in place of the code.
inline void settle_status(const EnvelopeOptions& options, const BodyReport& report, ApiError& error) noexcept
{
    if (options.except.names(error.status())) return;
    const RowData* const row = ErrorAccess::row(error);
    const bool is_fixed = options.status != HttpStatus::none;
    HttpStatus status = HttpStatus::none;
    if (row != nullptr) {
        const bool is_of_grpc = options.status_by_grpc && error.status() == http_status_of(row->grpc);
        if (is_fixed || is_of_grpc) status = row->status;
    } else if (is_fixed && error.status() == options.status) {
        status = report.grpc >= 0 ? http_status_of(static_cast<Grpc>(report.grpc))
                                  : static_cast<HttpStatus>(report.code_status);
        if (!is_error(status)) return;
    }
    if (status != HttpStatus::none) ErrorAccess::head(error).status = static_cast<std::uint16_t>(to_int(status));
}

/// Whether the status or a header of the envelope's own says more than the body does.
inline bool says_more(const EnvelopeOptions& options) noexcept
{
    return options.headers.size() != 0 || options.status != HttpStatus::none || options.status_by_grpc;
}

/// The same as `read_around`, for an error that may have no row, or whose envelope says more by its status or its headers.
/// `guessing` is the plan in whose catalogues a row may be guessed from what the body says, or null.
AMISS_NOINLINE inline void read_more_around(const EnvelopeOptions& options, const Received& received, ApiError& error,
                                            const HeaderRules& rules, const Plan* guessing,
                                            const BodyReport& report) noexcept
{
    if (options.headers.size() != 0) read_own_headers(received, options.headers, rules.catalogs, error);
    take_headers(received, error, rules);
    if (guessing != nullptr && ErrorAccess::row(error) == nullptr)
        guess_code(*guessing, {report.status, report.grpc}, error);
    settle_status(options, report, error);
    finish_error(received, error);
}

/// Parses a body that the parser has refused once more, if it can be mended. The error is flagged then.
template <class Handler>
AMISS_NOINLINE BodyReport parse_repaired(const Plan& plan, const Received& received, ApiError& error) noexcept
{
    UsableBody body(received);
    if (!body.repair()) return {};
    error = server_error(received.status());
    const BodyReport report = parse_body<Handler>(plan.layout, plan.catalogs(), body.received(), error);
    set_malformed(error);
    return report;
}

/// Parses the body in the envelope's format.
template <class Handler>
BodyReport parse_response(const Plan& plan, const Received& received, ApiError& error,
                          BodyReader::RootReader read_root = nullptr) noexcept
{
    if (AMISS_LIKELY(plan.options->format == nullptr))
        return parse_body<Handler>(plan.layout, plan.catalogs(), received, error, read_root);
    const auto read = FormatAccess::functions(*plan.options->format).read;
    return read != nullptr ? read(plan, received, error) : BodyReport();
}

/// Whether something of the layout was in the body. A layout without a place for a code may have no more to say than the
/// status: there, each value that is always written is enough, empty as it may be.
inline bool is_of_use(const Plan& plan, const BodyReport& report) noexcept
{
    if (report.used || has_field(plan.layout, FieldKind::code)) return report.used;
    return report.has_all() && has_mandatory_value(plan.layout);
}

/// Makes the error of a response of what its body gave.
inline void complete_error(const Plan& plan, const Received& received, const BodyReport& report,
                           ApiError& error) noexcept
{
    const bool used = is_of_use(plan, report);
    if (!used) error = synthesized_error(received);
    expect_message(plan.layout, error);
    if (AMISS_LIKELY(ErrorAccess::row(error) != nullptr && !says_more(*plan.options))) {
        const bool is_truncated = (ErrorAccess::head(error).flags & ErrorHead::truncated) != 0;
        if (!AMISS_LIKELY(report.has_message && !report.has_delay && !is_truncated))
            return read_around(received, error, header_rules(plan));
        read_headers(received, error, header_rules(plan));
        return keep_body(received, error);
    }
    read_more_around(*plan.options, received, error, header_rules(plan), used ? &plan : nullptr, report);
}

/// The error of a response in an envelope.
template <class Handler = LayoutHandler>
ApiError read_response(const Plan& plan, const Received& received, BodyReader::RootReader read_root = nullptr) noexcept
{
    ApiError error = server_error(received.status());
    BodyReport report = parse_response<Handler>(plan, received, error, read_root);
    if (!report.is_json && plan.options->format == nullptr) report = parse_repaired<Handler>(plan, received, error);
    complete_error(plan, received, report, error);
    return error;
}

/// Whether the body of a 2xx says that there was an error: it is in the envelope, or it has a value that all its bodies
/// have, such as `"ok":false`, beside a code or a message. Where the envelope sends errors with a 2xx, a code is enough, and in
/// a list of errors a message.
inline bool is_error_in_success(const Plan& plan, const BodyReport& report, const ApiError& error) noexcept
{
    if (!report.used) return false;
    const bool has_code = !error.name().empty();
    const bool has_message = ErrorAccess::records(error).find(FieldKind::message).data() != nullptr;
    const bool is_listed = has_message && find_error_list(plan.layout) != nullptr; // a list of errors has nothing else
    if ((has_code || is_listed) && is_success(plan.options->status)) return true;
    if (report.has_constant() && has_mandatory_constant(plan.layout) && (has_code || has_message)) return true;
    if (!report.has_all() || !has_mandatory_value(plan.layout)) return false;
    if (has_field(plan.layout, FieldKind::code)) return report.says_code;
    return is_success(plan.options->status) || has_mandatory_constant(plan.layout); // a message alone says nothing
}

/// The same as a result: a 2xx is a value, unless its body says that there was an error.
template <class Handler = LayoutHandler>
expected<void> check_response(const Plan& plan, const Received& received,
                              BodyReader::RootReader read_root = nullptr) noexcept
{
    if (!is_success(received.status())) return unexpected<ApiError>(read_response<Handler>(plan, received, read_root));
    ApiError error = server_error(received.status());
    const BodyReport report = parse_response<Handler>(plan, received, error, read_root);
    if (!is_error_in_success(plan, report, error)) return {};
    complete_error(plan, received, report, error);
    return unexpected<ApiError>(std::move(error));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
