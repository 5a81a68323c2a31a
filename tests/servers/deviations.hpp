// SPDX-License-Identifier: BSL-1.0
// Where a framework makes an answer of the table impossible: what it does instead, and why.
#pragma once

#include <string_view>

namespace servers {

struct Deviation {
    std::string_view server;
    std::string_view request;    ///< the name of a row
    std::string_view difference; ///< exactly what the driver finds; several are joined by "; "
    std::string_view reason;     ///< a sentence for docs/servers.md
};

/// The deviation of a server in a row; nullptr where there is none.
const Deviation* find_deviation(std::string_view server, std::string_view request);

} // namespace servers
