// SPDX-License-Identifier: BSL-1.0
// A tour of the ticket client, with its own cStar server: each kind of outcome once, and what the client does with it.
#pragma once

#include <clients/tour.hpp>

#include <iosfwd>

namespace tickets {

/// Writes what happens into the transcript. Takes no time: the delays pass on a simulated clock.
clients::TourResult run_tour(std::ostream& transcript);

} // namespace tickets
