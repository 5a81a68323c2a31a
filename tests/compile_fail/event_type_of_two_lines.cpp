// expect: amiss_event_type_has_a_line_break_or_a_nul
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A line feed would end the field, and make fields of its own of what follows.
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto envelope = amiss::cstar::envelope.stream(amiss::StreamFormat::event_stream, "error\ndata: 1");
#else
constexpr auto envelope = amiss::cstar::envelope.stream(amiss::StreamFormat::event_stream, "error");
static_assert(envelope.options.event == "error");
#endif
