// SPDX-License-Identifier: BSL-1.0
// A request as handlers see it, and the reply that they make of it.
#pragma once

#include <demo/http.hpp>
#include <demo/keys.hpp>
#include <demo/services.hpp>

#include <amiss/rate_limit.hpp>

#include <boost/json/value.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace demo {

using Parameters = std::map<std::string, std::string, std::less<>>;

struct Request {
    std::string id;         ///< "req_" and 12 letters and digits
    Clock::time_point time; ///< when it came
    std::string method;
    std::string path;
    Parameters query;
    HeaderFields headers;
    std::string body;

    Services& services;

    Key key{};                                    ///< whose request it is, once that is known
    Parameters in_path{};                         ///< what stands for `{team}` and the like in the route
    std::optional<amiss::RateLimit> rate_limit{}; ///< for the headers of every response, where the API has them

    /// Throws std::out_of_range when the route has no such name.
    const std::string& in_path_at(const char* name) const { return in_path.at(name); }
};

/// A success. The API's frame around `body` and the headers are not the handler's business.
struct Reply {
    int status = 200;
    boost::json::value body;
};

inline Reply ok(boost::json::value body) { return {200, std::move(body)}; }
inline Reply created(boost::json::value body) { return {201, std::move(body)}; }

/// Takes a request line's target apart: path and query, percent-decoded.
void set_target(Request& request, std::string_view target);

} // namespace demo
