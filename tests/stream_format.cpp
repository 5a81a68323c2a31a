// SPDX-License-Identifier: BSL-1.0
// Tests of the formats of streams: each has a name of its own, and the first is the default of an envelope.
#include <amiss/stream_format.hpp>

#include <amiss/envelope_options.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::StreamFormat;

static_assert(sizeof(StreamFormat) == 1);
static_assert(StreamFormat() == StreamFormat::event_stream);

TEST(stream_format, server_sent_events_are_the_default_of_an_envelope)
{
    constexpr amiss::EnvelopeOptions options;
    EXPECT_EQ(options.stream, StreamFormat::event_stream);
    EXPECT_EQ(options.event, "error");
}

} // namespace
