// SPDX-License-Identifier: BSL-1.0
// Checks the headers of a request that a lenient framework has read, and says how its body is framed.
#pragma once

#include <amiss/detail/text/token.hpp>
#include <amiss/detail/wire/request_head.hpp>
#include <amiss/http_status.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What `read_request_head` finds in the bytes, of headers that a framework has taken apart already.
class HeaderCheck {
public:
    static constexpr std::size_t longest =
        16384; ///< all headers with their line breaks; longer ones are refused with 431

    /// `headers` are pairs of name and value.
    template <class Range>
    HeaderCheck(const Range& headers, std::string_view version)
    {
        head_.is_first_version = version == "HTTP/1.0";
        for (const auto& [name, value] : headers) add(name, value);
        const HttpStatus framing = read_framing(head_);
        if (fault_ == HttpStatus::ok) fault_ = framing;
        if (size_ > longest) fault_ = HttpStatus::request_header_fields_too_large;
    }

    /// What to refuse the request with; `HttpStatus::ok` where nothing is wrong.
    HttpStatus fault() const noexcept { return fault_; }
    /// Whether the body comes in chunks, of which nobody knows how many.
    bool is_chunked() const noexcept { return head_.chunked; }
    /// What Content-Length says; 0 without one.
    std::size_t length() const noexcept { return head_.length; }
    /// Whether there is anything to read.
    bool has_body() const noexcept { return head_.chunked || head_.length != 0; }

private:
    void add(std::string_view name, std::string_view value)
    {
        size_ += name.size() + value.size() + std::string_view(": \r\n").size();
        if (!is_token(name)) fault_ = HttpStatus::bad_request;
        head_.headers.push_back({name, value});
    }

    HttpStatus fault_ = HttpStatus::ok;
    std::size_t size_ = 0;
    RequestHead head_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
