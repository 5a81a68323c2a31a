// SPDX-License-Identifier: BSL-1.0
// What is around a body that is one event of a stream.
#pragma once

#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/stream_format.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The bytes before and after the body of an event, in the format of an envelope.
class EventFrame {
public:
    explicit EventFrame(const EnvelopeOptions& options) noexcept : format_(options.stream)
    {
        if (format_ == StreamFormat::event_stream) type_ = options.event;
    }

    std::size_t before() const noexcept
    {
        switch (format_) {
        case StreamFormat::event_stream: return (type_.empty() ? 0 : event.size() + type_.size() + 1) + data.size();
        case StreamFormat::json_sequence: return 1;
        case StreamFormat::connect: return 5;
        default: return 0;
        }
    }
    std::size_t around() const noexcept
    {
        const std::size_t after = format_ == StreamFormat::event_stream ? 2 : format_ == StreamFormat::connect ? 0 : 1;
        return before() + after;
    }

    /// Puts a body of `size` bytes, which is at `buffer + before()`, into its frame. Returns the size of the whole event.
    std::size_t close(char* buffer, std::size_t size) const noexcept
    {
        char* const body = buffer + before();
        switch (format_) {
        case StreamFormat::event_stream: put_head(buffer); break;
        case StreamFormat::json_sequence: buffer[0] = '\x1E'; break;
        case StreamFormat::connect: put_length(buffer, size); return before() + size;
        default: break;
        }
        // A line feed is only in JSON that a program passed as such, where any white space means the same.
        for (char* at = body; at != body + size; ++at) {
            if (*at == '\n' || *at == '\r') *at = ' ';
        }
        char* end = body + size;
        *end++ = '\n';
        if (format_ == StreamFormat::event_stream) *end++ = '\n';
        return static_cast<std::size_t>(end - buffer);
    }

private:
    static constexpr std::string_view event = "event: ";
    static constexpr std::string_view data = "data: ";

    void put_head(char* out) const noexcept
    {
        if (!type_.empty()) {
            out += event.copy(out, event.size());
            out += type_.copy(out, type_.size());
            *out++ = '\n';
        }
        data.copy(out, data.size());
    }
    // Flags of the last message, not compressed; then the length, its highest byte first.
    static void put_length(char* out, std::size_t size) noexcept
    {
        out[0] = '\x02';
        for (unsigned at = 1; at < 5; ++at)
            out[at] = static_cast<char>(static_cast<unsigned char>(size >> (8 * (4 - at)) & 0xFFU));
    }

    StreamFormat format_;
    std::string_view type_;
};

/// Writes one event with the body that `write(buffer, capacity)` writes so that it fits. Returns the size that was written, 0
/// if nothing fits, and the size of the whole event.
template <class Result, class Write>
Result write_framed(const EnvelopeOptions& options, char* buffer, std::size_t capacity, Write write) noexcept
{
    const EventFrame frame(options);
    const std::size_t around = frame.around();
    const bool has_room = capacity > around;
    const Result body = has_room ? write(buffer + frame.before(), capacity - around) : write(buffer, 0);
    const std::size_t size = body.text.empty() ? 0 : frame.close(buffer, body.text.size());
    return {{buffer, size}, body.required + around};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
