// SPDX-License-Identifier: BSL-1.0
// Where an error came from.
#pragma once

namespace amiss {
inline namespace v0 {

/// Where an error came from.
enum class Provenance : unsigned char {
    local,       ///< made in this program
    server,      ///< read from the body of a response
    synthesized, ///< made from the status of a response, whose body was missing or unusable
    transport,   ///< there was no response
};

} // inline namespace v0
} // namespace amiss
