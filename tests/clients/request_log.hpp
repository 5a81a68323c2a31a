// SPDX-License-Identifier: BSL-1.0
// What the server was asked, and what it answered, for the judges to look at.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace judge {

/// One request. `at` is when it came, in milliseconds of a steady clock.
struct LogEntry {
    std::string method;
    std::string target;
    std::string code; ///< the wire name of the error, or "" for a success
    int status = 0;   ///< of the response
    std::string id;   ///< of the request
    std::int64_t at = 0;
};

/// All requests since the last `clear`. Its functions may be called at the same time.
class RequestLog {
public:
    void add(LogEntry entry);
    void clear();
    /// A JSON list of {"method","target","code","status","id","at"}.
    std::string to_json() const;

private:
    mutable std::mutex mutex_;
    std::vector<LogEntry> entries_;
};

} // namespace judge
