// SPDX-License-Identifier: BSL-1.0
// ApiError: one error as a value, with everything that its response, its log line and its caller need.
#pragma once

#include <amiss/category.hpp>
#include <amiss/config.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/storage/setters.hpp>
#include <amiss/detail/storage/typed_records.hpp>
#include <amiss/provenance.hpp>
#include <amiss/rate_limit.hpp>
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

template <class T>
inline constexpr bool is_condition_v = IsErrorType<T>::value || std::is_same_v<T, HttpStatus>
    || std::is_same_v<T, Retry> || std::is_same_v<T, std::errc> || std::is_same_v<T, std::error_code>;
template <class T>
inline constexpr bool is_comparable_v = is_catalogued_v<T> || is_condition_v<T>;

} // namespace detail

/// One API error: a value of at most 256 bytes.
///
/// Everything on it is noexcept. Texts are copied into 232 bytes inside it, and beyond those into one heap block;
/// when there is no memory, text is cut on a code point and `truncated()` is set. Views that getters return live
/// until the error is changed, moved or destroyed. Two threads may read one error at the same time.
class ApiError : public detail::Setters<ApiError> {
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

    /// From any std::error_code: catalogued codes keep their row, all others are 500 outside and `cause()` inside.
    explicit ApiError(const std::error_code& code) noexcept
    {
        const detail::Meaning meaning = detail::meaning_of(code);
        if (meaning.row != nullptr)
            set_row(*meaning.catalog, meaning.catalog->index_of(*meaning.row));
        else if (meaning.known)
            head().status = status_bits(meaning.status);
        else
            set_foreign(code);
    }

    /// A portable condition as a foreign code: 500 outside, the condition as `cause()` inside.
    explicit ApiError(std::errc condition) noexcept { set_foreign(std::make_error_code(condition)); }

    /// An error of which only the status is known; in an envelope, the row of its catalogue with that status.
    explicit ApiError(HttpStatus status) noexcept { head().status = status_bits(status); }

    ApiError(const ApiError&) noexcept = default;
    ApiError(ApiError&&) noexcept = default;
    ApiError& operator=(const ApiError&) noexcept = default;
    ApiError& operator=(ApiError&&) noexcept = default;
    ~ApiError() = default;

