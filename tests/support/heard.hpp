// SPDX-License-Identifier: BSL-1.0
// What a server says to given bytes, and what of it a test looks for.
#pragma once

#include <support/raw_client.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace peers {

/// What was heard, as RawClient returns it.
struct Heard {
    std::string text;

    bool has(std::string_view part) const { return text.find(part) != std::string::npos; }
    /// How often a part is in it.
    int count(std::string_view part) const
    {
        int found = 0;
        for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
        return found;
    }
};

/// All that a server answers until it closes.
inline Heard hear(int port, std::string_view bytes) { return {answer_to(port, bytes)}; }

/// The first response.
inline Heard hear_one(int port, std::string_view bytes)
{
    RawClient client(port);
    client.send(bytes);
    return {client.response()};
}

} // namespace peers
