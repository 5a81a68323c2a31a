// SPDX-License-Identifier: BSL-1.0
// What a body is written from: an error under one envelope for one request, every question answered once.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/storage/heap_block.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/request_info.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class... Fields>
constexpr std::uint32_t field_bits(Fields... fields) noexcept
{
    return (field_bit(fields) | ...);
}

inline constexpr std::string_view plain_fallback_name = "internal_error";

/// The status of a response: the error's, or 500 where it has none that HTTP knows.
constexpr int response_status(int status) noexcept { return status < 100 || status > 599 ? 500 : status; }

/// The values of the fields; views into the error, the request and the catalogue.
///
/// They are gathered in two steps: what a body needs whose code its envelope knows, and the rest by `complete`.
class FieldValues {
public:
    const RecordBuffer* records = nullptr;
    const RowData* row = nullptr;     ///< whose code it is; null for a code of no catalogue
    const Catalog* catalog = nullptr; ///< of the row
    std::string_view doc_base;    ///< before the code, when the error has no link of its own; at first the request's
    std::int64_t timestamp = 0;   ///< Unix seconds, where there is one
    std::int64_t retry_after = 0; ///< seconds, where there is one
    int status = 500;
    bool foreign = false; ///< neither a row nor a status nor a name

    /// Takes what the error's records, its row and the request say.
    FieldValues(const ApiError& error, const RequestInfo& request) noexcept
        : records(&ErrorAccess::records(error)), row(ErrorAccess::row(error)),
          catalog(ErrorAccess::head(error).catalog), doc_base(request.doc_base)
    {
        for (const FieldKind field : {FieldKind::code, FieldKind::type, FieldKind::message, FieldKind::param,
                                      FieldKind::doc_url, FieldKind::request_id})
            texts_[static_cast<std::size_t>(field)] = {nullptr, 0};
        std::uint32_t seen = 0; // with a value that is not empty
        const std::string_view bytes = records->bytes();
        for (const char *at = bytes.data(), *const end = at + bytes.size(); at != end;) {
            // Without a thought for keys: those of violations are read when they are written.
            const std::uint32_t head = load_size(at), kind = head & 0xFFU, size = head >> 8U;
            texts_[kind] = {at + sizeof head, size};
            seen |= (size != 0 ? 1U : 0U) << kind;
            at += sizeof head + size;
        }
        constexpr std::uint32_t always = field_bits(FieldKind::none, FieldKind::status, FieldKind::reason);
        present_ = always | (seen & (texts | others));
        if ((seen & others) != 0) take_others();

        if (!request.id.empty()) set(FieldKind::request_id, request.id);
        if (request.time) {
            timestamp = std::chrono::floor<std::chrono::seconds>(request.time->time_since_epoch()).count();
            set_present(FieldKind::timestamp, true);
        }
        const ErrorHead& head = ErrorAccess::head(error);
        foreign = (head.flags & ErrorHead::foreign) != 0;
        status = response_status(foreign ? 500 : head.status);
        if (row != nullptr) take_row();
    }

    /// Takes what the row says, beside what the error says itself.
    void take_row() noexcept
    {
        set(FieldKind::code, row->name);
        set(FieldKind::type, row->type);
        if (!has_message()) set(FieldKind::message, text_without_values(*row));
    }

    /// Whether code, type, status and link are what the row says.
    bool is_of_row() const noexcept
    {
        return row != nullptr && !has(FieldKind::doc_url) && doc_base.empty() && status == to_int(row->status);
    }

    /// Whether a field has a value; a text is none when it is empty. A link that can be made of the base is one.
    bool has(FieldKind field) const noexcept { return (present_ & field_bit(field)) != 0; }
    /// Whether the error has a message of its own, be it an empty one.
    bool has_message() const noexcept { return text(FieldKind::message).data() != nullptr; }
    /// The bits of all fields that have one.
    std::uint32_t present() const noexcept { return present_; }
    /// The value of a field that is text; of `doc_url` the error's own.
    std::string_view text(FieldKind field) const noexcept
    {
        const Text& text = texts_[static_cast<std::size_t>(field)];
        return {text.data, text.size};
    }

    /// The inside of the object of all details.
    std::string_view details() const noexcept
    {
        return has(FieldKind::details) ? text(FieldKind::details) : std::string_view();
    }

