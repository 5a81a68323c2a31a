// SPDX-License-Identifier: BSL-1.0
// Serves one API for curl.
#pragma once

#include <demo/api.hpp>

namespace demo {

/// Serves on 127.0.0.1 until SIGINT or SIGTERM. Prints how to call it, and unless `quiet`, a line for each error.
void serve(const Api& api, unsigned short port, bool quiet);

} // namespace demo
