// SPDX-License-Identifier: BSL-1.0
// Routes: the handler for a method and a path.
#pragma once

#include <demo/request.hpp>

#include <amiss/expected.hpp>

#include <string_view>
#include <vector>

namespace demo {

/// The form of all handlers: they return a reply, or an error as a value.
using Handler = amiss::expected<Reply> (*)(const Request&);

struct Route {
    std::string_view method;
    std::string_view pattern; ///< "/teams/{team}/tickets/{id}"
    Handler handler;
};

/// Whether a route of `method` answers requests of the method `asked`: GET answers HEAD too (RFC 9110 §9.1).
bool answers(std::string_view method, std::string_view asked) noexcept;

/// Whether the path has the form of the pattern; `in_path` gets the values of the names in braces.
///
/// The path is as it was sent: it is divided first, and its parts are percent-decoded then.
bool matches(std::string_view pattern, std::string_view path, Parameters& in_path);

/// The handler of the first route that matches; nullptr when none does.
///
/// `request.in_path` gets the values of the names in braces.
Handler find_handler(const std::vector<Route>& routes, Request& request);

} // namespace demo