    /// The code; without a catalogued one, the status in the category "amiss.http_status".
    std::error_code code() const noexcept
    {
        if (row() != nullptr) return {row()->value, head().catalog->category()};
        return {head().status, http_status_category()};
    }
    /// The wire name, "parameter_missing". An unknown name read from the wire is kept; empty where there is none.
    std::string_view name() const noexcept AMISS_LIFETIMEBOUND
    {
        return row() != nullptr ? row()->name : records_.find(detail::RecordKind::name);
    }
    /// The API's error type; empty where it has none.
    std::string_view type() const noexcept AMISS_LIFETIMEBOUND
    {
        return row() != nullptr ? row()->type : records_.find(detail::RecordKind::type);
    }
    /// The HTTP status, of the response where there was one; `HttpStatus::none` for a network failure.
    HttpStatus status() const noexcept { return static_cast<HttpStatus>(head().status); }
    /// The text that goes on the wire: the one that was set, or the row's template filled, or its plain text.
    ///
    /// Without a row, the status's reason phrase: an envelope has the text of its own row in that place.
    std::string_view message() const noexcept AMISS_LIFETIMEBOUND
    {
        const std::string_view set = records_.find(detail::RecordKind::message);
        if (set.data() != nullptr) return set;
        return row() == nullptr ? reason_phrase(status()) : detail::text_without_values(*row());
    }
    std::string_view param() const noexcept AMISS_LIFETIMEBOUND { return records_.find(detail::RecordKind::param); }
    std::string_view request_id() const noexcept AMISS_LIFETIMEBOUND
    {
        return records_.find(detail::RecordKind::request_id);
    }
    /// The link that was set or read; not the one that a catalogue's base makes.
    std::string_view doc_url() const noexcept AMISS_LIFETIMEBOUND { return records_.find(detail::RecordKind::doc_url); }
    /// All details as the text of one JSON object, `{"limit":100}`; empty when there are none.
    std::string_view details() const noexcept AMISS_LIFETIMEBOUND { return records_.find(detail::RecordKind::details); }
    /// One detail: a string's text, of anything else the JSON text; empty, with a null `data()`, when there is none.
    std::string_view detail(std::string_view key) const noexcept AMISS_LIFETIMEBOUND
    {
        return detail::find_detail(records_, key);
    }
    /// Internal: for logs only.
    std::string_view context() const noexcept AMISS_LIFETIMEBOUND { return records_.find(detail::RecordKind::context); }
    /// Internal: the beginning of the body that this was read from, where `Received::keep_body` asked for it. As it
    /// came: not checked, not redacted, in no log line.
    std::string_view raw_body() const noexcept AMISS_LIFETIMEBOUND
    {
        return records_.find(detail::RecordKind::raw_body);
    }
    /// Internal: the code behind this error; 0 where there is none.
    std::error_code cause() const noexcept
    {
        detail::StoredCause stored{};
        return detail::load_record(records_, detail::RecordKind::cause, stored) ? stored.code() : std::error_code();
    }
    Violations violations() const noexcept AMISS_LIFETIMEBOUND { return Violations(records_); }
    // Templates: std::optional is instantiated where one is called, each at a hundredth of what this header costs.
    template <class Limit = RateLimit>
    std::optional<Limit> rate_limit() const noexcept
    {
        Limit limit;
        return detail::load_record(records_, detail::RecordKind::rate_limit, limit) ? std::optional(limit)
                                                                                    : std::nullopt;
    }
    /// When it happened, to the second.
    template <class Time = std::chrono::system_clock::time_point>
    std::optional<Time> timestamp() const noexcept
    {
        std::int64_t time = 0;
        const bool found = detail::load_record(records_, detail::RecordKind::timestamp, time);
        return found ? std::optional<Time>(detail::time_at(time)) : std::nullopt;
    }
    /// How long to wait before a repetition, in seconds; never negative.
    template <class Seconds = std::chrono::seconds>
    std::optional<Seconds> retry_after() const noexcept
    {
        std::int64_t delay = 0;
        return detail::load_record(records_, detail::RecordKind::retry_after, delay) ? std::optional(Seconds(delay))
                                                                                     : std::nullopt;
    }
    Retry retry_class() const noexcept { return row() != nullptr ? row()->retry : default_retry(status()); }
    bool retryable() const noexcept { return retry_class() != Retry::never; }
    Grpc grpc() const noexcept { return row() != nullptr ? row()->grpc : default_grpc(status()); }
    Provenance provenance() const noexcept { return head().provenance; }
    /// Something in what was read was not as it should be.
    bool malformed() const noexcept { return (head().flags & detail::ErrorHead::malformed) != 0; }
    /// Memory ran out, and text was cut or left out.
    bool truncated() const noexcept { return records_.truncated(); }
    SourceLocation location() const noexcept { return {head().file, head().line}; }
    /// The catalogue that the code is of, or nullptr.
    const Catalog* catalog() const noexcept { return head().catalog; }

    /// Back to the strong type; nothing for a code of another catalogue.
    template <class Code>
    std::optional<Code> as() const noexcept
    {
        static_assert(is_catalogued_v<Code>, "amiss: as<Code>() takes an enum with a catalogue");
        if (!is_of(catalog_of<Code>())) return std::nullopt;
        return static_cast<Code>(row()->value);
    }

    /// Whether two errors say the same to the outside; context, cause, location and provenance do not count.
    ///
    /// Details in another order are other details. Quadratic in the number of violations.
    friend bool operator==(const ApiError& left, const ApiError& right) noexcept
    {
        return left.status() == right.status() && same_code(left.code(), right.code())
            && left.message() == right.message() && detail::same_public_records(left.records_, right.records_)
            && detail::same_public_records(right.records_, left.records_);
    }
    friend bool operator!=(const ApiError& left, const ApiError& right) noexcept { return !(left == right); }

    // Comparisons with codes, statuses, types, retry classes, std::errc and std::error_code. By identity of the
    // catalogue, never by address. The reversed ones are for C++17.
    template <class T, std::enable_if_t<detail::is_comparable_v<T>, int> = 0>
    friend bool operator==(const ApiError& error, T what) noexcept
    {
        return error.is(what);
    }
    template <class T, std::enable_if_t<detail::is_comparable_v<T>, int> = 0>
    friend bool operator!=(const ApiError& error, T what) noexcept
    {
        return !error.is(what);
    }
    template <class T, std::enable_if_t<detail::is_comparable_v<T>, int> = 0>
    friend bool operator==(T what, const ApiError& error) noexcept
    {
        return error.is(what);
    }
    template <class T, std::enable_if_t<detail::is_comparable_v<T>, int> = 0>
    friend bool operator!=(T what, const ApiError& error) noexcept
    {
        return !error.is(what);
    }

private:
    template <class>
    friend class detail::Setters;
    friend struct detail::ErrorAccess;

