// SPDX-License-Identifier: BSL-1.0
// Reads an event of a stream: a value, or the error that it is, or the error of a stream that was cut.
#pragma once

#include <amiss/apis/client.hpp>
#include <amiss/detail/compiler.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/headers/own_headers.hpp>
#include <amiss/detail/infer/any_response.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/success_body.hpp>
#include <amiss/detail/infer/trailers_error.hpp>
#include <amiss/detail/json/closed_json.hpp>
#include <amiss/detail/json/json_balance.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/read/parse_body.hpp>
#include <amiss/detail/read/read_errors.hpp>
#include <amiss/detail/read/read_response.hpp>
#include <amiss/error.hpp>
#include <amiss/event_stream.hpp>
#include <amiss/expected.hpp>
#include <amiss/grpc.hpp>
#include <amiss/http_status.hpp>
#include <amiss/received.hpp>

#include <cstddef>
#include <cstdint>
#include <new>
#include <string_view>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Reads one event in an envelope. `Handler` is as for the bodies of responses.
template <class Handler = LayoutHandler>
class EventReader {
public:
    EventReader(const Plan& plan, const Received& response) noexcept : plan_(plan), response_(response)
    {
        const HttpStatus status = response.status();
        const HttpStatus fixed = plan.options->status;
        base_ = is_error(status) ? status : is_success(fixed) ? fixed : HttpStatus::none;
    }

    /// The event, or its error.
    expected<Event> read(const Event& event) const noexcept
    {
        const bool says_so = is_error_type(event.type) || is_error_by_member(event.data);
        ApiError error(HttpStatus::none);
        if (!read_in_envelope(event.data, says_so, error) && !read_batch(event.data, says_so, error)) {
            if (!says_so) return event;
            error = read_in_any(event.data);
        }
        return unexpected<ApiError>(std::move(error));
    }
    /// The last message of Connect, or its error.
    expected<Event> read_last(const Event& event) const noexcept
    {
        const std::string_view data = without_space_around(event.data);
        ApiError error(HttpStatus::none);
        if (data.empty()) return event;
        if (!read_in_envelope(data, false, error)) {
            if (data[0] == '{' && JsonBalance::is_closed(data) && !has_error(data)) return event;
            error = read_in_any(data);
        }
        return unexpected<ApiError>(std::move(error));
    }
    /// The trailers of gRPC-Web, or the error that they say.
    expected<Event> read_trailers(const Event& event) const noexcept
    {
        const GrpcTrailers trailers(event.data);
        if (trailers.is_ok()) return event;
        ApiError error = trailers.error();
        read_around(response_.part(error.status(), event.data), error, header_rules(plan_));
        return unexpected<ApiError>(std::move(error));
    }
    /// The error of an event that is not whole, from what came of it.
    AMISS_NOINLINE expected<Event> read_cut(const Event& event) const noexcept
    {
        const ClosedJson closed(event.data);
        const std::size_t size = closed.size();
        char* const copy = size == 0 ? nullptr : static_cast<char*>(::operator new(size, std::nothrow));
        if (copy != nullptr) {
            closed.write(copy);
            ApiError error(HttpStatus::none);
            const std::string_view text(copy, size);
            bool found = read_in_envelope(text, is_error_type(event.type) || says_error(text), error);
            if (!found && (is_error_type(event.type) || says_error(text))) {
                error = read_in_any(text);
                found = error.provenance() == Provenance::server;
            }
            ::operator delete(copy);
            if (found) {
                set_malformed(error);
                return unexpected<ApiError>(std::move(error));
            }
        }
        return lost("the stream was cut: ", event.data);
    }

