// SPDX-License-Identifier: BSL-1.0
// Tests of one event: only one with data is true.
#include <amiss/event.hpp>

#include <gtest/gtest.h>

#include <type_traits>

namespace {

using amiss::Event;
using amiss::EventKind;

static_assert(std::is_trivially_copyable_v<Event>, "it is a view");
static_assert(!std::is_convertible_v<Event, bool>);

TEST(event, is_true_where_it_has_data)
{
    Event event;
    EXPECT_EQ(event.kind, EventKind::incomplete);
    for (const EventKind kind : {EventKind::incomplete, EventKind::data, EventKind::done, EventKind::end}) {
        event.kind = kind;
        EXPECT_EQ(static_cast<bool>(event), kind == EventKind::data);
    }
}

} // namespace
