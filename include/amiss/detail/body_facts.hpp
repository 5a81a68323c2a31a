// What a body is written from: an error under one envelope for one request, every question answered once.
#pragma once

#include <amiss/detail/utf8.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/request_info.hpp>

#include <chrono>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The values of the fields; views into the error, the request and the catalogue.
struct BodyFacts {
    const Arena* arena = nullptr;
    const RowData* row = nullptr;     ///< whose code it is; null for a code of no catalogue
    const Catalog* catalog = nullptr; ///< of the row
    std::string_view code;
    std::string_view type;
    std::string_view message;
    std::string_view param;
    std::string_view doc_base; ///< before the code, when the error has no link of its own
    std::string_view doc_url;
    std::string_view request_id;
    std::string_view details; ///< the inside of the object
    std::optional<std::int64_t> timestamp;
    std::optional<std::int64_t> retry_after;
    int status = 500;
    bool has_violations = false;
};

inline constexpr std::string_view plain_fallback_name = "internal_error";

/// Whether a violation before this one is of the same field as a body has it: with U+FFFD for what is ill-formed.
///
/// `field` is the key of one of the arena's violations.
inline bool repeats_field(const Arena& arena, std::string_view field) noexcept
{
    bool repaired = field.empty(); // any other field is added once, and nothing else looks like it
    for (std::string_view rest = field; !rest.empty() && !repaired;) {
        const Utf8Step step = next_scalar(rest);
        repaired = step.scalar == 0xFFFD;
        rest.remove_prefix(step.size);
    }
    Record record;
    for (std::uint32_t offset = 0; repaired && arena.next(offset, record) && record.key.data() != field.data();) {
        if (record.kind == RecordKind::violation && same_scalars(record.key, field)) return true;
    }
    return false;
}

/// The status of a response: the error's, or 500 where it has none that HTTP knows.
constexpr int response_status(int status) noexcept { return status < 100 || status > 599 ? 500 : status; }

/// The first row that is still sent with this status, or nullptr.
inline const RowData* row_with_status(const Catalog* catalog, int status) noexcept
{
    if (catalog == nullptr) return nullptr;
    for (const RowData& row : *catalog) {
        if (to_int(row.status) == status && !row.historical) return &row;
    }
    return nullptr;
}

inline std::int64_t number_of(std::string_view record) noexcept
{
    std::int64_t number = 0;
    std::memcpy(&number, record.data(), sizeof number);
    return number;
}

/// Gathers the facts in one walk over the error's records.
///
/// A foreign code becomes the fallback row; of an error that is only a status, the first row with that status stands
/// in, or else the fallback row.
inline BodyFacts body_facts(const Plan& plan, const ApiError& error, const RequestInfo& request) noexcept
{
    const Facts& facts = ErrorAccess::facts(error);
    BodyFacts body;
    body.arena = &ErrorAccess::arena(error);
    std::string_view name;
    std::string_view type;
    Record record;
    for (std::uint32_t offset = 0; body.arena->next(offset, record);) {
        switch (record.kind) {
        case RecordKind::message: body.message = record.value; break;
        case RecordKind::param: body.param = record.value; break;
        case RecordKind::request_id: body.request_id = record.value; break;
        case RecordKind::doc_url: body.doc_url = record.value; break;
        case RecordKind::name: name = record.value; break;
        case RecordKind::type: type = record.value; break;
        case RecordKind::details: body.details = inside_of(record.value); break;
        case RecordKind::violation: body.has_violations = true; break;
        case RecordKind::timestamp: body.timestamp = number_of(record.value); break;
        case RecordKind::retry_after: body.retry_after = number_of(record.value); break;
        default: break; // context and cause have no way into a body
        }
    }
    if (!request.id.empty()) body.request_id = request.id;
    if (request.time)
        body.timestamp = std::chrono::floor<std::chrono::seconds>(request.time->time_since_epoch()).count();

    const RowData* row = facts.row;
    const Catalog* catalog = facts.catalog;
    const bool foreign = (facts.flags & Facts::foreign) != 0;
    body.status = response_status(foreign ? 500 : facts.status);
    if (row == nullptr && name.empty()) {
        if (!foreign) row = row_with_status(plan.catalog, body.status);
        if (row == nullptr) row = plan.fallback;
        if (row != nullptr) body.status = response_status(to_int(row->status));
        catalog = plan.catalog;
    }
    if (row != nullptr) {
        body.row = row;
        body.catalog = catalog;
        body.code = row->name;
        body.type = row->type;
        body.doc_base = !request.doc_base.empty() ? request.doc_base : catalog->doc_base();
        if (body.message.data() == nullptr) {
            if (!row->templated)
                body.message = row->message;
            else
                body.message = row->plain.empty() ? reason_phrase(row->status) : row->plain;
        }
    } else {
        body.code = name.empty() ? plain_fallback_name : name;
        body.type = type;
        if (body.message.data() == nullptr) body.message = reason_phrase(static_cast<HttpStatus>(body.status));
    }
    return body;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
