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
    HeadCheck(const Range& headers, std::string_view version, std::size_t longest = most_bytes) noexcept
    {
        visit_headers<Range>(&headers, {&HeadCheck::look, this});
        const bool is_http_1_0 = version == "HTTP/1.0";
        if (hosts_ > 1 || (hosts_ == 0 && !is_http_1_0)) refuse(HttpStatus::bad_request, "not one Host header");
        if (is_chunked_ && (is_sized_ || is_http_1_0))
            refuse(HttpStatus::bad_request, is_sized_ ? "two lengths of the body" : "chunks in HTTP/1.0");
        if (bytes_ > longest) refuse(HttpStatus::request_header_fields_too_large, "the headers are too long");
    }

    /// What to refuse the request with; `HttpStatus::ok` where nothing is wrong.
    HttpStatus fault() const noexcept { return fault_; }
    /// What is wrong, in words for the log; empty where nothing is.
    std::string_view reason() const noexcept { return reason_; }
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
        if (!is_token(name)) check.refuse(HttpStatus::bad_request, "a header name that is none");
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
        if (!is_number) refuse(HttpStatus::bad_request, "a Content-Length that is no number");
        if (is_sized_ && size != size_) refuse(HttpStatus::bad_request, "two lengths of the body");
        is_sized_ = true;
        if (size > size_) size_ = size;
    }
    /// Each coding but one "chunked" is refused: a body whose end is not known cannot be skipped either.
    void add_coding(std::string_view value) noexcept
    {
        if (!equal_ignoring_case(value, "chunked")) // RFC 9112 §6.1
            refuse(HttpStatus::not_implemented, "a transfer coding besides chunked");
        if (is_chunked_) refuse(HttpStatus::bad_request, "two transfer codings");
        is_chunked_ = true;
    }
    void refuse(HttpStatus status, std::string_view reason) noexcept
    {
        fault_ = status;
        reason_ = reason;
    }

    HttpStatus fault_ = HttpStatus::ok;
    std::string_view reason_;
    bool is_chunked_ = false;
    bool is_sized_ = false;
    std::size_t hosts_ = 0;
    std::size_t bytes_ = 0;
    std::uint64_t size_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
