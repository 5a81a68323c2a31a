// SPDX-License-Identifier: BSL-1.0
// A tour of the One Stack client, with its own server: the cases of the document's example, and a lock that is lost.
#pragma once

#include <clients/tour.hpp>

#include <iosfwd>

namespace onestack_client {

/// Writes what happens into the transcript. Takes no time: the delays pass on a simulated clock.
clients::TourResult run_tour(std::ostream& transcript);

} // namespace onestack_client
