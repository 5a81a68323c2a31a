// SPDX-License-Identifier: BSL-1.0
// All field values of one body, gathered once: from the error, its row and the request.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/headers/id_form.hpp>
#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/row_texts.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/storage/heap_block.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/retry_of.hpp>
#include <amiss/detail/storage/typed_records.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/detail/text/exact_time.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/request_id.hpp>
#include <amiss/request_info.hpp>
#include <amiss/retry_class.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr std::uint32_t all_fields = ~std::uint32_t{0};

/// The status of a response: the error's, or 500 where it has none that HTTP knows.
constexpr int response_status(int status) noexcept { return status < 100 || status > 599 ? 500 : status; }

/// The values of the fields; views into the error, the request and the catalogue.
///
/// They are gathered in two steps: first what a body needs whose code is one of its envelope's, then, by
/// `resolve_fallback`, what other codes need.
class FieldValues {
public:
    const RecordBuffer* records;
    const RowData* row;                      ///< of the code; null for a code of no catalogue
    const Catalog* catalog;                  ///< of the row
    const Catalog* envelope_catalog;         ///< the envelope's own; null for a plain layout. Set by `resolve_fallback`
    const EnvelopeOptions* envelope_options; ///< the envelope's. Set by `resolve_fallback`
    RowTexts row_texts;        ///< what the row says to people, where the layout asks. Set by `resolve_fallback`
    bool is_status;            ///< whether the code says no more than the status. Set by `resolve_fallback`
    std::string_view doc_base; ///< goes before the code where the error has no link of its own; at first the request's
    std::int64_t timestamp;    ///< Unix seconds, where there is one
    std::int64_t retry_after;  ///< seconds, where there is one
    std::int64_t milliseconds; ///< of `timestamp`; only after `take_milliseconds`
    static constexpr std::size_t max_made_text = 256;
    int status;       ///< of the response
    Retry retry;      ///< the retry class; 0 before `take_retry`
    bool foreign;     ///< from elsewhere: without a row or a name, and without a status that an error can have
    bool is_local;    ///< made in this program
    bool word_counts; ///< of what a server said about repeating; not where the fallback row takes the place of a code
    char made_text[max_made_text]; ///< the name of an error that is only a status, or the message for a failed field

    /// No values yet: the first thing is to take them.
    FieldValues() noexcept {} // NOLINT(modernize-use-equals-default): most of it needs no value
    /// All values.
    FieldValues(const ApiError& error, const RequestInfo& request,
                RequestIds allowed = RequestIds::visible_ascii) noexcept
    {
        take_all(error, request, allowed);
    }

    FieldValues(const FieldValues&) = delete; // texts may be views of made_text
    FieldValues& operator=(const FieldValues&) = delete;

    /// Takes all values from the error's records, its row and the request. An id that is not `allowed` is left out.
    AMISS_COLD void take_all(const ApiError& error, const RequestInfo& request, RequestIds allowed) noexcept
    {
        const ErrorHead& head = ErrorAccess::head(error);
        row = ErrorAccess::row(error);
        catalog = head.catalog;
        doc_base = request.doc_base;
        is_status = foreign = false;
        word_counts = true;
        retry = Retry{};
        status = response_status(head.status);
        is_local = head.provenance == Provenance::local;
        is_whole_ = true;
        take_given<all_fields>(error, request, allowed);
        if (AMISS_LIKELY(row != nullptr && row->status != HttpStatus::none))
            take_row();
        else
            take_no_row(head);
    }

    /// Takes only the message, the request id, the numbers and the texts of `Fields`. `row` has been set.
    template <std::uint32_t Fields>
    AMISS_ALWAYS_INLINE void take_own(const ApiError& error, const RequestInfo& request, RequestIds allowed) noexcept
    {
        constexpr std::uint32_t always = field_bit(FieldKind::message) | field_bit(FieldKind::request_id);
        is_whole_ = false;
        take_given<Fields | always>(error, request, allowed);
        if (!has_message()) set(FieldKind::message, text_without_values(*row));
    }

