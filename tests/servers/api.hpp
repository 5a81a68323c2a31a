// SPDX-License-Identifier: BSL-1.0
// The service that every adapter gets: its routes, and a record of the errors that it was told of.
#pragma once

#include <amiss/server/service.hpp>

#include <mutex>
#include <string>
#include <vector>

namespace servers {

/// What `on_error` was called with, in order. Threads may add to it and take from it at the same time.
class Noted {
public:
    /// An error as one line, "note_locked 409 id=… trace=… cause=generic:111 at=handlers.cpp context=…". It takes a while, so
    /// that an answer that does not wait for it comes too early.
    void add(const amiss::ApiError& error, const amiss::Request& request);
    /// All that was added since the last call.
    std::vector<std::string> take();

private:
    std::mutex mutex_;
    std::vector<std::string> lines_;
};

inline constexpr std::size_t max_body = 65536; ///< bytes of a request's body

/// Declares the routes, the limit, and that errors go to `noted`, which must live as long as the service.
void set_up(amiss::Service<>& api, Noted& noted);

} // namespace servers
