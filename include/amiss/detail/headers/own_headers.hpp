// SPDX-License-Identifier: BSL-1.0
// Reads the headers that an envelope adds to its responses.
#pragma once

#include <amiss/auth_param.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/error/known_code.hpp>
#include <amiss/detail/headers/agreed_value.hpp>
#include <amiss/detail/headers/auth_syntax.hpp>
#include <amiss/detail/headers/field_value.hpp>
#include <amiss/detail/headers/sent_header.hpp>
#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/detail/storage/details.hpp>
#include <amiss/detail/storage/typed_records.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/boolean.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/delay.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/envelope_header.hpp>
#include <amiss/error.hpp>
#include <amiss/field.hpp>
#include <amiss/received.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr std::size_t max_own_header = 256; ///< a longer value is not read

/// Takes the headers of a response one by one, and keeps the values of those that the envelope has.
class OwnHeaders {
public:
    explicit OwnHeaders(const EnvelopeHeaders& headers) noexcept : headers_(headers) {}

    static void take(void* state, std::string_view name, std::string_view value) noexcept
    {
        static_cast<OwnHeaders*>(state)->take(name, trim_blanks(value));
    }

    /// Gives the error what its body did not say. The longer one of two delays counts.
    void put_into(ApiError& error, const CatalogList& catalogs) noexcept
    {
        std::size_t at = 0;
        for (const EnvelopeHeader& header : headers_) {
            const auto value = values_[at].value();
            malformed_ = malformed_ || values_[at].conflicting() || (value && !put(header, *value, error, catalogs));
            ++at;
        }
        if (malformed_) ErrorAccess::head(error).flags |= ErrorHead::malformed;
    }

private:
    void take(std::string_view name, std::string_view value) noexcept
    {
        if (value.empty() || is_absent_word(value)) return;
        std::size_t at = 0;
        for (const EnvelopeHeader& header : headers_) {
            if (same_header(header.name, name)) {
                const bool is_value = value.size() <= max_own_header && consists_of(value, is_printable);
                values_[at].add(is_value ? std::optional(value) : std::nullopt);
            }
            ++at;
        }
    }

    // False where the header makes no sense.
    static bool put(const EnvelopeHeader& header, std::string_view value, ApiError& error,
                    const CatalogList& catalogs) noexcept
    {
        RecordBuffer& records = ErrorAccess::records(error);
        switch (header.field) {
        case FieldKind::code: return put_code(value, error, catalogs);
        case FieldKind::retryable: {
            const auto word = boolean_of(value);
            if (word) ErrorAccess::set_server_word(error, *word);
            return word.has_value();
        }
        case FieldKind::retry_after: {
            std::int64_t in_body = -1;
            load_record(records, FieldKind::retry_after, in_body);
            const auto delay = parse_seconds(value, units_per_second(header.style));
            if (delay && *delay > in_body) store_record(records, FieldKind::retry_after, *delay);
            if (delay) ErrorAccess::set_header_delay(error);
            return delay.has_value();
        }
        case FieldKind::request_id:
            if (!consists_of(value, is_visible)) return false;
            break;
        case FieldKind::type:
            if (ErrorAccess::row(error) != nullptr) return true;
            break;
        case FieldKind::detail:
            if (find_detail(records, header.text).data() == nullptr) set_detail(records, header.text, value);
            return true;
        default:
            if (!is_text_field(header.field)) return true; // a constant, or what the response or the row says
        }
        if (records.find(header.field).data() == nullptr) records.set(header.field, value);
        return true;
    }

    static bool put_code(std::string_view value, ApiError& error, const CatalogList& catalogs) noexcept
    {
        RecordBuffer& records = ErrorAccess::records(error);
        if (ErrorAccess::row(error) != nullptr || records.find(FieldKind::code).data() != nullptr) return true;
        char text[max_own_header];
        AuthParam word{{}, value};
        if (value[0] == '"' && (!take_quoted_string(value, word.raw) || !value.empty())) return false;
        const std::string_view code = word.value(text);
        const std::string_view name = without_namespace(code); // as AWS has it
        if (set_known_code(error, catalogs, code) || set_known_code(error, catalogs, name)) {
            records.erase(FieldKind::type);
            return true;
        }
        if (!is_token(name)) return false; // an unknown code is one word
        records.set(FieldKind::code, name);
        return true;
    }

    const EnvelopeHeaders& headers_;
    AgreedValue<std::string_view> values_[EnvelopeHeaders::capacity];
    bool malformed_ = false;
};

/// Gives the error what the headers of its envelope say and its body did not.
AMISS_NOINLINE inline void read_own_headers(const Received& received, const EnvelopeHeaders& headers,
                                            const CatalogList& catalogs, ApiError& error) noexcept
{
    OwnHeaders own(headers);
    received.visit({&OwnHeaders::take, &own});
    own.put_into(error, catalogs);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
