// SPDX-License-Identifier: BSL-1.0
// Where an error came from.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// Where an error came from.
enum class Provenance : unsigned char {
    local,       ///< made in this program
    server,      ///< read from the body of a response
    synthesized, ///< made from the status of a response, whose body was missing or unusable
    transport,   ///< there was no response
};

/// The provenance as a word for logs and metrics, such as "server"; "unknown" for a value without an enumerator.
constexpr std::string_view to_string(Provenance provenance) noexcept
{
    switch (provenance) {
    case Provenance::local: return "local";
    case Provenance::server: return "server";
    case Provenance::synthesized: return "synthesized";
    case Provenance::transport: return "transport";
    }
    return "unknown";
}

} // inline namespace v0
} // namespace amiss
