// SPDX-License-Identifier: BSL-1.0
// A tour of the ticket client, with its own cStar server: each kind of outcome once, and what the client does with it.
#pragma once

namespace tickets {

/// Prints a transcript, or with `quiet` only its last line. Takes no time: the delays pass on a simulated clock.
///
/// False when something was not as it should be. What that was is always printed.
bool run_tour(bool quiet);

} // namespace tickets
