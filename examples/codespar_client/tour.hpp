// SPDX-License-Identifier: BSL-1.0
// A tour of the CodeSpar client, with its own server: the four classes of its SDKs, each of them provoked.
#pragma once

#include <clients/tour.hpp>

#include <iosfwd>

namespace codespar_client {

/// Writes what happens into the transcript. Takes no time: the delays pass on a simulated clock.
clients::TourResult run_tour(std::ostream& transcript);

} // namespace codespar_client