    /// The error of a stream of which something is missing.
    AMISS_NOINLINE unexpected<ApiError> lost(std::string_view why, std::string_view beginning) const noexcept
    {
        ApiError error = client::Code::stream_error;
        ErrorAccess::head(error).provenance = Provenance::transport;
        set_malformed(error);
        char text[64 + max_read_excerpt];
        std::size_t size = why.copy(text, 64);
        size += beginning.copy(text + size, cut_size(beginning, max_read_excerpt));
        error.with_context({text, size});
        const HeaderRules rules = header_rules(plan_); // for the request id, which support asks for
        read_own_headers(response_, plan_.options->headers, rules.catalogs, error);
        take_headers(response_, error, rules);
        return unexpected<ApiError>(std::move(error));
    }

private:
    bool is_error_type(std::string_view type) const noexcept
    {
        const std::string_view own = plan_.options->event;
        return type == "error" || (!own.empty() && type == own);
    }

    // Whether the data is in the envelope, and an error: by itself, or because its event says so.
    AMISS_NOINLINE bool read_in_envelope(std::string_view data, bool says_so, ApiError& error) const noexcept
    {
        const Received part = response_.part(base_, data).max_body(data.size());
        error = server_error(base_);
        BodyReport report = parse_response<Handler>(plan_, part, error);
        if (!report.is_json && says_so && plan_.options->format == nullptr)
            report = parse_repaired<Handler>(plan_, part, error);
        const bool is_in_envelope = report.used && (report.has_all() || ErrorAccess::row(error) != nullptr);
        if (!(says_so ? is_in_envelope : is_error_in_success(plan_, report, error) || is_whole_error(report, error)))
            return false;
        settle(report, error); // now for the texts that follow from it
        complete_error(plan_, part, report, error);
        settle(report, error);
        if (!is_error(error.status())) set_status(error, HttpStatus::none);
        return true;
    }
    // Reads an array of errors, which `write_event` makes of a range where the layout has no list, and gives the first one.
    // With anything else in it, it is data: a batch of JSON-RPC has results among the errors.
    AMISS_NOINLINE bool read_batch(std::string_view data, bool says_so, ApiError& first) const noexcept
    {
        const JsonView batch(data);
        if (batch.kind() != JsonKind::array || find_error_list(plan_.layout) != nullptr) return false;
        ApiError other(HttpStatus::none);
        std::size_t count = 0;
        for (JsonItems items = batch.items(); items.next() && count < max_read_errors; ++count) {
            const std::string_view item = items.value().json();
            if (!read_in_envelope(item, says_so || is_error_by_member(item), count == 0 ? first : other)) return false;
        }
        return count != 0;
    }
    // A body of all members of the layout and no others is an error, even where its code is null.
    bool is_whole_error(const BodyReport& report, const ApiError& error) const noexcept
    {
        return report.used && report.has_all() && report.unknown_members == 0
            && has_field(plan_.layout, FieldKind::code)
            && ErrorAccess::records(error).find(FieldKind::message).data() != nullptr;
    }

    // Where errors have no type, and are under "error" in the envelope, that member alone tells them from data, as it does
    // for OpenAI's clients: other servers that speak this form leave out type, param or code.
    bool is_error_by_member(std::string_view data) const noexcept
    {
        const Node* const root = plan_.layout.nodes;
        if (!plan_.options->event.empty() || root->kind != NodeKind::object) return false;
        for (std::size_t at = 1; at < root->size; at += root[at].size) {
            if (root[at].key == "error") return has_error(data);
        }
        return false;
    }
    // An object with a member "error" that is neither null nor false nor "".
    static bool has_error(std::string_view json) noexcept
    {
        const JsonView body(json);
        if (body.kind() != JsonKind::object) return false;
        for (JsonItems items = body.items(); items.next();) {
            const std::string_view value = items.value().json();
            if (MemberName(items.key()).is("error") && value != "null" && value != "false" && value != "\"\"")
                return true;
        }
        return false;
    }

