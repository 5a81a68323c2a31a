// SPDX-License-Identifier: BSL-1.0
// The formats of streams that an error can end.
#pragma once

namespace amiss {
inline namespace v0 {

/// How the parts of a stream are told apart, and with them an error among what was sent before it.
enum class StreamFormat : unsigned char {
    event_stream,  ///< text/event-stream: server-sent events (WHATWG HTML §9.2)
    json_lines,    ///< application/x-ndjson, application/jsonl: one body a line
    json_sequence, ///< application/json-seq (RFC 7464): a record separator, the body, a line feed
    connect, ///< the length-prefixed messages of Connect and gRPC-Web; an error is in the last one, whose flag is 0x02
};

} // inline namespace v0
} // namespace amiss
