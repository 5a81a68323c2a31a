// SPDX-License-Identifier: BSL-1.0
// Reads the body of a request of POCO within bounds, and says whether it was one.
#pragma once

#include <amiss/detail/poco/session_access.hpp>
#include <amiss/detail/server/head_check.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/http_status.hpp>

#include <Poco/Exception.h>
#include <Poco/Net/HTTPServerSession.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Reads one body. Strict, as all that decides where the next request begins.
class PocoBody {
public:
    PocoBody(Poco::Net::HTTPServerSession& session, std::size_t most) : session_(session), most_(most) {}

    /// What to refuse the request with; `HttpStatus::ok` when `text` has all of it.
    HttpStatus take(const HeadCheck& head)
    try {
        if (head.size() > most_) return HttpStatus::content_too_large;
        if (head.is_chunked()) return take_chunks();
        return take_bytes(head.size()) ? HttpStatus::ok : HttpStatus::bad_request;
    } catch (const Poco::TimeoutException&) {
        return HttpStatus::request_timeout;
    } catch (const Poco::Exception&) { // the client has gone
        return HttpStatus::bad_request;
    }

    std::string text{};

private:
    static constexpr std::size_t longest_line = 256; ///< of a chunk's size with its extensions, or of a trailer
    static constexpr std::size_t most_trailers = 100;

    bool take_bytes(std::uint64_t size)
    {
        char buffer[16384];
        while (size != 0) {
            const int read = SessionAccess::read_some(session_, buffer, size < sizeof buffer ? size : sizeof buffer);
            if (read <= 0) return false;
            text.append(buffer, static_cast<std::size_t>(read));
            size -= static_cast<std::size_t>(read);
        }
        return true;
    }
    HttpStatus take_chunks()
    {
        std::string line;
        for (;;) {
            std::size_t size = 0;
            if (!next_line(line) || !read_size(line, size)) return HttpStatus::bad_request;
            if (size == 0) break;
            if (size > most_ - text.size()) return HttpStatus::content_too_large;
            if (!take_bytes(size) || !next_line(line) || !line.empty()) return HttpStatus::bad_request;
        }
        for (std::size_t trailers = 0; trailers < most_trailers; ++trailers) {
            if (!next_line(line)) return HttpStatus::bad_request;
            if (line.empty()) return HttpStatus::ok;
        }
        return HttpStatus::request_header_fields_too_large;
    }
    bool next_line(std::string& line)
    {
        line.clear();
        for (int c = SessionAccess::next(session_); c != '\n'; c = SessionAccess::next(session_)) {
            if (c < 0 || line.size() == longest_line) return false;
            line += static_cast<char>(c);
        }
        if (line.empty() || line.back() != '\r') return false;
        line.pop_back();
        return true;
    }
    /// The size that a chunk begins with; extensions after it count for nothing (RFC 9112 §7.1.1).
    static bool read_size(std::string_view line, std::size_t& size) noexcept
    {
        std::size_t digits = 0;
        for (; digits < line.size() && hex_value(line[digits]) >= 0; ++digits) {
            if (digits == 8) return false;
            size = size * 16 + static_cast<std::size_t>(hex_value(line[digits]));
        }
        const std::string_view rest = line.substr(digits);
        return digits != 0 && (rest.empty() || rest[0] == ';' || is_blank(rest[0]));
    }

    Poco::Net::HTTPServerSession& session_;
    std::size_t most_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