    AMISS_NOINLINE ApiError read_in_any(std::string_view data) const noexcept
    {
        const HttpStatus status = is_error(base_) ? base_ : HttpStatus::none;
        BestReading best{ApiError(status)};
        const Received part = Received(status, data).max_body(data.size()); // the form is not that of the stream
        read_any_body(part, best);
        const RowData* const row = ErrorAccess::row(best.error);
        if (row != nullptr && is_error(row->status)) set_status(best.error, row->status);
        read_around_any(response_.part(status, data), best);
        if (row != nullptr && is_error(row->status)) set_status(best.error, row->status);
        return std::move(best.error);
    }

    static void set_status(ApiError& error, HttpStatus status) noexcept
    {
        ErrorAccess::head(error).status = static_cast<std::uint16_t>(to_int(status));
    }
    // Gives the error the status of its row, or else the one that its body says, if they say one.
    static void settle(const BodyReport& report, ApiError& error) noexcept
    {
        const RowData* const row = ErrorAccess::row(error);
        HttpStatus status = row != nullptr ? row->status : static_cast<HttpStatus>(report.status);
        if (!is_error(status) && report.grpc >= 0) status = http_status_of(static_cast<Grpc>(report.grpc));
        if (is_error(status)) set_status(error, status);
    }

    const Plan& plan_;
    const Received& response_;
    HttpStatus base_; ///< of an error whose own status is not known
};

/// What reading needs of a stream beside its events.
struct EventStreamAccess {
    /// The event that a fault has left unfinished, once; else one of the kind `end`.
    static Event take_rest(EventStream& stream) noexcept
    {
        if (stream.fault_ == StreamFault::none || stream.reported_) return stream.of_kind(EventKind::end);
        stream.reported_ = true;
        return stream.rest_event();
    }
    /// Whether the message at hand is one of gRPC-Web's trailers.
    static bool has_trailers(const EventStream& stream) noexcept { return (stream.flags_ & 0x80U) != 0; }
    static bool has_last_message(const EventStream& stream) noexcept { return (stream.flags_ & 0x02U) != 0; }
};

/// The result of a stream that has ended: the fault that ended it, once.
template <class Handler>
expected<Event> read_end(const EventReader<Handler>& reader, EventStream& stream) noexcept
{
    const StreamFault fault = stream.fault();
    const Event rest = EventStreamAccess::take_rest(stream);
    if (rest.kind == EventKind::end) return rest;
    switch (fault) {
    case StreamFault::too_long: return reader.lost("an event is too long: ", rest.data);
    case StreamFault::broken: return reader.lost("a message has unknown flags", {});
    case StreamFault::out_of_memory: return reader.lost("out of memory", {});
    default: break;
    }
    if (stream.format() == StreamFormat::connect)
        return EventStreamAccess::has_last_message(stream) ? reader.read_cut(rest)
                                                           : reader.lost("the stream has no last message", {});
    if (rest.kind == EventKind::done) return rest;
    const std::string_view data = without_space_around(rest.data);
    if (data.empty() || (data[0] != '{' && data[0] != '[') || !JsonBalance::is_closed(data))
        return reader.read_cut(rest);
    expected<Event> read = reader.read(rest);
    if (!read) set_malformed(read.error());
    return read;
}

/// The next event of a stream as a result.
template <class Handler = LayoutHandler>
expected<Event> read_stream_event(const Plan& plan, EventStream& stream, const Received& response) noexcept
{
    const EventReader<Handler> reader(plan, response);
    const Event event = stream.next();
    const bool is_connect = stream.format() == StreamFormat::connect;
    switch (event.kind) {
    case EventKind::end: return read_end(reader, stream);
    case EventKind::data:
        return is_connect ? expected<Event>(event) : reader.read(event); // a message is never an error
    case EventKind::done: break;
    default: return event;
    }
    if (!is_connect) return event;
    if (event.compressed) return reader.lost("the last message is compressed", {});
    return EventStreamAccess::has_trailers(stream) ? reader.read_trailers(event) : reader.read_last(event);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
