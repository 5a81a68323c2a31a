// SPDX-License-Identifier: BSL-1.0
// Serves one API for curl.
#pragma once

#include <demo/api.hpp>

namespace demo {

/// Serves on 127.0.0.1 until SIGINT or SIGTERM; on the port `control`, unless that is 0, takes orders (control.hpp).
///
/// Prints lines that provoke each error, and unless `quiet`, logs a line for each error that is sent.
void serve(const Api& api, unsigned short port, unsigned short control, bool quiet);

} // namespace demo