    /// Takes what `take_own` has left out, for headers.
    AMISS_COLD void take_rest(const RequestInfo& request) noexcept
    {
        if (is_whole_) return;
        is_whole_ = true;
        is_status = false;
        word_counts = true;
        retry = Retry{};
        for (std::size_t kind = 0; kind < field_count; ++kind) {
            const FieldKind field = field_table[kind].kind;
            if (field != FieldKind::message && is_text_field(field) && !has(field)) set(field, {});
        }
        if (!request.trace_id.empty()) set(FieldKind::trace_id, request.trace_id);
        take_row();
    }

    /// Takes the values of the row that the error does not have itself.
    AMISS_COLD void take_row() noexcept
    {
        set(FieldKind::code, row->name);
        set(FieldKind::type, row->type);
        if (!has_message()) set(FieldKind::message, text_without_values(*row));
    }
    /// Takes the retry class, with the server's word on it where that counts. Only for layouts and headers that place it.
    AMISS_COLD void take_retry() noexcept
    {
        const Retry of_code = row != nullptr ? row->retry : default_retry(static_cast<HttpStatus>(status));
        retry = word_counts ? retry_of(records->head(), row).retry : of_code;
        set_present(FieldKind::retryable, retry != Retry::if_idempotent);
    }
    /// Takes what is left of the time after its seconds. Only for layouts that have milliseconds.
    void take_milliseconds(const RequestInfo& request) noexcept
    {
        ExactTime time;
        const bool is_stored = !request.time && load_time(*records, time);
        milliseconds = request.time ? milliseconds_of(*request.time) : is_stored ? time.milliseconds : 0;
    }
    /// Makes the status follow from the gRPC code of the row; without a row it stays.
    void follow_grpc(const EnvelopeOptions& of) noexcept
    {
        if (row != nullptr && of.status == HttpStatus::none && !of.except.names(row->status))
            status = to_int(http_status_of(row->grpc));
    }
    /// Whether the server itself said something about repeating.
    bool has_server_word() const noexcept { return (records->head().flags & ErrorHead::server_words) != 0; }

    /// Whether a field has a value. An empty text is no value; a link that can be made from the base is one.
    bool has(FieldKind field) const noexcept { return (present_ & field_bit(field)) != 0; }
    /// Whether the error itself has a value of this kind, and not an empty one.
    bool has_record(RecordKind kind) const noexcept { return (seen_ >> kind.number & 1U) != 0; }
    /// Whether the id of the request, if there is one, is in a JSON string as it is.
    bool has_plain_id() const noexcept { return id_form_ == IdForm::plain; }
    /// Whether the error has a message of its own, even an empty one.
    bool has_message() const noexcept { return text(FieldKind::message).data() != nullptr; }
    /// The bits of all fields that have a value.
    std::uint32_t present() const noexcept { return present_; }
    /// The value of a text field; for `doc_url`, the error's own link.
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

