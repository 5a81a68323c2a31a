// SPDX-License-Identifier: BSL-1.0
// Checks the headers of a request for frameworks that take any, and says where its body ends.
#pragma once

#include <amiss/detail/headers/visit_headers.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/header_view.hpp>
#include <amiss/http_status.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a server has to refuse by the headers alone, and how the body is framed (RFC 9112 §3.2, §5.1, §6.3).
///
/// Strict: who is lenient here takes a part of a body for the next request, and with it what a proxy in front would
/// have refused (RFC 9112 §11.2).
class HeadCheck {
public:
    static constexpr std::size_t most_bytes = 16384; ///< of all headers with their line breaks

    template <class Range>
    HeadCheck(const Range& headers, std::string_view version) noexcept
    {
        visit_headers<Range>(&headers, {&HeadCheck::look, this});
        const bool is_http_1_0 = version == "HTTP/1.0";
        if (hosts_ > 1 || (hosts_ == 0 && !is_http_1_0)) refuse(HttpStatus::bad_request);
        if (is_chunked_ && (is_sized_ || is_http_1_0)) refuse(HttpStatus::bad_request);
        if (bytes_ > most_bytes) refuse(HttpStatus::request_header_fields_too_large);
    }

    /// What to refuse the request with; `HttpStatus::ok` where nothing is wrong.
    HttpStatus fault() const noexcept { return fault_; }
    /// Whether the body comes in chunks, of which nobody knows how many.
    bool is_chunked() const noexcept { return is_chunked_; }
    /// What Content-Length says; 0 without one. What 64 bits do not hold is the greatest number.
    std::uint64_t size() const noexcept { return size_; }
    /// Whether there is anything to read.
    bool has_body() const noexcept { return is_chunked_ || size_ != 0; }

private:
    static void look(void* state, std::string_view name, std::string_view value) noexcept
    {
        HeadCheck& check = *static_cast<HeadCheck*>(state);
        check.bytes_ += name.size() + value.size() + std::string_view(": \r\n").size();
        if (!is_token(name)) check.refuse(HttpStatus::bad_request);
        if (same_header(name, "Host")) ++check.hosts_;
        if (same_header(name, "Content-Length")) check.add_size(value);
        if (same_header(name, "Transfer-Encoding")) check.add_coding(value);
    }
    void add_size(std::string_view value) noexcept
    {
        constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
        const bool is_number = !value.empty() && consists_of(value, is_digit);
        std::uint64_t size = 0;
        for (const char c : is_number ? value : std::string_view()) {
            const auto digit = static_cast<std::uint64_t>(c - '0');
            size = size > (most - digit) / 10 ? most : size * 10 + digit;
        }
        if (!is_number || (is_sized_ && size != size_)) refuse(HttpStatus::bad_request);
        is_sized_ = true;
        if (size > size_) size_ = size;
    }
    /// Each coding but one "chunked" is refused: a body whose end is not known cannot be skipped either.
    void add_coding(std::string_view value) noexcept
    {
        if (!equal_ignoring_case(value, "chunked")) refuse(HttpStatus::not_implemented); // RFC 9112 §6.1
        if (is_chunked_) refuse(HttpStatus::bad_request);
        is_chunked_ = true;
    }
    void refuse(HttpStatus status) noexcept { fault_ = status; }

    HttpStatus fault_ = HttpStatus::ok;
    bool is_chunked_ = false;
    bool is_sized_ = false;
    std::size_t hosts_ = 0;
    std::size_t bytes_ = 0;
    std::uint64_t size_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
