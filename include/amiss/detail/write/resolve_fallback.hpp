// SPDX-License-Identifier: BSL-1.0
// What takes the place of an error that no row of the envelope's catalogue is for: a row, or a name made of the status.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/catalog/status_rows.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/digits.hpp>
#include <amiss/detail/text/reason_phrases.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/envelope.hpp>
#include <amiss/http_status.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The code of an error from elsewhere where there is no fallback row.
inline constexpr std::string_view plain_fallback_name = "internal_error";

/// The fallback row, or where there is none, `internal_error`, 500.
AMISS_COLD inline void take_fallback(FieldValues& values, const Plan& plan) noexcept
{
    values.row = plan.fallback();
    if (values.row != nullptr) {
        values.catalog = plan.catalog;
        values.status = to_int(values.row->status);
        values.take_row();
        return;
    }
    values.status = to_int(HttpStatus::internal_server_error);
    values.set(FieldKind::code, plain_fallback_name);
    if (!values.has_message()) values.set(FieldKind::message, reason_phrase(HttpStatus::internal_server_error));
}

/// Whether the names of a catalogue are in upper case, which the name of its fallback row tells.
AMISS_COLD inline bool is_upper_case(const RowData* fallback) noexcept
{
    if (fallback == nullptr) return false;
    for (const char c : fallback->name) {
        if (c >= 'A' && c <= 'Z') return true;
    }
    return false;
}

/// The row with this name, or nullptr, by comparing all of them: the table of names need not be in the program.
AMISS_COLD inline const RowData* row_named(const Catalog* catalog, std::string_view name) noexcept
{
    for (std::size_t at = 0; catalog != nullptr && at < catalog->size(); ++at) {
        if ((*catalog)[at].name == name) return catalog->begin() + at;
    }
    return nullptr;
}

/// The name of a status for which no row of the envelope's catalogue speaks: that of the catalogue `amiss::http`, which is
/// the reason phrase as a name, or "http_<status>" where there is none or where a row has the name for another status. In
/// the case of the fallback row.
AMISS_COLD inline std::string_view status_name(const Plan& plan, int status,
                                               char (&buffer)[FieldValues::max_made_text]) noexcept
{
    const bool upper = is_upper_case(plan.fallback());
    std::string_view phrase = is_error(static_cast<HttpStatus>(status)) ? own_reason(status) : std::string_view();
    for (;; phrase = {}) {
        std::size_t size = 0;
        const auto put = [&](char c) { buffer[size++] = upper ? to_upper(c) : to_lower(c); };
        for (const char c : phrase) put(is_alnum(c) ? c : '_');
        if (phrase.empty()) {
            for (const char c : std::string_view("http_")) put(c);
            const Digits digits(status); // named, since a view of it is gone through
            for (const char c : digits.view()) put(c);
        }
        const std::string_view name(buffer, size);
        const RowData* const taken = phrase.empty() ? nullptr : row_named(plan.catalog, name);
        if (taken == nullptr || to_int(taken->status) == status) return name;
    }
}

/// An error that is only a status is never another status, and never another reason: it becomes a row that speaks for its
/// status, or a name that says no more than the status does.
AMISS_COLD inline void take_status(FieldValues& values, const Plan& plan) noexcept
{
    const RowData* row = plan.catalog != nullptr ? general_row(*plan.catalog, values.status) : nullptr;
    if (row != nullptr && !row->general_message.empty() && !values.has_message())
        values.set(FieldKind::message, row->general_message);
    if (const RowData* const fallback = plan.fallback();
        row == nullptr && fallback != nullptr && to_int(fallback->status) == values.status)
        row = fallback;
    if (row != nullptr) {
        values.row = row;
        values.catalog = plan.catalog;
        values.take_row();
        return;
    }
    values.is_status = true;
    values.set(FieldKind::code, status_name(plan, values.status, values.made_text));
    if (!values.has_message()) values.set(FieldKind::message, reason_phrase(static_cast<HttpStatus>(values.status)));
}

/// Adds what depends on the envelope: the row or the name for an error that has none, the type, and the base of the link.
/// All but the retry class.
AMISS_COLD inline void resolve_row(FieldValues& values, const Plan& plan) noexcept
{
    const bool is_unknown = values.row == nullptr && !values.has(FieldKind::code);
    values.envelope_catalog = plan.catalog;
    values.envelope_options = plan.options;
    values.is_status = false;
    if (is_unknown && values.foreign)
        take_fallback(values, plan);
    else if (is_unknown)
        take_status(values, plan);
    values.word_counts = !is_unknown || !values.foreign;
    // An error of another catalogue says less to people: that catalogue's texts need not be in the program.
    const bool has_texts = values.row != nullptr && values.catalog == plan.catalog;
    values.row_texts = has_texts ? plan.row_texts.of_row(plan.catalog->index_of(*values.row)) : RowTexts{};
    if (plan.options->status_by_grpc) values.follow_grpc(*plan.options);
    // A type that this API does not have would be no type of it. What is relayed keeps its own, but for a name made here.
    if (plan.catalog != nullptr && (values.is_local || is_unknown) && values.catalog != plan.catalog
        && !has_type(*plan.catalog, values.text(FieldKind::type)))
        values.set(FieldKind::type, shared_type(*plan.catalog, values.status));
    if (values.row != nullptr) {
        if (values.doc_base.empty()) values.doc_base = plan.options->doc_base;
        if (values.doc_base.empty()) values.doc_base = values.catalog->doc_base();
        if (!values.doc_base.empty()) values.set_present(FieldKind::doc_url, true);
        return;
    }
    values.doc_base = {};
    if (!values.has_message()) values.set(FieldKind::message, reason_phrase(static_cast<HttpStatus>(values.status)));
}

/// The same with the retry class.
inline void resolve_fallback(FieldValues& values, const Plan& plan) noexcept
{
    resolve_row(values, plan);
    values.take_retry();
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
