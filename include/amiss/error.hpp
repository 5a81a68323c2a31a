// SPDX-License-Identifier: BSL-1.0
// ApiError: one error as a value, with everything that its response, its log line and its caller need.
#pragma once

#include <amiss/comparable.hpp>
#include <amiss/config.hpp>
#include <amiss/detail/catalog/matches.hpp>
#include <amiss/detail/storage/details.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/storage/message_values.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/storage/retry_of.hpp>
#include <amiss/detail/storage/typed_records.hpp>
#include <amiss/error_code.hpp>
#include <amiss/new_violation.hpp>
#include <amiss/provenance.hpp>
#include <amiss/rate_limit.hpp>
#include <amiss/setters.hpp>
#include <amiss/source_location.hpp>
#include <amiss/violation.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {
struct ErrorAccess;
}

/// One API error: a value of at most 256 bytes.
///
/// Everything on it is noexcept. Texts are copied into 232 bytes inside it, and beyond those into one heap block. Each
/// takes 4 bytes more, so a message of 228 bytes needs no block. All details are one text. What is set again takes the place
/// of the old value. When there is no memory for a block, text is cut on a code point and `truncated()` is set. Views that
/// getters return live until the error is changed, moved or destroyed. Two threads may read one error at the same time.
class ApiError : public ErrorSetters<ApiError>, public ErrorComparisons<ApiError> {
public:
    /// From any catalogued enum. A value that is not in the catalogue becomes a foreign code.
    template <class Code, std::enable_if_t<is_catalogued_v<Code>, int> = 0>
    ApiError(Code code) noexcept // NOLINT(google-explicit-constructor): an enumerator is an error
    {
        const Catalog& catalog = catalog_of<Code>();
        if (const std::size_t row = catalog.index_of(static_cast<int>(code)); AMISS_LIKELY(row < catalog.size()))
            set_row(catalog, row);
        else
            set_foreign(detail::code_from(code));
    }

    /// From any error code or std::errc (`is_foreign_code`). A catalogued one keeps its row; any other is a 500 to the
    /// outside and `cause()` inside.
    template <class Foreign, std::enable_if_t<is_foreign_code<Foreign>(), int> = 0>
    explicit ApiError(const Foreign& code) noexcept
    {
        set_code(to_error_code(code));
    }

    /// An error of which only the status is known. An envelope writes it as its catalogue's row with that status.
    explicit ApiError(HttpStatus status) noexcept { head().status = status_bits(status); }

