// SPDX-License-Identifier: BSL-1.0
// The events of a stream that arrives in pieces: server-sent events, lines of JSON, JSON sequences, Connect's messages.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/json/json_balance.hpp>
#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/stream/stream_bytes.hpp>
#include <amiss/event.hpp>
#include <amiss/stream_format.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {

namespace detail {
struct EventStreamAccess;
} // namespace detail

/// Takes a stream in pieces, cut anywhere, and gives its events.
///
/// What is fed is copied, once; the memory that it takes is that of the longest event and piece, if all events are taken
/// before the next piece is fed. The time is linear in the bytes, however they are cut. Nothing throws.
///
/// Of server-sent events, lines end in LF, CR or CR LF. Comments, `retry` and fields of other names are skipped, and so is
/// an event without data. What is left without an empty line when the stream ends is no event, but a `fault`. Bytes are
/// passed on as they came: whether they are UTF-8 is for the reader of the data to check. Of lines of JSON, empty ones are
/// skipped, and a JSON sequence may lack its record separators. A last value without its line feed is taken where it is a
/// whole object, array or text. A trailers message of gRPC-Web (flag 0x80) is `done` as well.
///
///     amiss::EventStream stream;
///     stream.feed(piece);
///     while (const amiss::Event event = stream.next()) use(event.data);
class EventStream {
public:
    /// A stream in this format.
    explicit EventStream(StreamFormat format = StreamFormat::event_stream) noexcept : format_(format) {}

    /// Sets how many bytes the longest event has, of its data so far and the line at hand; without it, 65,536.
    EventStream& max_event(std::size_t bytes) & noexcept { return max_event_ = bytes, *this; }
    /// The same for an rvalue.
    EventStream&& max_event(std::size_t bytes) && noexcept { return static_cast<EventStream&&>(max_event(bytes)); }

    /// Takes the next piece. After `end`, and after the last event, it is ignored.
    void feed(std::string_view piece) noexcept
    {
        begin_call();
        if (ended_ || finished_) return;
        if (!bytes_.add(piece)) lose(StreamFault::out_of_memory);
    }
    /// Says that nothing more will come.
    void end() noexcept
    {
        begin_call();
        ended_ = true;
    }
    /// The next event.
    Event next() noexcept
    {
        begin_call();
        if (finished_) return of_kind(EventKind::end);
        switch (format_) {
        case StreamFormat::connect: return next_message();
        case StreamFormat::json_lines:
        case StreamFormat::json_sequence: return next_value();
        default: return next_event();
        }
    }

    /// Why the stream ended before it was complete; known when `next` has given `end`.
    StreamFault fault() const noexcept { return fault_; }
    /// The data, as far as it came, of the event that was cut or too long.
    std::string_view rest() const noexcept { return fault_ == StreamFault::none ? std::string_view() : bytes_.data(); }
    /// The format.
    StreamFormat format() const noexcept { return format_; }

private:
    friend struct detail::EventStreamAccess;

    // The event that was given before is not needed any longer.
    void begin_call() noexcept
    {
        if (!given_) return;
        given_ = false;
        finished_ = finished_ || last_;
        start_event();
    }
    void start_event() noexcept
    {
        bytes_.clear_data();
        type_.clear_data();
        has_data_ = false;
    }

    // Where to go on: a stream that was moved from has no bytes left.
    std::size_t resume(std::size_t size) const noexcept { return scanned_ < size ? scanned_ : size; }

    Event of_kind(EventKind kind) const noexcept { return {kind, "message", {}, id_.data(), false}; }
    Event lose(StreamFault fault) noexcept
    {
        fault_ = fault;
        finished_ = true;
        return of_kind(EventKind::end);
    }
    Event give() noexcept
    {
        given_ = true;
        return rest_event();
    }
    Event rest_event() const noexcept
    {
        Event event = of_kind(EventKind::data);
        event.data = bytes_.data();
        if (!type_.data().empty()) event.type = type_.data();
        constexpr std::string_view done = "[DONE]"; // no JSON begins like this
        if (event.data.substr(0, done.size()) == done) event.kind = EventKind::done;
        return event;
    }

    // --- server-sent events (WHATWG HTML §9.2.6) -----------------------------------------------------------------------

