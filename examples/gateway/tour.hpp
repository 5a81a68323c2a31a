// SPDX-License-Identifier: BSL-1.0
// A tour of the gateway: each way in which its upstream services can fail, and what its client sees of that.
#pragma once

#include <clients/report.hpp>

#include <iosfwd>

namespace gateway {

/// Runs the gateway and both services on loopback, and writes what happens into the transcript.
clients::TourResult run_tour(std::ostream& transcript);

} // namespace gateway
