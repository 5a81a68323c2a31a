// SPDX-License-Identifier: BSL-1.0
// The handlers of the gateway, and their routes.
#pragma once

#include <gateway/answer.hpp>
#include <gateway/gateway.hpp>

#include <demo/request.hpp>

#include <amiss/expected.hpp>

#include <string_view>
#include <vector>

namespace gateway {

/// A request as a handler sees it.
struct Call {
    const demo::HttpRequest& http;
    demo::Parameters in_path; ///< the values of `{name}` and others in the route
};

struct Route {
    std::string_view method;
    std::string_view pattern; ///< "/v1/files/{name}"
    amiss::expected<Answer> (*handler)(const Call&, Parts&);
};

const std::vector<Route>& routes();

} // namespace gateway
