// SPDX-License-Identifier: BSL-1.0
// Tests of the list of routes: the best one is found whatever the order.
#include <amiss/detail/server/route_list.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace amiss::detail;

std::string found_for(const std::vector<amiss::Route>& routes, const char* method, const char* path)
{
    RouteList<amiss::Route> list;
    for (const amiss::Route& route : routes) list.add(amiss::Route(route));
    const auto found = list.find(method, path);
    return found.route != nullptr ? found.route->method() + " " + found.route->pattern()
                                  : "none, " + std::string(found.allowed.view());
}

TEST(route_list, finds_the_best_route_in_any_order)
{
    std::vector<amiss::Route> routes = {
        {"GET", "/t/{id}"}, {"GET", "/t/new"}, {"HEAD", "/t/{id}"}, {"DELETE", "/t/{id}"}, {"GET", "/{a}/x"}};
    for (int turn = 0; turn < 2; ++turn) {
        EXPECT_EQ(found_for(routes, "GET", "/t/new"), "GET /t/new");
        EXPECT_EQ(found_for(routes, "GET", "/t/7"), "GET /t/{id}");
        EXPECT_EQ(found_for(routes, "GET", "/t/x"), "GET /t/{id}");
        EXPECT_EQ(found_for(routes, "GET", "/u/x"), "GET /{a}/x");
        EXPECT_EQ(found_for(routes, "HEAD", "/t/7"), "HEAD /t/{id}");
        EXPECT_EQ(found_for(routes, "HEAD", "/t/new"), "GET /t/new")
            << "a more exact path goes before a more exact method";
        EXPECT_EQ(found_for(routes, "DELETE", "/t/new"), "DELETE /t/{id}");
        EXPECT_EQ(found_for(routes, "POST", "/nope/7"), "none, ");
        EXPECT_EQ(found_for(routes, "POST", "/u/x"), "none, GET, HEAD, OPTIONS");
        EXPECT_EQ(found_for(routes, "OPTIONS", "*"), "none, OPTIONS");
        EXPECT_EQ(found_for(routes, "GET", "*"), "none, ");
        routes = {routes.rbegin(), routes.rend()};
    }
}

} // namespace
