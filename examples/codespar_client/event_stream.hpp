// SPDX-License-Identifier: BSL-1.0
// A parser of server-sent events, as they arrive: the format text/event-stream of the WHATWG HTML standard, §9.2.6.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace codespar_client {

/// One event of a stream.
struct Event {
    std::string type = "message"; ///< its `event` field
    std::string data;             ///< its `data` fields, with a line feed between two of them
    std::string id;               ///< the last `id` field of the stream so far
};

/// Takes a stream in parts, cut anywhere, and calls a function for each event that is complete.
///
/// An event ends with an empty line; what is left without one when the stream ends is no event. `retry` fields are
/// skipped, since a stream of an answer cannot be taken up again. Bytes are passed on as they came: whether they are
/// UTF-8 is for the reader of the data to check.
class EventStream {
public:
    /// An event may have so many bytes.
    static constexpr std::size_t max_event = 64 * 1024;

    explicit EventStream(std::function<void(const Event&)> on_event);

    /// Takes the next part. After an event that is too long it takes nothing more.
    void feed(std::string_view part);

    /// Whether an event was longer than `max_event`.
    bool too_long() const noexcept { return too_long_; }

private:
    void take(char c);
    void end_line();
    void take_field(std::string_view name, std::string_view value);
    void end_event();

    std::function<void(const Event&)> on_event_;
    Event event_;
    std::string line_;
    bool has_data_ = false;
    bool first_line_ = true;
    bool after_return_ = false; ///< a line feed that comes now belongs to the carriage return before it
    bool too_long_ = false;
};

} // namespace codespar_client
