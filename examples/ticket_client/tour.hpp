// SPDX-License-Identifier: BSL-1.0
// A tour of the ticket client, with its own cStar server: each kind of outcome once, and what the client does with it.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace tickets {

struct TourResult {
    int stations = 0;
    int checks = 0;
    std::vector<std::string> problems; ///< a sentence for each thing that is not as it should be
};

/// Writes what happens into the transcript. Takes no time: the delays pass on a simulated clock.
TourResult run_tour(std::ostream& transcript);

} // namespace tickets
