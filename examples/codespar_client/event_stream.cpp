// SPDX-License-Identifier: BSL-1.0
// Cuts the stream into lines, the lines into fields, and puts the fields together to events.
#include <codespar_client/event_stream.hpp>

#include <utility>

namespace codespar_client {

EventStream::EventStream(std::function<void(const Event&)> on_event) : on_event_(std::move(on_event)) {}

void EventStream::feed(std::string_view part)
{
    for (const char c : part) {
        if (too_long_) return;
        take(c);
    }
}

void EventStream::take(char c)
{
    const bool second_half = std::exchange(after_return_, c == '\r') && c == '\n';
    if (second_half) return;
    if (c == '\r' || c == '\n') return end_line();
    line_ += c;
    too_long_ = line_.size() + event_.data.size() > max_event;
}

void EventStream::end_line()
{
    const std::string whole = std::exchange(line_, {});
    std::string_view line = whole;
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (std::exchange(first_line_, false) && line.substr(0, byte_order_mark.size()) == byte_order_mark)
        line.remove_prefix(byte_order_mark.size());
    if (line.empty()) return end_event();

    const std::size_t colon = line.find(':');
    std::string_view value = colon == std::string_view::npos ? std::string_view{} : line.substr(colon + 1);
    if (!value.empty() && value.front() == ' ') value.remove_prefix(1);
    take_field(line.substr(0, colon), value);
}

void EventStream::take_field(std::string_view name, std::string_view value)
{
    if (name == "data") {
        if (std::exchange(has_data_, true)) event_.data += '\n';
        event_.data += value;
    } else if (name == "event") {
        event_.type = value.empty() ? "message" : value;
    } else if (name == "id" && value.find('\0') == std::string_view::npos) {
        event_.id = value;
    } // a comment has an empty name
}

void EventStream::end_event()
{
    // Without data there is no event, and its type counts for nothing. The id stays, for the events after it.
    Event next;
    next.id = event_.id;
    const Event event = std::exchange(event_, std::move(next));
    if (!std::exchange(has_data_, false)) return;
    on_event_(event);
}

} // namespace codespar_client
