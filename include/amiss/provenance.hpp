// SPDX-License-Identifier: BSL-1.0
// Where an error came from.
#pragma once

namespace amiss {
inline namespace v0 {

/// Where an error came from.
enum class Provenance : unsigned char {
    local,       ///< made in this program
    server,      ///< read from a response whose body said so
    synthesized, ///< made from a response's status: its body was missing or unusable
    transport,   ///< there was no response
};

} // inline namespace v0
} // namespace amiss
