// SPDX-License-Identifier: BSL-1.0
// Reading from a stream: the next event, or the error that it is.
#pragma once

#include <amiss/detail/infer/stream_event.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/envelope.hpp>
#include <amiss/event_stream.hpp>
#include <amiss/expected.hpp>
#include <amiss/http_status.hpp>
#include <amiss/received.hpp>

#include <cstddef>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// The next event of a stream, or the error that a server has put into it.
///
/// An event is an error where its type is "error", or the envelope's own (`WithOptions::stream`); where `check` of a 2xx would
/// say so; where it has all members of the envelope, no others, and a message; and, where the envelope's own type is empty and
/// its bodies have a member "error", as OpenAI's, where its data has something in that member. An event that says so in its
/// type or this member, and is not in the envelope, is read as `read_any` reads it. Of several errors, the first one is
/// read, in an array of nothing else too where the layout has no list. Of Connect, only the last message can be an error.
///
/// `response` has the headers of the response, of which the request id and the limits count. A known code has the status of
/// its row, and any other the one of 400 to 599 that the body says; without one, that of the response where that is an
/// error, or else `HttpStatus::none`.
///
/// A stream that ends before it is complete is an error, once, and after it come events of the kind `end`. What came of the
/// event that was cut is read: where it is whole JSON and lacks only its empty line, it is an event, or an error that is
/// `malformed()`; where it says that it is an error, that error, `malformed()`, with the values that came whole. Else the error
/// is `client::Code::stream_error`, `malformed()`, with the beginning of the event as context; so is that of an event that is
/// longer than `EventStream::max_event`, and of a stream of Connect without a last message. A stream of another format has
/// no mark that it is complete, unless the API has one: a program must wait for that itself, such as for
/// `EventKind::done` after `[DONE]`.
///
/// Allocates what `read` does, and a copy of an event that was cut. Takes no more stack than `read` may.
///
///     while (true) {
///         AMISS_ASSIGN(const amiss::Event event, amiss::read_event(openai, stream, response));
///         if (!event) break; // incomplete, done or end
///         use(event.data);
///     }
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
[[nodiscard]] expected<Event> read_event(const EnvelopeOrLayout& envelope, EventStream& stream,
                                         const Received& response = {HttpStatus::ok, {}}) noexcept
{
    return detail::read_stream_event(detail::plan_of(envelope), stream, response);
}
/// The same with the codes of these enums too.
template <class Code, class... Codes, class EnvelopeOrLayout,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
[[nodiscard]] expected<Event> read_event(const EnvelopeOrLayout& envelope, EventStream& stream,
                                         const Received& response = {HttpStatus::ok, {}}) noexcept
{
    static_assert(is_catalogued_v<Code> && (is_catalogued_v<Codes> && ...),
                  "amiss: read_event<Code>() takes catalogued enums");
    return detail::read_stream_event(detail::reading_plan_of<Code, Codes...>(envelope), stream, response);
}

} // inline namespace v0
} // namespace amiss