    /// The code. Without a catalogued one, the status in the category "amiss.http_status".
    std::error_code code() const noexcept
    {
        if (row() != nullptr) return {row()->value, head().catalog->category()};
        return {head().status, http_status_category()};
    }
    /// The wire name, "parameter_missing". An unknown name read from the wire is kept. Empty where there is none.
    std::string_view name() const noexcept AMISS_LIFETIMEBOUND
    {
        return row() != nullptr ? row()->name : text(FieldKind::code);
    }
    /// The API's error type, "invalid_request_error". Empty where the API has none.
    std::string_view type() const noexcept AMISS_LIFETIMEBOUND
    {
        return row() != nullptr ? row()->type : text(FieldKind::type);
    }
    /// The HTTP status: the response's where there was one; `HttpStatus::none` for a network failure.
    HttpStatus status() const noexcept { return static_cast<HttpStatus>(head().status); }
    /// The text that goes on the wire: the one that was set, or the row's template filled, or its plain text.
    ///
    /// Without a row it is the status's reason phrase; an envelope writes the text of its own row instead.
    std::string_view message() const noexcept AMISS_LIFETIMEBOUND
    {
        const std::string_view set = text(FieldKind::message);
        if (set.data() != nullptr) return set;
        return row() == nullptr ? reason_phrase(status()) : detail::text_without_values(*row());
    }
    /// The parameter at fault. Empty where there is none.
    std::string_view param() const noexcept AMISS_LIFETIMEBOUND { return text(FieldKind::param); }
    /// The id of the request. Empty where there is none.
    std::string_view request_id() const noexcept AMISS_LIFETIMEBOUND { return text(FieldKind::request_id); }
    /// A URI reference that identifies this occurrence of the error (RFC 9457 §3.1.5). Untrusted where it was read.
    std::string_view instance() const noexcept AMISS_LIFETIMEBOUND { return text(FieldKind::instance); }
    /// The id of the distributed trace. Empty where there is none. Any text where it was set or read from a body.
    std::string_view trace_id() const noexcept AMISS_LIFETIMEBOUND { return text(FieldKind::trace_id); }
    /// The link that was set or read, not the one that a catalogue's base makes. Untrusted where it was read.
    std::string_view doc_url() const noexcept AMISS_LIFETIMEBOUND { return text(FieldKind::doc_url); }
    /// All details as the text of one JSON object, `{"limit":100}`. Empty when there are none.
    std::string_view details() const noexcept AMISS_LIFETIMEBOUND { return text(FieldKind::details); }
    /// One detail: the text of a string, the JSON text of anything else. Empty, with a null `data()`, when there is none.
    std::string_view detail(std::string_view key) const noexcept AMISS_LIFETIMEBOUND
    {
        return detail::find_detail(records_, key);
    }
    /// Internal text, for logs only. It is never written to a response.
    std::string_view context() const noexcept AMISS_LIFETIMEBOUND { return text(detail::RecordKind::context); }
    /// The beginning of the body that this was read from, if `Received::keep_body` asked for it: not checked, not logged.
    std::string_view raw_body() const noexcept AMISS_LIFETIMEBOUND { return text(detail::RecordKind::raw_body); }
    /// The internal code that caused this error; 0 where there is none.
    std::error_code cause() const noexcept
    {
        detail::StoredCause stored{};
        return detail::load_record(records_, detail::RecordKind::cause, stored) ? stored.code() : std::error_code();
    }
    /// The failed fields, in the order in which they were given: a view of this error.
    Violations violations() const noexcept AMISS_LIFETIMEBOUND { return Violations(records_); }
    /// The state of the client's rate limit. (A template, like the next two: each std::optional costs compile time.)
    template <class Limit = RateLimit>
    std::optional<Limit> rate_limit() const noexcept
    {
        Limit limit;
        if (!detail::load_record(records_, detail::RecordKind::rate_limit, limit)) return std::nullopt;
        return limit;
    }
    /// When it happened, to the second; to the millisecond where it was read from a place that has milliseconds
    /// (`Field::with_milliseconds`, `Field::as_unix_ms`).
    template <class Time = std::chrono::system_clock::time_point>
    std::optional<Time> timestamp() const noexcept
    {
        detail::ExactTime time;
        if (!detail::load_time(records_, time)) return std::nullopt;
        return Time(detail::time_at(time));
    }
    /// How long to wait before trying again, in seconds; never negative.
    template <class Seconds = std::chrono::seconds>
    std::optional<Seconds> retry_after() const noexcept
    {
        std::int64_t delay = 0;
        if (!detail::load_record(records_, FieldKind::retry_after, delay)) return std::nullopt;
        return Seconds(delay);
    }
    /// Whether the operation may be tried again: the row's class, or the one that the status implies, and the server's
    /// word on it where there is one.
    ///
    /// After a no of the server it is `never`. A yes makes `if_idempotent` of `never`, unless the row says it with
    /// `.retry(Retry::never)`; any other class stays. A 4xx of an unknown code with a Retry-After header is `after_delay`.
    Retry retry_class() const noexcept { return detail::retry_of(head(), row()).retry; }
    /// Whose word the retry class is.
    RetryWord retry_word() const noexcept { return detail::retry_of(head(), row()).word; }
    /// Whether the retry class is anything but `never`: the server's word where there is one that counts.
    bool retryable() const noexcept { return retry_class() != Retry::never; }
    /// The gRPC code: the row's, or the one that the status implies.
    Grpc grpc() const noexcept { return row() != nullptr ? row()->grpc : default_grpc(status()); }
    /// A constant of the code's row (`Row::column`), a number as its digits. Empty where there is none.
    std::string_view column(std::string_view name) const noexcept
    {
        const Column* const found = row() != nullptr ? catalog()->columns(head().row_number).find(name) : nullptr;
        return found != nullptr ? found->text() : std::string_view();
    }
    /// Where the error comes from: made here, read from a response, made from a status alone, or the transport's.
    Provenance provenance() const noexcept { return head().provenance; }
    /// Whether something in the response that this was read from was not as it should be.
    bool malformed() const noexcept { return (head().flags & detail::ErrorHead::malformed) != 0; }
    /// Whether memory ran out, so that text was cut or left out.
    bool truncated() const noexcept { return records_.truncated(); }
    /// Where `fail()` was called; its `file` is null where that is not known.
    SourceLocation location() const noexcept { return {head().file, head().line}; }
    /// The catalogue of the code, or nullptr.
    const Catalog* catalog() const noexcept { return head().catalog; }

