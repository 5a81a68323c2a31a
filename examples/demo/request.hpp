// SPDX-License-Identifier: BSL-1.0
// A request as handlers see it, and their reply.
#pragma once

#include <demo/http.hpp>
#include <demo/keys.hpp>
#include <demo/services.hpp>

#include <amiss/rate_limit.hpp>

#include <boost/json/value.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demo {

using Parameters = std::map<std::string, std::string, std::less<>>;

struct Request {
    std::string id;         ///< "req_" and 12 letters and digits
    Clock::time_point time; ///< when it was received
    std::string method;
    std::string path; ///< percent-decoded
    Parameters query; ///< of a parameter that is there more than once, the first value
    HeaderFields headers;
    std::string body;

    Services& services;

    std::string encoded_path{};                   ///< as it was sent: here "%2F" does not divide
    Key key{};                                    ///< the key that sent the request, once it is known
    Parameters in_path{};                         ///< the values of `{team}` and other names in the route
    std::optional<amiss::RateLimit> rate_limit{}; ///< for the headers of each response, if the API has them
    bool preflight = false;                       ///< a browser asks what it may send (CORS); counts against no limit
    std::set<std::string> repeated{};             ///< the query parameters that are there more than once

    /// Throws std::out_of_range when the route does not have this name.
    const std::string& in_path_at(const char* name) const { return in_path.at(name); }
};

/// A success. The API puts `body` into its frame and adds the headers.
struct Reply {
    int status = 200;
    boost::json::value body;
    NextChunk next_event{}; ///< in place of the body: makes server-sent events, each as a whole, as they are sent
};

inline Reply ok(boost::json::value body) { return {200, std::move(body)}; }
inline Reply created(boost::json::value body) { return {201, std::move(body)}; }

/// Percent-decoded; text that is not an escape is left unchanged.
std::string decoded(std::string_view text);

/// Splits the target of a request line into path and query, percent-decoded.
void set_target(Request& request, std::string_view target);

} // namespace demo