    Event next_event() noexcept
    {
        for (;;) {
            std::string_view raw = bytes_.raw();
            if (after_return_ && !raw.empty()) {
                after_return_ = false;
                if (raw[0] == '\n') {
                    bytes_.drop(1);
                    raw = bytes_.raw();
                }
            }
            std::size_t at = resume(raw.size());
            while (at < raw.size() && raw[at] != '\n' && raw[at] != '\r') ++at;
            const std::size_t so_far = bytes_.data().size();
            const std::size_t most = max_event_ > so_far ? max_event_ - so_far : 0; // it may be lowered in an event
            if (at > most) return lose_line(most + 1, StreamFault::too_long);
            if (at == raw.size()) {
                scanned_ = at;
                if (!ended_) return of_kind(EventKind::incomplete);
                return end_events(at);
            }
            scanned_ = 0;
            after_return_ = raw[at] == '\r';
            const bool is_empty = take_line(at);
            bytes_.drop(at + 1);
            if (fault_ != StreamFault::none) return of_kind(EventKind::end);
            if (!is_empty) continue;
            if (has_data_) return give();
            start_event();
        }
    }
    // Takes the first `size` raw bytes as a line, without dropping them. Whether it is an empty one.
    bool take_line(std::size_t size) noexcept
    {
        std::string_view line = bytes_.raw().substr(0, size);
        std::size_t offset = 0;
        if (first_) offset = byte_order_mark_size(line);
        first_ = false;
        line.remove_prefix(offset);
        if (line.empty()) return true;
        const std::size_t colon = line.find(':');
        const std::string_view name = line.substr(0, colon);
        std::string_view value = line.substr(colon == line.npos ? line.size() : colon + 1);
        if (!value.empty() && value[0] == ' ') value.remove_prefix(1);
        if (name == "data") {
            if (has_data_) bytes_.join_line_feed();
            has_data_ = true;
            bytes_.join(static_cast<std::size_t>(value.data() - bytes_.raw().data()), value.size());
        } else if (name == "event") {
            keep(type_, value);
        } else if (name == "id" && value.find('\0') == value.npos) {
            keep(id_, value);
        }
        return false;
    }
    void keep(detail::StreamBytes& text, std::string_view value) noexcept
    {
        text.clear_data();
        if (!text.add(value)) return static_cast<void>(lose(StreamFault::out_of_memory));
        text.take(0, value.size(), value.size());
    }
    // The stream has ended in a line of `size` bytes.
    Event end_events(std::size_t size) noexcept
    {
        const bool is_comment = size == 0 || bytes_.raw()[0] == ':';
        if (is_comment && !has_data_ && type_.data().empty()) return finish();
        return lose_line(size, StreamFault::cut);
    }
    Event lose_line(std::size_t size, StreamFault fault) noexcept
    {
        if (size != 0) take_line(size);
        bytes_.drop(size);
        return lose(fault);
    }
    Event finish() noexcept
    {
        finished_ = true;
        return of_kind(EventKind::end);
    }
    static std::size_t byte_order_mark_size(std::string_view text) noexcept
    {
        constexpr std::string_view mark = "\xEF\xBB\xBF";
        return text.substr(0, mark.size()) == mark ? mark.size() : 0;
    }

    // --- lines of JSON, and JSON sequences (RFC 7464) ------------------------------------------------------------------

    Event next_value() noexcept
    {
        constexpr char record_separator = '\x1E';
        const bool is_sequence = format_ == StreamFormat::json_sequence;
        for (;;) {
            const std::string_view raw = bytes_.raw();
            std::size_t at = resume(raw.size());
            for (; at < raw.size(); ++at) {
                // In a sequence a line feed may also be between the members of a value.
                if (raw[at] == '\n' && (!is_sequence || balance_.is_closed())) break;
                if (is_sequence && raw[at] == record_separator) break;
                balance_.add(raw[at]);
            }
            const bool is_whole = at < raw.size();
            if (!is_whole && !ended_ && at <= max_event_) {
                scanned_ = at;
                return of_kind(EventKind::incomplete);
            }
            std::string_view text = raw.substr(0, at > max_event_ ? max_event_ + 1 : at);
            if (first_) text.remove_prefix(byte_order_mark_size(text));
            text = detail::without_space_around(text);
            const auto offset = static_cast<std::size_t>(text.data() - raw.data());
            if (at > max_event_) {
                bytes_.take(offset, text.size(), at);
                return lose(StreamFault::too_long);
            }
            const bool has_end = is_whole
                || (balance_.is_closed() && !text.empty() && (text[0] == '{' || text[0] == '[' || text[0] == '"'));
            scanned_ = 0;
            first_ = false;
            balance_ = {};
            bytes_.take(offset, text.size(), is_whole ? at + 1 : at);
            if (!text.empty()) return has_end ? give() : lose(StreamFault::cut);
            bytes_.clear_data();
            if (!is_whole) return finish();
        }
    }

    // --- Connect's messages --------------------------------------------------------------------------------------------

    Event next_message() noexcept
    {
        constexpr std::size_t head_size = 5;
        constexpr unsigned compressed = 0x01, end_stream = 0x02, trailers = 0x80;
        const std::string_view raw = bytes_.raw();
        if (raw.size() < head_size) return ended_ ? lose(StreamFault::cut) : of_kind(EventKind::incomplete);
        flags_ = static_cast<unsigned char>(raw[0]);
        std::uint32_t size = 0;
        for (std::size_t at = 1; at < head_size; ++at) size = size << 8U | static_cast<unsigned char>(raw[at]);
        if ((flags_ & ~(compressed | end_stream | trailers)) != 0) return lose(StreamFault::broken);
        const std::size_t here = raw.size() - head_size;
        if (size > max_event_ || size > here) {
            if (size > max_event_) return lose(StreamFault::too_long);
            if (!ended_) return of_kind(EventKind::incomplete);
            bytes_.take(head_size, here, raw.size());
            return lose(StreamFault::cut);
        }
        bytes_.take(head_size, size, head_size + size);
        given_ = true;
        last_ = (flags_ & (end_stream | trailers)) != 0;
        Event event = of_kind(last_ ? EventKind::done : EventKind::data);
        event.data = bytes_.data();
        event.compressed = (flags_ & compressed) != 0;
        return event;
    }

    detail::StreamBytes bytes_;
    detail::StreamBytes type_;
    detail::StreamBytes id_;
    std::size_t max_event_ = 65536;
    std::size_t scanned_ = 0; ///< so many raw bytes are no end of a line or a value
    detail::JsonBalance balance_;
    StreamFormat format_;
    StreamFault fault_ = StreamFault::none;
    unsigned flags_ = 0;        ///< of the message at hand
    bool first_ = true;         ///< nothing was taken yet
    bool after_return_ = false; ///< a line feed that comes now belongs to the carriage return before it
    bool has_data_ = false;
    bool given_ = false;    ///< the data is that of an event that was given
    bool last_ = false;     ///< it is the last one
    bool ended_ = false;    ///< nothing more will come
    bool finished_ = false; ///< no event will be given any longer
    bool reported_ = false; ///< the fault was given as an error
};

} // inline namespace v0
} // namespace amiss
