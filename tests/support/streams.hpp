// SPDX-License-Identifier: BSL-1.0
// Feeds streams in pieces of each size, and writes their events down as texts.
#pragma once

#include <amiss/event_stream.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace streams_test {

using Pieces = std::vector<std::string_view>;

/// Each byte as a piece.
inline Pieces bytes_of(std::string_view text)
{
    Pieces bytes;
    for (std::size_t at = 0; at < text.size(); ++at) bytes.push_back(text.substr(at, 1));
    return bytes;
}

/// A message of Connect.
inline std::string message(char flags, std::string_view data)
{
    std::string made(1, flags);
    for (unsigned shift = 32; shift != 0;) made += static_cast<char>(data.size() >> (shift -= 8) & 0xFFU);
    return made.append(data);
}

inline const char* name_of(amiss::StreamFault fault)
{
    switch (fault) {
    case amiss::StreamFault::cut: return "cut";
    case amiss::StreamFault::too_long: return "too long";
    case amiss::StreamFault::broken: return "broken";
    case amiss::StreamFault::out_of_memory: return "out of memory";
    default: return "";
    }
}

/// Writes down what `next` of a stream gives, until it needs more: `type id=data;`, and `!` before what is done.
class Transcript {
public:
    explicit Transcript(amiss::EventStream stream) : stream_(std::move(stream)) {}

    void feed(std::string_view piece)
    {
        const std::string copy(piece); // it is gone when the events are taken
        stream_.feed(copy);
    }
    /// Takes all events that are there. Returns the last kind.
    amiss::EventKind take()
    {
        for (;;) {
            const amiss::Event event = stream_.next();
            if (event.kind == amiss::EventKind::incomplete || event.kind == amiss::EventKind::end) return event.kind;
            if (event.kind == amiss::EventKind::done) text_ += '!';
            if (event.compressed) text_ += '~';
            text_.append(event.type).append(" ").append(event.id).append("=").append(event.data) += ';';
        }
    }
    /// Ends the stream. The text of it all, with what went wrong and what is left.
    std::string end()
    {
        stream_.end();
        if (take() != amiss::EventKind::end || stream_.next().kind != amiss::EventKind::end) text_ += "no end";
        if (stream_.fault() != amiss::StreamFault::none)
            text_.append(name_of(stream_.fault())).append(": ").append(stream_.rest().substr(0, 40));
        return text_;
    }

private:
    amiss::EventStream stream_;
    std::string text_;
};

/// The events of a stream that comes in these pieces and then ends.
inline std::string events_of(amiss::StreamFormat format, const Pieces& pieces, std::size_t max_event = 65536)
{
    Transcript transcript(amiss::EventStream(format).max_event(max_event));
    for (const std::string_view piece : pieces) {
        transcript.feed(piece);
        transcript.take();
    }
    return transcript.end();
}

/// The events of a whole stream. When another cut gives others, the two texts are in the result.
inline std::string events_of(amiss::StreamFormat format, std::string_view text, std::size_t max_event = 65536)
{
    const std::string whole = events_of(format, Pieces{text}, max_event);
    const auto differs = [&](const Pieces& pieces, const std::string& what) {
        const std::string other = events_of(format, pieces, max_event);
        return other == whole ? std::string() : whole + "\nbut " + what + ": " + other;
    };
    std::string found = differs(bytes_of(text), "byte by byte");
    for (std::size_t at = 0; at <= text.size() && found.empty(); ++at)
        found = differs({text.substr(0, at), text.substr(at)}, "cut at " + std::to_string(at));
    for (std::size_t at = 0; at + 3 <= text.size() && found.empty(); ++at)
        found = differs({text.substr(0, at), text.substr(at, 1), text.substr(at + 1, 1), text.substr(at + 2)},
                        "cut around " + std::to_string(at));
    return found.empty() ? whole : found;
}

} // namespace streams_test
