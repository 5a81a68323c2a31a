// expect: amiss_event_type_has_a_line_break_or_a_nul
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A carriage return ends a line of an event stream as well.
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto envelope = amiss::cstar::envelope.stream(amiss::StreamFormat::event_stream, "error\r");
#else
constexpr auto envelope = amiss::cstar::envelope.stream(amiss::StreamFormat::event_stream, "");
static_assert(envelope.options.event.empty());
#endif