    void set(FieldKind field, std::string_view text) noexcept
    {
        texts_[static_cast<std::size_t>(field)] = {text.data(), text.size()};
        set_present(field, !text.empty());
    }
    void set_present(FieldKind field, bool is_there) noexcept
    {
        present_ = (present_ & ~field_bit(field)) | (is_there ? field_bit(field) : 0U);
    }

private:
    struct Text { // not a std::string_view, which would be initialised
        const char* data;
        std::size_t size;
    };
    static constexpr std::uint32_t texts = field_bits(FieldKind::code, FieldKind::type, FieldKind::message,
                                                      FieldKind::param, FieldKind::doc_url, FieldKind::request_id);
    static constexpr std::uint32_t others =
        field_bits(FieldKind::timestamp, FieldKind::retry_after, FieldKind::details, FieldKind::violations);

    template <RecordKind Record, FieldKind Field>
    static constexpr bool is_same = static_cast<unsigned>(Record) == static_cast<unsigned>(Field);
    static_assert(is_same<RecordKind::name, FieldKind::code> && is_same<RecordKind::type, FieldKind::type>
                  && is_same<RecordKind::message, FieldKind::message> && is_same<RecordKind::param, FieldKind::param>
                  && is_same<RecordKind::doc_url, FieldKind::doc_url>
                  && is_same<RecordKind::request_id, FieldKind::request_id>
                  && is_same<RecordKind::timestamp, FieldKind::timestamp>
                  && is_same<RecordKind::retry_after, FieldKind::retry_after>
                  && is_same<RecordKind::details, FieldKind::details>
                  && is_same<RecordKind::violation, FieldKind::violations>);

    void take_others() noexcept
    {
        if (has(FieldKind::timestamp)) timestamp = number(FieldKind::timestamp);
        if (has(FieldKind::retry_after)) retry_after = number(FieldKind::retry_after);
        if (has(FieldKind::details)) set(FieldKind::details, inside_of(text(FieldKind::details)));
    }
    std::int64_t number(FieldKind field) const noexcept { return load<std::int64_t>(text(field).data()); }

    Text texts_[record_kinds]; // by the kind of the record: to take one is a store, and no decision
    std::uint32_t present_;
};

/// Whether a violation before this one is of the same field as a body has it: with U+FFFD for what is ill-formed.
///
/// `field` is the key of one of the records's violations.
inline bool repeats_field(const RecordBuffer& records, std::string_view field) noexcept
{
    if (!field.empty() && find_escape(field, Escaping::json) == field.size()) return false;
    bool repaired = field.empty(); // any other field is added once, and nothing else looks like it
    for (std::string_view rest = field; !rest.empty() && !repaired;) {
        const Utf8Step step = next_scalar(rest);
        repaired = step.scalar == 0xFFFD;
        rest.remove_prefix(step.size);
    }
    Record record;
    for (std::uint32_t offset = 0; repaired && records.next(offset, record) && record.key.data() != field.data();) {
        if (record.kind == RecordKind::violation && same_scalars(record.key, field)) return true;
    }
    return false;
}

/// Whether an object of a layout may write the key of one of the details itself.
///
/// That a key has escapes, or is a word in some value, makes it one that may.
inline bool may_repeat_key(const Node* object, std::string_view details) noexcept
{
    for (std::size_t at = 1; at < object->size; at += object[at].size) {
        const std::string_view key = object[at].key;
        if (!object[at].keyed) continue;
        if (find_escape(key, Escaping::json) != key.size() || details.find(key) != std::string_view::npos) return true;
    }
    return false;
}

/// The first row that is still sent with this status, or nullptr.
inline const RowData* row_with_status(const Catalog* catalog, int status) noexcept
{
    if (catalog == nullptr) return nullptr;
    for (const RowData& row : *catalog) {
        if (to_int(row.status) == status && !row.retired) return &row;
    }
    return nullptr;
}

/// Adds what depends on the envelope: the row of a code that has none, and the link's base.
///
/// A foreign code becomes the fallback row; for an error that is only a status, the first row with that status stands
/// in, or else the fallback row.
inline void complete(FieldValues& values, const Plan& plan) noexcept
{
    if (values.row == nullptr && !values.has(FieldKind::code)) {
        if (!values.foreign) values.row = row_with_status(plan.catalog, values.status);
        if (values.row == nullptr) values.row = plan.fallback();
        if (values.row != nullptr) {
            values.catalog = plan.catalog;
            values.status = response_status(to_int(values.row->status));
            values.take_row();
        }
    }
    if (values.row != nullptr) {
        if (values.doc_base.empty()) values.doc_base = values.catalog->doc_base();
        if (!values.doc_base.empty()) values.set_present(FieldKind::doc_url, true);
        return;
    }
    values.doc_base = {};
    if (!values.has(FieldKind::code)) values.set(FieldKind::code, plain_fallback_name);
    if (!values.has_message()) values.set(FieldKind::message, reason_phrase(static_cast<HttpStatus>(values.status)));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
