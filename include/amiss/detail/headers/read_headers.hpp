// SPDX-License-Identifier: BSL-1.0
// What the headers of a response add to its error: the delay, the rate limit, the ids of request and trace, the code.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/error/known_code.hpp>
#include <amiss/detail/headers/header_reader.hpp>
#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/error.hpp>
#include <amiss/received.hpp>
#include <amiss/www_authenticate.hpp>

#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Gives an error the code from a header, when its body had none.
inline void add_header_code(std::string_view code, const CatalogList& catalogs, ApiError& error) noexcept
{
    RecordBuffer& records = ErrorAccess::records(error);
    if (code.empty() || ErrorAccess::row(error) != nullptr || records.find(FieldKind::code).data() != nullptr) return;
    if (set_known_code(error, catalogs, code)) {
        records.erase(FieldKind::type);
    } else {
        records.set(FieldKind::code, code);
    }
}

/// Makes the description in a challenge the message. Not inlined: its text takes stack, which no other header needs.
AMISS_NOINLINE inline void add_challenge_message(const AuthParam& message, ApiError& error) noexcept
{
    char text[max_header_value];
    error.with_message(message.value(text));
}

/// Adds what the headers say and the body did not.
///
/// Of several delays the longest counts. Without one, an error with nothing left of a limit waits until its reset, and so
/// does a 429 that does not say what is left. A time
/// (RFC 9110 §10.2.3) is compared with `received.now()`; without that, with the response's Date; without that, with the
/// system's clock. One in the past is 0. What is off the grammar but understood is kept, and makes the error malformed. A
/// header that makes no sense, or that occurs twice with different values and is no delay, does not count, and makes it
/// malformed too. Which names count is in `known_headers`.
inline void read_headers(const Received& received, ApiError& error, const HeaderRules& rules = {}) noexcept
{
    if (!received.has_headers()) return;
    const HeaderFindings findings = header_findings(received, rules);
    RecordBuffer& records = ErrorAccess::records(error);
    if (findings.malformed) ErrorAccess::head(error).flags |= ErrorHead::malformed;
    const bool failed = to_int(received.status()) >= 400;
    // When both give a delay, the longer one counts, so that no client comes too early. Numbers come before texts, so that
    // these cannot use up the memory for them.
    std::int64_t delay_in_body = -1;
    load_record(records, FieldKind::retry_after, delay_in_body);
    auto delay = findings.retry_after;
    if (!delay && delay_in_body < 0 && failed) delay = findings.reset_wait;
    if (delay && *delay > delay_in_body) store_record(records, FieldKind::retry_after, *delay);
    if (findings.retry_after) ErrorAccess::set_header_delay(error);
    if (findings.retryable) ErrorAccess::set_server_word(error, *findings.retryable); // wins over the body's
    if (findings.limit != RateLimit{}) store_record(records, RecordKind::rate_limit, findings.limit);
    add_header_code(findings.code, rules.catalogs, error);
    if (failed) add_header_code(findings.challenge_code, rules.catalogs, error); // that of a success is no error
    if (!findings.request_id.empty() && records.find(FieldKind::request_id).data() == nullptr)
        records.set(FieldKind::request_id, findings.request_id);
    if (!findings.trace_id.empty() && records.find(FieldKind::trace_id).data() == nullptr)
        records.set(FieldKind::trace_id, findings.trace_id);
    if (failed && findings.challenge_message && records.find(FieldKind::message).data() == nullptr)
        add_challenge_message(*findings.challenge_message, error);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
