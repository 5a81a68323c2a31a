// SPDX-License-Identifier: BSL-1.0
// A tour of streams: errors before the first byte and after it, streams that are cut, and what a client does then.
#pragma once

#include <clients/report.hpp>

#include <iosfwd>

namespace streaming {

/// Runs the server on loopback, and writes what happens into the transcript.
clients::TourResult run_tour(std::ostream& transcript);

} // namespace streaming
