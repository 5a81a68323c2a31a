// SPDX-License-Identifier: BSL-1.0
// One event of a stream, and how a stream ends.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// What `EventStream::next` found.
enum class EventKind : unsigned char {
    incomplete, ///< nothing yet: feed more, or say that the stream has ended
    data,       ///< an event
    done,       ///< the mark of a stream that is complete: `[DONE]`, or the last message of Connect
    end,        ///< the stream has ended; `EventStream::fault` says whether it was complete
};

/// One event. Its texts are views into the stream, until the next call of one of its functions that are not const.
struct Event {
    EventKind kind = EventKind::incomplete; ///< whether it is one
    std::string_view type{};                ///< the field `event`; "message" without one, and in all other formats
    std::string_view data{}; ///< the lines of data with a line feed between two of them; a line; a message
    std::string_view id{};   ///< the last field `id` of the stream so far
    bool compressed = false; ///< a message of Connect whose data is compressed, as the headers of the response say

    /// Whether this is an event with data.
    constexpr explicit operator bool() const noexcept { return kind == EventKind::data; }
};

/// Why a stream ended before it was complete.
enum class StreamFault : unsigned char {
    none,          ///< it did not
    cut,           ///< it ended inside an event, or without the last message of Connect
    too_long,      ///< an event was longer than `EventStream::max_event` allows
    broken,        ///< a message of Connect had flags that do not exist
    out_of_memory, ///< there was no memory for what arrived
};

} // inline namespace v0
} // namespace amiss
