// SPDX-License-Identifier: BSL-1.0
// Matches paths with the patterns of routes.
#include <demo/router.hpp>

#include <string>

namespace demo {
namespace {

// The text up to the next slash; `rest` becomes the text after it.
std::string_view segment(std::string_view& rest)
{
    const std::size_t slash = rest.find('/');
    const std::string_view first = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    return first;
}

} // namespace

bool answers(std::string_view method, std::string_view asked) noexcept
{
    return method == asked || (method == "GET" && asked == "HEAD");
}

bool matches(std::string_view pattern, std::string_view path, Parameters& in_path)
{
    while (!pattern.empty() && !path.empty()) {
        const std::string_view wanted = segment(pattern);
        const std::string_view given = segment(path);
        if (wanted.size() > 2 && wanted.front() == '{')
            in_path.insert_or_assign(std::string(wanted.substr(1, wanted.size() - 2)), decoded(given));
        else if (wanted != decoded(given))
            return false;
    }
    return pattern.empty() && path.empty();
}

Handler find_handler(const std::vector<Route>& routes, Request& request)
{
    for (const Route& route : routes) {
        request.in_path.clear();
        if (answers(route.method, request.method) && matches(route.pattern, request.encoded_path, request.in_path))
            return route.handler;
    }
    request.in_path.clear();
    return nullptr;
}

} // namespace demo
