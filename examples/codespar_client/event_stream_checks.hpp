// SPDX-License-Identifier: BSL-1.0
// Checks of the parser of server-sent events, without a server.
#pragma once

#include <functional>
#include <string_view>

namespace codespar_client {

/// Calls `check` with what is checked, and whether it is so.
void check_event_streams(const std::function<void(std::string_view what, bool good)>& check);

} // namespace codespar_client
