// SPDX-License-Identifier: BSL-1.0
// Where the body of a request ends, by its headers.
#pragma once

#include <amiss/detail/headers/visit_headers.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/header_view.hpp>
#include <amiss/http_status.hpp>

#include <cstdint>
#include <limits>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// How the body of a request is framed (RFC 9112 §6.3), for frameworks that do not say when it is framed wrongly.
///
/// Strict: who is lenient here takes a part of a body for the next request, and with it what a proxy in front would have
/// refused (RFC 9112 §11.2).
class BodyFraming {
public:
    template <class Range>
    BodyFraming(const Range& headers, bool is_http_1_0) noexcept
    {
        visit_headers<Range>(&headers, {&BodyFraming::look, this});
        if (is_chunked_ && (is_sized_ || is_http_1_0)) fault_ = HttpStatus::bad_request;
    }

    /// What to refuse the request with; `HttpStatus::ok` where nothing is wrong.
    HttpStatus fault() const noexcept { return fault_; }
    /// Whether the body comes in chunks, of which nobody knows how many.
    bool is_chunked() const noexcept { return is_chunked_; }
    /// What Content-Length says; 0 without one. What no 64 bits hold is the greatest number.
    std::uint64_t size() const noexcept { return size_; }
    /// Whether there is anything to read.
    bool has_body() const noexcept { return is_chunked_ || size_ != 0; }

private:
    static void look(void* state, std::string_view name, std::string_view value) noexcept
    {
        BodyFraming& framing = *static_cast<BodyFraming*>(state);
        if (same_header(name, "Content-Length")) framing.add_size(value);
        if (same_header(name, "Transfer-Encoding")) framing.add_coding(value);
    }
    void add_size(std::string_view value) noexcept
    {
        constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
        std::uint64_t size = 0;
        for (const char c : value) {
            const std::uint64_t digit = static_cast<std::uint64_t>(c - '0');
            size = size > (most - digit) / 10 ? most : size * 10 + digit;
        }
        const bool is_number = !value.empty() && consists_of(value, is_digit);
        if (!is_number || (is_sized_ && size != size_)) fault_ = HttpStatus::bad_request;
        is_sized_ = true;
        size_ = is_number ? size : 0;
    }
    /// Each coding but one "chunked" is refused: a body whose end is not known cannot be skipped either.
    void add_coding(std::string_view value) noexcept
    {
        if (is_chunked_) fault_ = HttpStatus::bad_request;
        if (!equal_ignoring_case(value, "chunked")) fault_ = HttpStatus::not_implemented; // RFC 9112 §6.1
        is_chunked_ = true;
    }

    HttpStatus fault_ = HttpStatus::ok;
    bool is_chunked_ = false;
    bool is_sized_ = false;
    std::uint64_t size_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
