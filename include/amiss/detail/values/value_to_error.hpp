// SPDX-License-Identifier: BSL-1.0
// A value of a JSON library as an error: what ErrorToValue makes, read back and checked.
//
// Besides what the walk through a body needs, with `const Json*` as the Value, a library has:
//
//     using Refusal = …;                                       false where nothing is wrong
//     static Refusal refusal(WantedValue, std::string_view member, const Json* found);
//     static Refusal integer(std::string_view member, const Json* found, std::int64_t& out);   not below zero
//     static std::string serialized(const Json&);
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/bodies/body_number.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/error/known_code.hpp>
#include <amiss/detail/json/validate.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/storage/typed_records.hpp>
#include <amiss/detail/storage/violation_details.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/date.hpp>
#include <amiss/detail/values/value_refusal.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>
#include <amiss/source_location.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// How many of the 32 levels are around a detail of an error, and of one of its violations.
inline constexpr int levels_around_details = 2, levels_around_violation_details = 4;
/// How many violations are taken out of a value.
inline constexpr std::size_t max_json_violations = 1024;

/// Takes an error out of a value, member by member; the first one that is wrong is what `refusal` says.
template <class Library>
class ValueToError {
public:
    using Json = typename Library::Json;
    using Refusal = typename Library::Refusal;

    /// Codes are those of `catalog`, and the error is one of one's own; with nullptr they are texts.
    explicit ValueToError(const Catalog* catalog) noexcept : catalog_(catalog) {}

    /// False where the value is no error.
    bool convert(const Json& value)
    {
        if (!is_of(BodyKind::object, "", &value)) return false;
        const auto at = [&value](std::string_view key) { return member(&value, key); };
        start(at("code"), at("type"), at("status"));
        for (const FieldRow& row : field_table) {
            // Code and type are taken already, and the message comes last.
            if (!is_text_field(row.kind) || row.kind == FieldKind::message || row.kind == FieldKind::code
                || row.kind == FieldKind::type)
                continue;
            if (const std::string_view given = text(row.name, at(row.name)); !given.empty())
                ErrorAccess::set_text(error_, row.kind, given);
        }
        take_timestamp(at("timestamp"));
        if (is_there(at("retry_after"))) error_.with_retry_after(number("retry_after", at("retry_after"), INT64_MAX));
        take_retryable(at("retryable"));
        take_rate_limit(at("rate_limit"));
        take_details(at("details"));
        take_violations(at("violations"));
        // Last, and only what the error does not say by itself: a message of its own would stay whatever is set later.
        if (const std::string_view message = required_text("message", at("message")); message != error_.message())
            error_.with_message(message);
        return !refusal_;
    }
    const Refusal& refusal() const noexcept { return refusal_; }
    /// The error, after `convert` was true.
    ApiError& error() noexcept { return error_; }

private:
    // All that read and read_any take for a code: visible ASCII without white space.
    static constexpr bool is_name(std::string_view text) noexcept
    {
        return text.size() <= max_word && consists_of(text, is_visible);
    }

    static const Json* member(const Json* object, std::string_view key)
    {
        const Json* found = nullptr;
        return Library::find(object, key, found) ? found : nullptr;
    }
    static bool is_there(const Json* value) { return value != nullptr && Library::kind(value) != BodyKind::null; }

    void refuse(WantedValue wanted, std::string_view key, const Json* found)
    {
        if (!refusal_) refusal_ = Library::refusal(wanted, key, found);
    }
    bool is_of(BodyKind kind, std::string_view key, const Json* value)
    {
        if (value != nullptr && Library::kind(value) == kind) return true;
        refuse(wanted_of(kind), key, value);
        return false;
    }
    static constexpr WantedValue wanted_of(BodyKind kind) noexcept
    {
        switch (kind) {
        case BodyKind::object: return WantedValue::object;
        case BodyKind::array: return WantedValue::array;
        case BodyKind::string: return WantedValue::string;
        case BodyKind::number: return WantedValue::number;
        case BodyKind::boolean: return WantedValue::boolean;
        case BodyKind::null: break;
        }
        return WantedValue::sound;
    }

    std::string_view required_text(std::string_view key, const Json* value)
    {
        return is_of(BodyKind::string, key, value) ? Library::text(value) : std::string_view();
    }
    std::string_view text(std::string_view key, const Json* value)
    {
        return is_there(value) ? required_text(key, value) : std::string_view();
    }

    std::int64_t number(std::string_view key, const Json* value, std::int64_t most)
    {
        std::int64_t number = 0;
        if (const Refusal refused = Library::integer(key, value, number)) {
            if (!refusal_) refusal_ = refused;
            return 0;
        }
        if (number >= 0 && number <= most) return number;
        refuse(WantedValue::sound, key, value);
        return 0;
    }

    void start(const Json* name_value, const Json* type_value, const Json* status)
    {
        error_ = ApiError(static_cast<HttpStatus>(number("status", status, 0xFFFF)));
        ErrorHead& head = ErrorAccess::head(error_);
        if (catalog_ == nullptr)
            head.provenance = error_.status() == HttpStatus::none ? Provenance::transport : Provenance::server;
        const std::string_view name = required_text("code", name_value);
        const std::string_view type = text("type", type_value);
        if (set_known_code(error_, catalog_, name)) return;
        if (!is_name(name)) return refuse(WantedValue::sound, "code", name_value);
        if (!name.empty()) ErrorAccess::records(error_).set(FieldKind::code, name);
        if (!type.empty()) ErrorAccess::records(error_).set(FieldKind::type, type);
    }

