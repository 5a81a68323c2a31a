// SPDX-License-Identifier: BSL-1.0
// The routes of a service: which one a request is for, and which methods its path has.
#pragma once

#include <amiss/detail/server/allowed_methods.hpp>
#include <amiss/detail/server/path_pattern.hpp>
#include <amiss/detail/server/set_up.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/server/route.hpp>

#include <deque>
#include <string>
#include <string_view>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A route with its handler.
template <class Handler>
struct RouteTo : Route {
    RouteTo(std::string_view method, std::string_view pattern, Handler&& called)
        : Route(method, pattern), handler(std::move(called))
    {}
    Handler handler;
};

/// What was found for a method and a path.
template <class RouteType>
struct FoundRoute {
    const RouteType* route = nullptr; ///< null where the path has no such method, or no route has the path
    PathParams params{};
    AllowedMethods allowed{}; ///< empty where no route has the path
};

/// All routes. `RouteType` is a Route with a handler; references to routes stay valid.
template <class RouteType>
class RouteList {
public:
    /// Adds a route, unless its method is none, its path is off the grammar, or it is there already.
    RouteType& add(RouteType&& added)
    {
        const std::string what = "the route " + added.method() + " " + added.pattern();
        if (!is_token(added.method())) refuse_set_up(what, "the method is no token");
        if (const char* const fault = fault_of_pattern(added.pattern())) refuse_set_up(what, fault);
        for (const RouteType& route : routes_) {
            if (route.method() == added.method() && same_paths(route.pattern(), added.pattern()))
                refuse_set_up(what, "there is one for this method and these paths already");
        }
        routes_.push_back(std::move(added));
        return routes_.back();
    }

    /// The route for a request. A HEAD is for the route of GET, unless it has one of its own.
    FoundRoute<RouteType> find(std::string_view method, std::string_view path) const noexcept
    {
        FoundRoute<RouteType> found;
        PathParams params;
        for (const RouteType& route : routes_) {
            if (!fits(route.pattern(), path, params)) continue;
            found.allowed.add(route.method());
            if (route.method() == "GET") found.allowed.add("HEAD");
            const bool answers_head = method == "HEAD" && route.method() == "GET";
            if ((route.method() != method && !answers_head) || !goes_before(route, found.route, method)) continue;
            found.route = &route;
            found.params = params;
        }
        const bool is_server = path == "*" && method == "OPTIONS"; // RFC 9110 §9.3.7
        if (!found.allowed.empty() || is_server) found.allowed.add("OPTIONS");
        return found;
    }

private:
    /// Whether a route is better than the one that was found: its path is more exact, or its method is.
    static bool goes_before(const RouteType& route, const RouteType* found, std::string_view method) noexcept
    {
        if (found == nullptr || goes_first(route.pattern(), found->pattern())) return true;
        return found->method() != method && !goes_first(found->pattern(), route.pattern());
    }

    std::deque<RouteType> routes_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
