// SPDX-License-Identifier: BSL-1.0
// The error in the trailers of gRPC-Web, which are the last message of a stream.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/headers/field_value.hpp>
#include <amiss/detail/read/parse_body.hpp>
#include <amiss/detail/storage/open_record.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/percent.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/error.hpp>
#include <amiss/grpc.hpp>
#include <amiss/http_status.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The status and the message of a call (gRPC over HTTP/2, "Responses"), from lines that end in CR LF.
class GrpcTrailers {
public:
    explicit GrpcTrailers(std::string_view trailers) noexcept
    {
        while (!trailers.empty()) {
            const std::size_t end = trailers.find_first_of("\r\n");
            take(trailers.substr(0, end));
            trailers.remove_prefix(end == trailers.npos ? trailers.size() : end + 1);
        }
    }

    /// Whether they say that the call went well. Without a status it did not.
    bool is_ok() const noexcept { return status_ == "0"; }

    /// The error: the status of its gRPC code, and the message with its percent-encoding undone.
    ApiError error() const noexcept
    {
        int code = 0;
        for (const char c : status_) code = is_digit(c) && code < 10 ? code * 10 + (c - '0') : 100;
        ApiError made = server_error(http_status_of(static_cast<Grpc>(code == 0 ? 2 : code)));
        if (message_.empty()) return made;
        ErrorAccess::head(made).flags |= ErrorHead::own_message;
        char text[256];
        std::size_t size = 0;
        for (std::size_t at = 0; at < message_.size() && size < sizeof text; ++size) {
            const int byte = percent_decoded(message_.substr(at));
            text[size] = byte < 0 ? message_[at] : static_cast<char>(byte);
            at += byte < 0 ? 1 : 3;
        }
        OpenRecord record(ErrorAccess::records(made), FieldKind::message);
        const std::string_view decoded(text, size);
        put_well_formed(size < sizeof text ? decoded : decoded.substr(0, cut_size(decoded, sizeof text - 1)),
                        [&record](std::string_view piece) { record.add(piece); });
        return made;
    }

private:
    void take(std::string_view line) noexcept
    {
        const std::size_t colon = line.find(':');
        if (colon == line.npos) return;
        const std::string_view name = line.substr(0, colon);
        if (same_header(name, "grpc-status")) status_ = trim_blanks(line.substr(colon + 1));
        if (same_header(name, "grpc-message")) message_ = trim_blanks(line.substr(colon + 1));
    }

    std::string_view status_;
    std::string_view message_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
