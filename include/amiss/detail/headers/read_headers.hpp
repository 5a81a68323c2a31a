// SPDX-License-Identifier: BSL-1.0
// What the headers of a response add to its error: the delay, the rate limit, the ids of request and trace, the code.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/error/known_code.hpp>
#include <amiss/detail/headers/header_findings.hpp>
#include <amiss/detail/headers/header_reader.hpp>
#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/storage/typed_records.hpp>
#include <amiss/error.hpp>
#include <amiss/http_status.hpp>
#include <amiss/rate_limit.hpp>
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

/// Gives an error the word on repeating and the code of headers that few responses have.
AMISS_NOINLINE inline void add_rare_code(const RareFindings& rare, bool failed, const CatalogList& catalogs,
                                         ApiError& error) noexcept
{
    if (rare.retryable) ErrorAccess::set_server_word(error, *rare.retryable); // wins over the body's
    add_header_code(rare.code, catalogs, error);
    if (failed) add_header_code(rare.challenge_code, catalogs, error); // that of a success is no error
}

/// Gives an error the texts of such headers.
AMISS_NOINLINE inline void add_rare_texts(const RareFindings& rare, bool failed, ApiError& error) noexcept
{
    RecordBuffer& records = ErrorAccess::records(error);
    if (!rare.trace_id.empty() && records.find(FieldKind::trace_id).data() == nullptr)
        records.set(FieldKind::trace_id, rare.trace_id);
    if (failed && rare.challenge_message && records.find(FieldKind::message).data() == nullptr)
        add_challenge_message(*rare.challenge_message, error);
}

/// Adds what the headers say and the body did not. `there` are the kinds of records that the error has.
///
/// Of several delays the longest counts. Without one, an error with nothing left of a limit waits until its reset, and so
/// does a 429 that does not say what is left. A time
/// (RFC 9110 §10.2.3) is compared with `received.now()`; without that, with the response's Date; without that, with the
/// system's clock. One in the past is 0. What is off the grammar but understood is kept, and makes the error malformed. A
/// header that makes no sense, or that occurs twice with different values and is no delay, does not count, and makes it
/// malformed too. Which names count is in `known_headers`.
inline void read_headers(const Received& received, ApiError& error, const HeaderRules& rules,
                         RecordKinds there) noexcept
{
    if (!received.has_headers()) return;
    const HeaderFindings findings = header_findings(received, rules);
    if (!findings.any) return;
    RecordBuffer& records = ErrorAccess::records(error);
    if (findings.malformed) ErrorAccess::head(error).flags |= ErrorHead::malformed;
    const bool failed = to_int(received.status()) >= 400;
    // When both give a delay, the longer one counts, so that no client comes too early. Numbers come before texts, so that
    // these cannot use up the memory for them.
    std::int64_t delay_in_body = -1;
    if (there.has(FieldKind::retry_after)) load_record(records, FieldKind::retry_after, delay_in_body);
    auto delay = findings.retry_after;
    if (!delay && delay_in_body < 0 && failed) delay = findings.reset_wait;
    if (delay && *delay > delay_in_body) store_record(records, FieldKind::retry_after, *delay, there);
    if (findings.retry_after) ErrorAccess::set_header_delay(error);
    if (findings.limit != RateLimit{}) store_record(records, RecordKind::rate_limit, findings.limit, there);
    if (findings.rare) add_rare_code(*findings.rare, failed, rules.catalogs, error);
    if (!findings.request_id.empty() && !there.has(FieldKind::request_id))
        records.put(FieldKind::request_id, findings.request_id);
    if (findings.rare) add_rare_texts(*findings.rare, failed, error);
}
/// The same, for an error of any records.
inline void read_headers(const Received& received, ApiError& error, const HeaderRules& rules = {}) noexcept
{
    read_headers(received, error, rules, ErrorAccess::records(error).kinds());
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