    /// Back to the strong type; nothing for a code of another catalogue.
    template <class Code>
    std::optional<Code> as() const noexcept
    {
        static_assert(is_catalogued_v<Code>, "amiss: as<Code>() takes an enum with a catalogue");
        if (!is_of(catalog_of<Code>())) return std::nullopt;
        return static_cast<Code>(row()->value);
    }

    /// Whether two errors say the same to the outside: context, cause, location and provenance do not count, nor does a
    /// server's word on retrying; the order of details counts, that of violations does not. Linear, also where
    /// many violations are in another order; without memory for an index of them, quadratic then.
    friend bool operator==(const ApiError& left, const ApiError& right) noexcept
    {
        return left.status() == right.status() && same_code(left.code(), right.code())
            && left.message() == right.message() && detail::has_public_records_of(left.records_, right.records_)
            && detail::has_public_records_of(right.records_, left.records_);
    }
    /// Whether two errors say different things to the outside.
    friend bool operator!=(const ApiError& left, const ApiError& right) noexcept { return !(left == right); }

private:
    template <class>
    friend class ErrorSetters;
    template <class>
    friend class ErrorComparisons;
    friend struct detail::ErrorAccess;
    template <class, class>
    friend class boost::system::result;
    ApiError() noexcept : ApiError(HttpStatus::none) {} // for Boost's result alone

    static constexpr std::uint16_t status_bits(HttpStatus status) noexcept
    {
        const int value = to_int(status);
        return static_cast<std::uint16_t>(value < 0 || value > 0xFFFF ? 0 : value);
    }

    ApiError& edit() noexcept { return *this; }
    std::string_view text(detail::RecordKind kind) const noexcept { return records_.find(kind); }
    const detail::ErrorHead& head() const noexcept { return records_.head(); }
    detail::ErrorHead& head() noexcept { return records_.head(); }
    const RowData* row() const noexcept
    {
        return catalog() != nullptr ? catalog()->begin() + head().row_number : nullptr;
    }

    void set_row(const Catalog& catalog, std::size_t number) noexcept
    {
        const RowData& row = catalog[number];
        head().set_row(catalog, number);
        head().status = status_bits(row.status);
        if (row.templated && !row.needs_values) detail::set_row_message(records_, row); // values come later
    }
    AMISS_NOINLINE void set_code(const std::error_code& code) noexcept
    {
        const detail::Meaning meaning = detail::meaning_of(code);
        if (!meaning.known) return set_foreign(code);
        if (meaning.row != nullptr) return set_row(*meaning.catalog, meaning.catalog->index_of(*meaning.row));
        head().status = status_bits(meaning.status);
    }
    AMISS_NOINLINE void set_foreign(const std::error_code& code) noexcept
    {
        head().flags |= detail::ErrorHead::foreign;
        set_cause(code);
    }

    void set_text(FieldKind field, std::string_view text) noexcept
    {
        if (field == FieldKind::param) return detail::set_param(records_, text);
        if (field == FieldKind::message) head().flags |= detail::ErrorHead::own_message;
        records_.set(field, text);
    }
    void set_context(std::string_view text) noexcept { records_.set(detail::RecordKind::context, text); }
    void set_retry_after(std::chrono::seconds delay) noexcept
    {
        detail::set_delay(records_, delay.count() < 0 ? 0 : delay.count());
    }
    void set_detail(std::string_view key, const DetailValue& value) noexcept
    {
        detail::set_named_detail(records_, key, value);
    }
    void add_violation(std::string_view field, std::string_view text, std::string_view code = {}) noexcept
    {
        records_.add_once(FieldKind::violations, field, text, {code});
    }
    void add_violation(const NewViolation& violation) noexcept { violation.add_to(records_); }
    void set_rate_limit(const RateLimit& limit) noexcept
    {
        detail::store_record(records_, detail::RecordKind::rate_limit, limit);
    }
    void set_timestamp(std::chrono::system_clock::time_point time) noexcept
    {
        detail::store_record(records_, FieldKind::timestamp, detail::unix_seconds(time));
    }
    void set_cause(const std::error_code& code) noexcept
    {
        detail::store_record(records_, detail::RecordKind::cause, detail::StoredCause{&code.category(), code.value()});
    }
    bool is_of(const Catalog& other) const noexcept { return catalog() != nullptr && catalog()->id() == other.id(); }

    template <class T>
    bool is(T what) const noexcept
    {
        return detail::matches(*this, row(), (head().flags & detail::ErrorHead::foreign) != 0, what);
    }

    detail::RecordBuffer records_;
};

static_assert(sizeof(ApiError) <= 256, "amiss: an error is at most 256 bytes");

} // inline namespace v0
} // namespace amiss
