// SPDX-License-Identifier: BSL-1.0
// The values of the headers that an envelope adds to its responses.
#pragma once

#include <amiss/detail/headers/header_access.hpp>
#include <amiss/detail/headers/header_text.hpp>
#include <amiss/detail/headers/sent_header.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/detail/storage/details.hpp>
#include <amiss/detail/text/percent.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/envelope_header.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/field.hpp>
#include <amiss/headers.hpp>
#include <amiss/retry_class.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The link, made from the base and the code unless the error has one.
inline void put_link(HeaderText& to, const EnvelopeOptions& options, const FieldValues& values) noexcept
{
    const std::string_view own = values.text(FieldKind::doc_url);
    std::string_view base = values.doc_base;
    if (base.empty() && values.row != nullptr)
        base = options.doc_base.empty() ? values.catalog->doc_base() : options.doc_base;
    if (!own.empty() || base.empty()) return to.put(own);
    to.put(base);
    for (const char c : values.text(FieldKind::code)) put_percent_encoded(c, [&to](char byte) { to.put(byte); });
}

/// The value of one header; nothing where there is none. `status` is that of the response.
inline void put_header_value(HeaderText& to, const EnvelopeHeader& header, const EnvelopeOptions& options,
                             FieldValues& values, int status) noexcept
{
    switch (header.field) {
    case FieldKind::none: return to.put(header.text);
    case FieldKind::code: return to.put_word(values.text(FieldKind::code));
    case FieldKind::status: return to.put(std::int64_t{status});
    case FieldKind::doc_url: return put_link(to, options, values);
    case FieldKind::retry_after:
        if (values.has(FieldKind::retry_after)) to.put(values.retry_after * units_per_second(header.style));
        return;
    case FieldKind::retryable:
        if (values.retry == Retry{}) values.take_retry(); // the shortest way of writing does not ask
        if (values.has(FieldKind::retryable)) to.put(flag_text(values));
        return;
    case FieldKind::detail: return to.put(find_detail(*values.records, header.text));
    case FieldKind::grpc:
    case FieldKind::domain:
    case FieldKind::column:
        return to.put(value_of_row(header.field, FieldStyle::plain, header.text, values.row_facts()).view());
    default: return to.put(values.text(header.field));
    }
}

/// Adds the headers of an envelope that have a value. `add` refuses one that is not printable.
AMISS_NOINLINE inline void add_envelope_headers(Headers& headers, const EnvelopeOptions& options,
                                                const Catalog* catalog, FieldValues& values, int status) noexcept
{
    values.envelope_catalog = catalog; // the shortest way of writing does not ask, here and on the next lines
    values.envelope_options = &options;
    for (const EnvelopeHeader& header : options.headers) {
        HeaderText value;
        put_header_value(value, header, options, values, status);
        HeaderAccess::add(headers, header.name, value.text());
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
