// SPDX-License-Identifier: BSL-1.0
// Reads a chunked body from its bytes, in whatever pieces they come (RFC 9112 §7.1).
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/http_status.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// One chunked body. Extensions of chunks and trailers are read, and dropped.
class ChunkedBody {
public:
    /// Takes from `rest` what is of this body, and appends its data to `body`.
    ///
    /// 200 when the body has ended, 100 when more of it has to come, 400 when it is malformed, 413 when it would have
    /// more than `max` bytes. A chunk that says so in its size is refused before its data is read.
    HttpStatus take(std::string_view& rest, std::string& body, std::size_t longest)
    {
        while (!rest.empty()) {
            if (part_ == Part::data) {
                const std::string_view data = rest.substr(0, left_);
                body.append(data.data(), data.size());
                rest.remove_prefix(data.size());
                left_ -= data.size();
                if (left_ == 0) part_ = Part::data_end;
                continue;
            }
            const char c = rest.front();
            rest.remove_prefix(1);
            if (++overhead_ > longest_overhead) return HttpStatus::bad_request;
            const HttpStatus status = take_mark(c, longest - body.size());
            if (status != HttpStatus::continue_) return status;
        }
        return HttpStatus::continue_;
    }

private:
    enum class Part { size, extension, size_end, data, data_end, data_line_end, trailer, trailer_end };
    // Of all sizes and extensions since the last data, or of all trailers.
    static constexpr std::size_t longest_overhead = 16384;

    /// One character that is not data.
    HttpStatus take_mark(char c, std::size_t room) noexcept
    {
        switch (part_) {
        case Part::size: return take_size(c, room);
        case Part::extension:
            if (c == '\n') return HttpStatus::bad_request;
            if (c == '\r') part_ = Part::size_end;
            break;
        case Part::size_end:
            if (c != '\n') return HttpStatus::bad_request;
            part_ = left_ == 0 ? Part::trailer : Part::data;
            overhead_ = 0;
            line_ = 0;
            break;
        case Part::data: break;
        case Part::data_end:
            if (c != '\r') return HttpStatus::bad_request;
            part_ = Part::data_line_end;
            break;
        case Part::data_line_end:
            if (c != '\n') return HttpStatus::bad_request;
            part_ = Part::size;
            has_digit_ = false;
            break;
        case Part::trailer:
            if (c == '\n') return HttpStatus::bad_request;
            if (c == '\r')
                part_ = Part::trailer_end;
            else
                ++line_;
            break;
        case Part::trailer_end:
            if (c != '\n') return HttpStatus::bad_request;
            if (line_ == 0) return HttpStatus::ok;
            part_ = Part::trailer;
            line_ = 0;
            break;
        }
        return HttpStatus::continue_;
    }

    HttpStatus take_size(char c, std::size_t room) noexcept
    {
        const int digit = hex_value(c);
        if (digit >= 0) {
            const auto value = static_cast<std::size_t>(digit);
            if (value > room || left_ > (room - value) / 16) return HttpStatus::content_too_large;
            left_ = left_ * 16 + value;
            has_digit_ = true;
            return HttpStatus::continue_;
        }
        if (!has_digit_) return HttpStatus::bad_request;
        if (c == '\r')
            part_ = Part::size_end;
        else if (c == ';' || is_blank(c))
            part_ = Part::extension;
        else
            return HttpStatus::bad_request;
        return HttpStatus::continue_;
    }

    Part part_ = Part::size;
    bool has_digit_ = false;
    std::size_t left_ = 0;     // of the chunk
    std::size_t overhead_ = 0; // characters that are not data
    std::size_t line_ = 0;     // characters of the trailer
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
