// SPDX-License-Identifier: BSL-1.0
// What there is to say about errors without a response, for error references. Not in <amiss.hpp>.
#pragma once

#include <amiss/apis/client.hpp>
#include <amiss/notes.hpp>

namespace amiss {
inline namespace v0 {
namespace client {

/// The notes on the errors of `Code`, which `notes_of` finds.
constexpr ApiNotes amiss_notes(Code)
{
    // clang-format off: a table
    return ApiNotes("Client")
        .tip("These errors have no status, no body and no request id: no response came. Keep the time and the address.")
        .tip("Read the `cause()`, which the log line has: the network's own code says more than the name of the error.")
        .tip("No response does not mean no effect. Repeat what may be done twice; check everything else first.")
        .tip("When several services fail at once, look at this machine first: its network, its DNS, its clock.");
    // clang-format on
}

} // namespace client
} // inline namespace v0
} // namespace amiss
