// SPDX-License-Identifier: BSL-1.0
// A value of Boost.JSON as an error: what ErrorToValue makes, read back and checked.
#pragma once

#include <amiss/catalog.hpp>
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
#include <amiss/error.hpp>

#include <boost/json/fwd.hpp>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

// In all of these `Json` is boost::json::value, as a parameter: it is no complete type here.

/// How many of the 32 levels are around a detail of an error, and of one of its violations.
inline constexpr int levels_around_details = 2, levels_around_violation_details = 4;
/// How many violations are taken out of a value.
inline constexpr std::size_t max_json_violations = 1024;

template <class Json>
using JsonResult = typename boost::json::result_for<ApiError, Json>::type;
template <class Json>
using JsonErrorCode = typename JsonResult<Json>::error_type;

/// Takes an error out of a value, member by member; after the first one that is wrong, `code()` says what is.
template <class Json>
class ValueToError {
public:
    explicit ValueToError(const Catalog* catalog) noexcept : catalog_(catalog) {}

    JsonResult<Json> convert(const Json& value)
    {
        const auto* object = value.if_object();
        if (object == nullptr) return refused(boost::json::try_value_to<boost::json::object>(value).error());
        const auto at = [object](std::string_view key) { return object->if_contains(key); };
        start(at("code"), at("type"), at("status"));
        for (const FieldRow& row : field_table) {
            // Code and type are taken already, and the message comes last.
            if (!is_text_field(row.kind) || row.kind == FieldKind::message || row.kind == FieldKind::code
                || row.kind == FieldKind::type)
                continue;
            if (const std::string_view given = text(at(row.name)); !given.empty())
                ErrorAccess::set_text(error_, row.kind, given);
        }
        take_timestamp(text(at("timestamp")));
        if (is_there(at("retry_after"))) error_.with_retry_after(number(at("retry_after"), INT64_MAX));
        take_retryable(at("retryable"));
        take_rate_limit(at("rate_limit"));
        take_details(at("details"));
        take_violations(at("violations"));
        // Last, and only what the error does not say by itself: a message of its own would stay whatever is set later.
        if (const std::string_view message = required_text(at("message")); message != error_.message())
            error_.with_message(message);
        if (code_) return refused(code_);
        return std::move(error_);
    }

private:
    // Said by the tag: an ApiError can be made of the code as well.
    static JsonResult<Json> refused(const JsonErrorCode<Json>& code)
    {
        return {JsonResult<Json>::in_place_error, code};
    }

    // All that read and read_any take for a code: visible ASCII without white space.
    static constexpr bool is_name(std::string_view text) noexcept
    {
        return text.size() <= max_word && consists_of(text, is_visible);
    }

    static bool is_there(const Json* value) { return value != nullptr && !value->is_null(); }

    void fail(const JsonErrorCode<Json>& code)
    {
        if (!code_) code_ = code;
    }
    void fail_invalid()
    {
        fail(boost::json::result_from_errno<typename JsonResult<Json>::value_type>(EINVAL, nullptr).error());
    }

    std::string_view required_text(const Json* value)
    {
        const Json null(nullptr);
        const Json& found = value != nullptr ? *value : null;
        if (const auto* string = found.if_string()) return {string->data(), string->size()};
        fail(boost::json::try_value_to<std::string>(found).error());
        return {};
    }
    std::string_view text(const Json* value) { return is_there(value) ? required_text(value) : std::string_view(); }

    std::int64_t number(const Json* value, std::int64_t most)
    {
        const auto result = boost::json::try_value_to<std::int64_t>(value != nullptr ? *value : Json(nullptr));
        if (result.has_error()) return fail(result.error()), 0;
        if (*result < 0 || *result > most) return fail_invalid(), 0;
        return *result;
    }

    void start(const Json* name_value, const Json* type_value, const Json* status)
    {
        error_ = ApiError(static_cast<HttpStatus>(number(status, 0xFFFF)));
        ErrorHead& head = ErrorAccess::head(error_);
        if (catalog_ == nullptr)
            head.provenance = error_.status() == HttpStatus::none ? Provenance::transport : Provenance::server;
        const std::string_view name = required_text(name_value);
        const std::string_view type = text(type_value);
        if (set_known_code(error_, catalog_, name)) return;
        if (!is_name(name)) return fail_invalid();
        if (!name.empty()) ErrorAccess::records(error_).set(FieldKind::code, name);
        if (!type.empty()) ErrorAccess::records(error_).set(FieldKind::type, type);
    }

