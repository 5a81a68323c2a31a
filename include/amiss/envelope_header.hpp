// SPDX-License-Identifier: BSL-1.0
// The headers that an envelope adds to its responses: a name, and a field of the error or a constant.
#pragma once

#include <amiss/detail/headers/sent_header.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/field.hpp>
#include <amiss/literal.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
/// One header of an envelope; see `WithOptions::header`.
struct EnvelopeHeader {
    std::string_view name;                ///< "request-id"
    FieldKind field = FieldKind::none;    ///< `none` for a constant
    std::string_view text{};              ///< the constant, or the key of a detail or a column
    FieldStyle style = FieldStyle::plain; ///< how the value is written
};

/// The headers of an envelope, up to eight, in order; see `WithOptions::header`.
class EnvelopeHeaders {
public:
    /// How many there can be.
    static constexpr std::size_t capacity = 8;

    /// The first header.
    constexpr const EnvelopeHeader* begin() const noexcept { return headers_; }
    /// The end.
    constexpr const EnvelopeHeader* end() const noexcept { return headers_ + size_; }
    /// How many headers there are.
    constexpr std::size_t size() const noexcept { return size_; }

    /// Whether one of them has this field as its value.
    constexpr bool has(FieldKind field) const noexcept
    {
        for (const EnvelopeHeader& header : *this) {
            if (header.field == field) return true;
        }
        return false;
    }

    /// Adds a header with the value of a field. In a constant, what no header can be stops the compiler; elsewhere it is
    /// not added.
    constexpr void add(Literal name, Field field) noexcept
    {
        const bool is_id = field.kind == FieldKind::request_id;
        const bool is_value = detail::can_be_header(field);
        if (!is_value) detail::amiss_header_has_a_field_that_no_header_has(name.view.data());
        add(EnvelopeHeader{name.view, field.kind, field.key, field.style},
            is_value && (is_id || !is_request_id(name.view)), is_id);
    }
    /// Adds a header with a constant value, of printable ASCII (RFC 9110 §5.5), in the same way.
    constexpr void add(Literal name, Literal text) noexcept
    {
        const bool is_value = !text.view.empty() && text.view.size() <= 128
            && detail::consists_of(text.view, detail::is_printable) && text.view.front() != ' '
            && text.view.back() != ' ';
        if (!is_value) detail::amiss_header_has_a_constant_that_is_not_printable(name.view.data());
        add(EnvelopeHeader{name.view, FieldKind::none, text.view}, is_value, false);
    }

private:
    static constexpr bool is_request_id(std::string_view name) noexcept
    {
        return detail::same_header(name, "X-Request-Id");
    }

    constexpr void add(const EnvelopeHeader& header, bool is_good, bool is_id) noexcept
    {
        const char* const name = header.name.data();
        if (!detail::is_token(header.name)) return detail::amiss_header_has_a_name_that_is_no_token(name);
        if (detail::is_made_header(header.name) || (is_request_id(header.name) && !is_id))
            return detail::amiss_header_is_made_by_respond(name);
        for (const EnvelopeHeader& other : *this) {
            if (detail::same_header(other.name, header.name)) return detail::amiss_header_is_there_twice(name);
        }
        if (size_ == capacity) return detail::amiss_envelope_has_more_than_8_headers(name);
        if (is_good) headers_[size_++] = header;
    }

    EnvelopeHeader headers_[capacity]{};
    std::size_t size_ = 0;
};

} // inline namespace v0
} // namespace amiss