    /// What the fields follow from that a row decides. The values are resolved.
    RowFacts row_facts() const noexcept
    {
        const Catalog* const of_domain = row != nullptr ? catalog : envelope_catalog;
        return {text(FieldKind::code),
                text(FieldKind::type),
                status,
                row != nullptr ? row->grpc : default_grpc(static_cast<HttpStatus>(status)),
                row != nullptr ? catalog->columns(catalog->index_of(*row)) : Columns{},
                of_domain != nullptr ? of_domain->domain() : std::string_view(),
                row != nullptr,
                envelope_catalog != nullptr,
                !envelope_options->doc_base.empty() ? envelope_options->doc_base
                    : row != nullptr                ? catalog->doc_base()
                                                    : std::string_view(),
                is_status};
    }
    /// Whether the row or what takes its place has a value for a field that follows from it.
    bool has_of_row(FieldKind field, std::string_view key) const noexcept
    {
        return !value_of_row(field, FieldStyle::plain, key, row_facts()).view().empty();
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
    template <std::uint32_t Fields>
    AMISS_ALWAYS_INLINE void take_given(const ApiError& error, const RequestInfo& request, RequestIds allowed) noexcept
    {
        records = &ErrorAccess::records(error);
        clear_texts<Fields & text_fields>(std::make_index_sequence<field_count>());
        std::uint32_t seen = 0; // with a value that is not empty
        const std::string_view bytes = records->bytes();
        for (const char *at = bytes.data(), *const end = at + bytes.size(); at != end;) {
            // Keys are not read here: those of violations are read when they are written.
            const std::uint32_t head = load_size(at), kind = head & 0xFFU, size = head >> 8U;
            texts_[kind] = {at + sizeof head, size};
            seen |= (size != 0 ? 1U : 0U) << kind;
            at += sizeof head + size;
        }
        seen_ = seen;
        id_form_ = IdForm::plain;
        constexpr std::uint32_t always = field_bit(FieldKind::none) | fields_in(FieldForm::status, FieldForm::phrase);
        present_ = always | (seen & stored_fields);
        if ((seen & stored_fields & ~text_fields) != 0) take_others();

        if constexpr ((Fields & field_bit(FieldKind::request_id)) != 0) {
            if (AMISS_LIKELY(!request.id.empty())) set(FieldKind::request_id, request.id);
            if (AMISS_LIKELY(has(FieldKind::request_id))) {
                id_form_ = form_of_id(text(FieldKind::request_id), allowed);
                if (id_form_ == IdForm::refused) set(FieldKind::request_id, {});
            }
        }
        if constexpr ((Fields & field_bit(FieldKind::trace_id)) != 0) {
            if (!request.trace_id.empty()) set(FieldKind::trace_id, request.trace_id);
        }
        if (AMISS_LIKELY(request.time.has_value())) {
            timestamp = std::chrono::floor<std::chrono::seconds>(request.time->time_since_epoch()).count();
            set_present(FieldKind::timestamp, true);
        }
    }

    // A row without a status, such as those of amiss::client, is for programs and not for responses.
    AMISS_COLD void take_no_row(const ErrorHead& head) noexcept
    {
        if (row != nullptr && (head.flags & ErrorHead::own_message) == 0) set(FieldKind::message, {});
        row = nullptr;
        foreign = (head.flags & ErrorHead::foreign) != 0 || !is_error(static_cast<HttpStatus>(head.status));
    }
    template <std::uint32_t Fields, std::size_t... At>
    void clear_texts(std::index_sequence<At...>) noexcept
    {
        (((Fields >> At & 1U) != 0 ? void(texts_[At] = {nullptr, 0}) : void()), ...);
    }
    struct Text { // not std::string_view, whose constructor would initialise the whole array
        const char* data;
        std::size_t size;
    };

    AMISS_NOINLINE void take_others() noexcept
    {
        if (has(FieldKind::timestamp)) timestamp = number(FieldKind::timestamp);
        if (has(FieldKind::retry_after)) retry_after = number(FieldKind::retry_after);
        if (has(FieldKind::details)) set(FieldKind::details, inside_of(text(FieldKind::details)));
    }
    std::int64_t number(FieldKind field) const noexcept { return load<std::int64_t>(text(field).data()); }

    Text texts_[record_kinds]; // by the kind of the record, so that taking a value is one store and no decision
    std::uint32_t present_;
    IdForm id_form_;     ///< only where there is an id
    bool is_whole_;      ///< whether all texts have been taken, and not only those that a layout has
    std::uint32_t seen_; ///< the kinds of records whose value is not empty
};

/// What a flag is written as. It has no value only where a layout that is no constant places it outside an optional member.
inline std::string_view flag_text(const FieldValues& values) noexcept
{
    if (!values.has(FieldKind::retryable)) return "null";
    return values.retry == Retry::after_delay ? "true" : "false";
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