    void take_timestamp(std::string_view text)
    {
        std::int64_t seconds = 0;
        if (text.empty()) return;
        if (!read_timestamp(text, seconds)) return fail_invalid();
        store_record(ErrorAccess::records(error_), FieldKind::timestamp, seconds);
    }

    void take_retryable(const Json* value)
    {
        if (!is_there(value)) return;
        if (const bool* const word = value->if_bool()) return ErrorAccess::set_server_word(error_, *word);
        fail(boost::json::try_value_to<bool>(*value).error());
    }

    void take_rate_limit(const Json* value)
    {
        if (!is_there(value)) return;
        const auto* members = value->if_object();
        if (members == nullptr) return fail(boost::json::try_value_to<boost::json::object>(*value).error());
        RateLimit limit;
        const auto take = [&](const char* key, std::int64_t& into) {
            if (const Json* member = members->if_contains(key); is_there(member)) into = number(member, INT64_MAX);
        };
        take("limit", limit.limit);
        take("remaining", limit.remaining);
        take("reset", limit.reset);
        if (limit != RateLimit{}) error_.with_rate_limit(limit);
    }

    void take_details(const Json* value)
    {
        if (!is_there(value)) return;
        const auto* members = value->if_object();
        if (members == nullptr) return fail(boost::json::try_value_to<boost::json::object>(*value).error());
        std::size_t count = 0;
        for (const auto& member : *members) {
            // Each one costs what there is already.
            if (++count > max_read_details) ErrorAccess::head(error_).flags |= ErrorHead::malformed;
            if (count > max_read_details) return;
            take_detail({member.key().data(), member.key().size()}, member.value());
        }
    }

    void take_detail(std::string_view key, const Json& value)
    {
        std::string json;
        const DetailValue detail = detail_value(value, json, levels_around_details);
        if (!code_) error_.with_detail(key, detail);
    }

    // The value of a detail, as a view of `value` or of `json`.
    DetailValue detail_value(const Json& value, std::string& json, int levels_around)
    {
        if (const auto* string = value.if_string()) return std::string_view(string->data(), string->size());
        if (const auto* real = value.if_double()) {
            const DetailValue number(*real);
            json = number.text();
        } else {
            json = serialize(value);
            JsonScan scan(json);
            if (!scan.skip_value(levels_around)) fail_invalid();
        }
        return DetailValue::unchecked_json(json);
    }

    void take_violations(const Json* value)
    {
        if (!is_there(value)) return;
        const auto* array = value->if_array();
        if (array == nullptr) return fail(boost::json::try_value_to<boost::json::array>(*value).error());
        std::size_t count = 0;
        for (const Json& element : *array) {
            // Each one costs what there is already.
            if (++count > max_json_violations) ErrorAccess::head(error_).flags |= ErrorHead::malformed;
            if (count > max_json_violations) return;
            const auto* members = element.if_object();
            if (members == nullptr) return fail(boost::json::try_value_to<boost::json::object>(element).error());
            const std::string_view field = required_text(members->if_contains("field"));
            const std::string_view message = required_text(members->if_contains("message"));
            const std::string_view code = text(members->if_contains("code"));
            ViolationDetails details;
            std::string texts[ViolationDetails::most];
            take_details_of_violation(members->if_contains("details"), details, texts);
            add_violation(ErrorAccess::records(error_), field, message, code, details);
        }
    }

    void take_details_of_violation(const Json* value, ViolationDetails& details, std::string* texts)
    {
        if (!is_there(value)) return;
        const auto* members = value->if_object();
        if (members == nullptr) return fail(boost::json::try_value_to<boost::json::object>(*value).error());
        for (const auto& member : *members) {
            if (details.count() == ViolationDetails::most) {
                ErrorAccess::head(error_).flags |= ErrorHead::malformed;
                return;
            }
            std::string& text = texts[details.count()];
            details.add({member.key().data(), member.key().size()},
                        detail_value(member.value(), text, levels_around_violation_details));
        }
    }

    const Catalog* catalog_;
    ApiError error_{HttpStatus::none};
    JsonErrorCode<Json> code_{};
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