    void take_timestamp(const Json* value)
    {
        std::int64_t seconds = 0;
        const std::string_view stamp = text("timestamp", value);
        if (stamp.empty()) return;
        if (!read_timestamp(stamp, seconds)) return refuse(WantedValue::sound, "timestamp", value);
        store_record(ErrorAccess::records(error_), FieldKind::timestamp, seconds);
    }

    void take_retryable(const Json* value)
    {
        if (is_there(value) && is_of(BodyKind::boolean, "retryable", value))
            ErrorAccess::set_server_word(error_, Library::boolean(value));
    }

    void take_rate_limit(const Json* value)
    {
        if (!is_there(value) || !is_of(BodyKind::object, "rate_limit", value)) return;
        RateLimit limit;
        const auto take = [&](std::string_view key, std::int64_t& into) {
            if (const Json* found = member(value, key); is_there(found)) into = number(key, found, INT64_MAX);
        };
        take("limit", limit.limit);
        take("remaining", limit.remaining);
        take("reset", limit.reset);
        if (limit != RateLimit{}) error_.with_rate_limit(limit);
    }

    // Whether there is room for one more; without it, the error says that it does not have everything. Each one costs what
    // there is already.
    bool is_in_range(std::size_t count, std::size_t most)
    {
        if (count >= most) ErrorAccess::head(error_).flags |= ErrorHead::malformed;
        return count < most;
    }

    void take_details(const Json* value)
    {
        if (!is_there(value) || !is_of(BodyKind::object, "details", value)) return;
        std::size_t count = 0;
        Library::each_member(value, [&](std::string_view key, const Json* detail) {
            if (!is_in_range(count++, max_read_details)) return false;
            std::string memory;
            const DetailValue taken = detail_value(detail, memory, levels_around_details);
            if (!refusal_) error_.with_detail(key, taken);
            return true;
        });
    }

    // The value of a detail, as a view of `value` or of `memory`.
    DetailValue detail_value(const Json* value, std::string& memory, int levels_around)
    {
        const BodyKind kind = Library::kind(value);
        if (kind == BodyKind::string) return Library::text(value);
        if (kind == BodyKind::number) {
            memory = text_of(Library::number(value));
        } else {
            // The levels first: to write a value may take stack for each of them.
            if (has_levels(value, json_depth - levels_around)) memory = Library::serialized(*value);
            JsonScan scan(memory);
            if (!scan.skip_value()) refuse(WantedValue::sound, "details", value);
        }
        return DetailValue::unchecked_json(memory);
    }
    static std::string text_of(const BodyNumber& number)
    {
        switch (number.form) {
        case BodyNumber::Form::negative: return std::string(DetailValue(number.below_zero).text());
        case BodyNumber::Form::natural: return std::string(DetailValue(number.natural).text());
        case BodyNumber::Form::real: break;
        }
        return std::string(DetailValue(number.real).text());
    }
    static bool has_levels(const Json* value, int most)
    {
        if (most < 0) return false;
        bool has = true;
        const auto below = [&has, most](const Json* inner) { return has = has_levels(inner, most - 1); };
        const BodyKind kind = Library::kind(value);
        if (kind == BodyKind::array) Library::each_element(value, below);
        if (kind == BodyKind::object)
            Library::each_member(value, [&below](std::string_view, const Json* inner) { return below(inner); });
        return has;
    }

    void take_violations(const Json* value)
    {
        if (!is_there(value) || !is_of(BodyKind::array, "violations", value)) return;
        std::size_t count = 0;
        Library::each_element(value, [&](const Json* element) {
            if (!is_in_range(count++, max_json_violations) || !is_of(BodyKind::object, "violations", element))
                return false;
            const std::string_view field = required_text("field", member(element, "field"));
            const std::string_view message = required_text("message", member(element, "message"));
            const std::string_view code = text("code", member(element, "code"));
            ViolationDetails details;
            std::string texts[ViolationDetails::most];
            take_details_of_violation(member(element, "details"), details, texts);
            add_violation(ErrorAccess::records(error_), field, message, code, details);
            return true;
        });
    }

    void take_details_of_violation(const Json* value, ViolationDetails& details, std::string* texts)
    {
        if (!is_there(value) || !is_of(BodyKind::object, "details", value)) return;
        Library::each_member(value, [&](std::string_view key, const Json* detail) {
            if (!is_in_range(details.count(), ViolationDetails::most)) return false;
            std::string& memory = texts[details.count()];
            details.add(key, detail_value(detail, memory, levels_around_violation_details));
            return true;
        });
    }

    const Catalog* catalog_;
    ApiError error_{HttpStatus::none};
    Refusal refusal_{};
};

/// A value as an error of one's own; the failure says what is wrong with it.
template <class Library>
expected<ApiError> value_to_error(const typename Library::Json& value, const Catalog& catalog, SourceLocation where)
{
    ValueToError<Library> reader(&catalog);
    if (!reader.convert(value)) return reader.refusal().failure(where);
    return std::move(reader.error());
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
