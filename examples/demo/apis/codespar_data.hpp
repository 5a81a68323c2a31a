// SPDX-License-Identifier: BSL-1.0
// The data that CodeSpar's API starts with: keys and records of two organizations, and the catalog of servers.
#pragma once

#include <demo/services.hpp>

#include <string_view>
#include <vector>

namespace demo::codespar {

/// A server of tools: the providers of its calls, the preferred one first, and whether users must connect it.
struct ToolServer {
    std::string_view id;
    std::vector<std::string_view> providers;
    bool needs_connection = false;
};

/// The server with this id, or nullptr.
const ToolServer* find_server(std::string_view id);

void furnish(Services& services);

} // namespace demo::codespar
