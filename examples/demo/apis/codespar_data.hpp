// SPDX-License-Identifier: BSL-1.0
// What CodeSpar's API begins with: two organizations' keys and records, and the catalog of servers.
#pragma once

#include <demo/services.hpp>

#include <string_view>
#include <vector>

namespace demo::codespar {

/// A server of tools: who can carry its calls out, the preferred provider first, and whether users have to connect it.
struct ToolServer {
    std::string_view id;
    std::vector<std::string_view> providers;
    bool needs_connection = false;
};

/// The server of that id, or nullptr.
const ToolServer* find_server(std::string_view id);

void furnish(Services& services);

} // namespace demo::codespar
