// SPDX-License-Identifier: BSL-1.0
// Reads each error of a response whose body has several.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/read/error_elements.hpp>
#include <amiss/detail/read/parse_body.hpp>
#include <amiss/detail/read/read_response.hpp>
#include <amiss/detail/read/usable_body.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/error.hpp>
#include <amiss/http_status.hpp>
#include <amiss/received.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The errors after these are not read.
inline constexpr std::size_t max_read_errors = 64;

/// What takes the errors one by one, until it returns false.
struct ErrorTaker {
    void* state;
    bool (*take)(void* state, ApiError& error);
};

/// Calls a visitor, which may move the error away.
template <class Visitor>
struct VisitorTaker {
    Visitor& visitor;

    static bool take(void* state, ApiError& error)
    {
        Visitor& visit = static_cast<VisitorTaker*>(state)->visitor;
        if constexpr (std::is_same_v<decltype(visit(std::move(error))), bool>) {
            return visit(std::move(error));
        } else {
            static_cast<void>(visit(std::move(error)));
            return true;
        }
    }
};

/// Whether a part of a layout has a place for values of a field.
constexpr bool has_place(LayoutView layout, FieldKind field) noexcept
{
    for (std::size_t at = 0; at < layout.size; ++at) {
        const FieldKind placed = layout.nodes[at].field;
        if (placed == field || (placed == FieldKind::detail && field == FieldKind::details)) return true;
    }
    return false;
}

/// Gives an error of a list what the body says outside of the list, of the fields that the list has no place for.
inline void take_from_outside(const ApiError& outside, LayoutView element, ApiError& error) noexcept
{
    const ErrorHead& common = ErrorAccess::head(outside);
    ErrorHead& head = ErrorAccess::head(error);
    RecordBuffer& records = ErrorAccess::records(error);
    if (common.catalog != nullptr && !has_place(element, FieldKind::code)) {
        head.set_row(*common.catalog, common.row_number);
        records.erase(FieldKind::type);
    }
    if ((common.flags & ErrorHead::server_words) != 0 && !has_place(element, FieldKind::retryable))
        head.set_server_word((common.flags & ErrorHead::may_be_repeated) != 0);
    Record record;
    for (std::uint32_t offset = 0; ErrorAccess::records(outside).next(offset, record);) {
        const FieldKind field =
            record.kind == RecordKind::plain_text ? FieldKind::details : static_cast<FieldKind>(record.kind.number);
        const bool is_stored = static_cast<std::size_t>(field) < field_count && (stored_fields & field_bit(field)) != 0;
        if (!is_stored || has_place(element, field)) continue;
        if (field == FieldKind::type && head.catalog != nullptr) continue;
        if (field == FieldKind::violations)
            records.add_once(record.kind, record.key, record.value);
        else
            records.add(record.kind, record.key, record.value);
    }
}

/// Reads the errors of an array, as parts of a body that is JSON. Returns how many were given to `taker`.
template <class Handler>
std::size_t read_elements(const Plan& plan, const Received& received, const ErrorElements& elements,
                          const ApiError& outside, bool is_mended, const ErrorTaker& taker)
{
    const bool has_list = find_error_list(plan.layout) != nullptr;
    std::size_t count = 0;
    bool more = true;
    std::size_t read = 0;
    for (JsonItems items = elements.array.items(); more && read != max_read_errors && items.next(); ++read) {
        Received part(received.status(), items.json());
        part.max_body(items.json().size());
        ApiError error = server_error(received.status());
        const BodyReport report = parse_body<Handler>(elements.layout, plan.catalogs(), part, error);
        // An array of bodies may have those of successes too.
        const bool counts = has_list || !is_success(received.status()) || is_error_in_success(plan, report, error);
        if (!report.used || !counts) continue;
        if (is_mended) set_malformed(error);
        if (has_list) take_from_outside(outside, elements.layout, error);
        const bool has_status = is_error(static_cast<HttpStatus>(report.status));
        if (has_status) ErrorAccess::head(error).status = static_cast<std::uint16_t>(report.status);
        complete_error(plan, received, report, error);
        if (has_status) ErrorAccess::head(error).status = static_cast<std::uint16_t>(report.status); // not the row's
        ++count;
        more = taker.take(taker.state, error);
    }
    return count;
}

/// Gives each error of a response to `taker`, until that returns false. Returns how many it was given.
template <class Handler = LayoutHandler>
std::size_t read_errors(const Plan& plan, const Received& received, const ErrorTaker& taker)
{
    UsableBody body(received);
    ApiError error = server_error(received.status());
    const bool is_in_json = plan.options->format == nullptr; // only JSON has a form for several
    BodyReport report = parse_response<Handler>(plan, received, error);
    if (!report.is_json && is_in_json && body.repair()) {
        error = server_error(received.status());
        report = parse_body<Handler>(plan.layout, plan.catalogs(), body.received(), error);
        set_malformed(error);
    }
    if (report.is_json && is_in_json) {
        const ErrorElements elements = find_error_elements(plan.layout, body.received().body());
        if (const std::size_t count = read_elements<Handler>(plan, received, elements, error, body.repaired(), taker))
            return count;
    }
    if (is_success(received.status()) && !is_error_in_success(plan, report, error)) return 0;
    complete_error(plan, received, report, error);
    taker.take(taker.state, error);
    return 1;
}
template <class Visitor>
std::size_t visit_errors(const Plan& plan, const Received& received, Visitor& visitor)
{
    VisitorTaker<Visitor> taker{visitor};
    return read_errors(plan, received, {&taker, &VisitorTaker<Visitor>::take});
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