    static constexpr std::uint16_t status_bits(HttpStatus status) noexcept
    {
        const int value = to_int(status);
        return static_cast<std::uint16_t>(value < 0 || value > 0xFFFF ? 0 : value);
    }

    ApiError& edit() noexcept { return *this; }
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
        if (row.templated && !row.needs_values) fill_template(); // of a new error every value is missing
    }
    AMISS_NOINLINE void set_foreign(const std::error_code& code) noexcept
    {
        head().flags |= detail::ErrorHead::foreign;
        set_cause(code);
    }

    void set_message(std::string_view text) noexcept
    {
        head().flags |= detail::ErrorHead::own_message;
        records_.set(detail::RecordKind::message, text);
    }
    void set_param(std::string_view text) noexcept
    {
        records_.set(detail::RecordKind::param, text);
        fill_template();
    }
    void set_request_id(std::string_view text) noexcept { records_.set(detail::RecordKind::request_id, text); }
    void set_doc_url(std::string_view text) noexcept { records_.set(detail::RecordKind::doc_url, text); }
    void set_context(std::string_view text) noexcept { records_.set(detail::RecordKind::context, text); }
    void set_retry_after(std::chrono::seconds delay) noexcept
    {
        const auto seconds = static_cast<std::int64_t>(delay.count() < 0 ? 0 : delay.count());
        detail::store_record(records_, detail::RecordKind::retry_after, seconds);
        fill_template();
    }
    void set_detail(std::string_view key, const DetailValue& value) noexcept
    {
        detail::set_detail(records_, key, value);
        fill_template();
    }
    void add_violation(std::string_view field, std::string_view text) noexcept
    {
        detail::Record first;
        if (!records_.find(detail::RecordKind::violation, field, first))
            records_.set(detail::RecordKind::violation, field, text);
    }
    void set_rate_limit(const RateLimit& limit) noexcept
    {
        detail::store_record(records_, detail::RecordKind::rate_limit, limit);
    }
    void set_timestamp(std::chrono::system_clock::time_point time) noexcept
    {
        detail::store_record(records_, detail::RecordKind::timestamp, detail::unix_seconds(time));
    }
    void set_cause(const std::error_code& code) noexcept
    {
        detail::store_record(records_, detail::RecordKind::cause, detail::StoredCause{&code.category(), code.value()});
    }
    // Out of line, so that the constructors are small enough to be inlined: then all that they know of a row is folded.
    AMISS_NOINLINE void fill_template() noexcept
    {
        const RowData* known = row();
        if (known == nullptr || !known->templated || (head().flags & detail::ErrorHead::own_message) != 0) return;
        detail::fill_template(records_, known->message);
    }

    bool is_of(const Catalog& other) const noexcept { return catalog() != nullptr && catalog()->id() == other.id(); }

    template <class T>
    bool is(T what) const noexcept
    {
        if constexpr (is_catalogued_v<T>) {
            return is_of(catalog_of<T>()) && row()->value == static_cast<int>(what);
        } else if constexpr (std::is_same_v<T, HttpStatus>) {
            return status() == what;
        } else if constexpr (std::is_same_v<T, Retry>) {
            return retry_class() == what;
        } else if constexpr (std::is_same_v<T, std::error_code>) {
            return same_code((head().flags & detail::ErrorHead::foreign) != 0 ? cause() : code(), what);
        } else if constexpr (std::is_same_v<T, std::errc>) {
            if ((head().flags & detail::ErrorHead::foreign) != 0) return cause() == what;
            const int errc = row() != nullptr ? row()->errc : detail::default_errc(status());
            return errc != 0 && errc == static_cast<int>(what);
        } else {
            const std::string_view name = detail::type_name(what);
            return !name.empty() && type() == name;
        }
    }

    detail::RecordBuffer records_;
};

namespace detail {

/// The unfiltered access that reading and writing need and users do not.
struct ErrorAccess {
    static const RecordBuffer& records(const ApiError& error) noexcept { return error.records_; }
    static RecordBuffer& records(ApiError& error) noexcept { return error.records_; }
    static const ErrorHead& head(const ApiError& error) noexcept { return error.head(); }
    static ErrorHead& head(ApiError& error) noexcept { return error.head(); }
    static const RowData* row(const ApiError& error) noexcept { return error.row(); }
};

} // namespace detail

static_assert(sizeof(ApiError) <= 256, "amiss: an error is at most 256 bytes");

} // inline namespace v0
} // namespace amiss
