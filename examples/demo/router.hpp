// SPDX-License-Identifier: BSL-1.0
// Routes: from method and path to the handler.
#pragma once

#include <demo/request.hpp>

#include <amiss/expected.hpp>

#include <string_view>
#include <vector>

namespace demo {

/// All handlers have this form: a reply, or an error as a value.
using Handler = amiss::expected<Reply> (*)(const Request&);

struct Route {
    std::string_view method;
    std::string_view pattern; ///< "/teams/{team}/tickets/{id}"
    Handler handler;
};

/// The handler of the first route that fits; `request.in_path` then has what stands for the names in braces.
///
/// nullptr when no route fits.
Handler find_handler(const std::vector<Route>& routes, Request& request);

} // namespace demo
