// SPDX-License-Identifier: BSL-1.0
// The ticket client at work, against a cStar server of its own: each kind of outcome once, and what is made of it.
#pragma once

namespace tickets {

/// Prints a transcript, with `quiet` its last line alone. Takes no time: the delays pass on a clock of its own.
///
/// False when something did not come out as it should; what that was is printed in any case.
bool run_tour(bool quiet);

} // namespace tickets
