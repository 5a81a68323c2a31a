// SPDX-License-Identifier: BSL-1.0
// What each server of the table is: `start`, which one file for each framework defines and one driver calls.
#pragma once

#include <amiss/server/service.hpp>

#include <memory>

namespace servers {

/// A server that listens. Its destructor stops it: it returns when no thread of the server runs any more.
struct Running {
    Running() = default;
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    virtual ~Running() = default;

    int port = 0; ///< of 127.0.0.1
};

/// Starts a server on 127.0.0.1 and a free port, for at least eight connections at a time, of which some stay idle.
/// `service` outlives it. A server that is written by hand leaves `service` alone and calls the functions of handlers.hpp.
/// Where the framework has them, its limits are 8 KiB for a target, 16 KiB for all headers, and the service's `max_body`.
///
/// What is between `// [glue]` and `// [/glue]` in the file are the lines that docs/servers.md counts: all that connects the framework
/// with the handlers, but not the struct that is a `Running`, which only tests need.
std::unique_ptr<Running> start(const amiss::Service<>& service);

} // namespace servers
