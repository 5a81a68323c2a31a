// SPDX-License-Identifier: BSL-1.0
// One API as the service runs it: routes and handlers, and the few points in which the APIs differ.
#pragma once

#include <demo/request.hpp>
#include <demo/router.hpp>
#include <demo/services.hpp>

#include <amiss/any_envelope.hpp>
#include <amiss/catalog.hpp>
#include <amiss/expected.hpp>

#include <boost/json/value.hpp>

#include <string_view>
#include <vector>

namespace demo {

struct Api {
    std::string_view name;
    const amiss::Catalog* catalog;
    amiss::AnyEnvelope envelope; ///< of its errors

    Api(std::string_view its_name, const amiss::Catalog& its_catalog, amiss::AnyEnvelope its_envelope)
        : name(its_name), catalog(&its_catalog), envelope(its_envelope)
    {}

    /// Finds the key that sent the request, or fails.
    amiss::expected<Key> (*authenticate)(const Request&) = nullptr;
    /// Counts the request, and fails when there are too many. Sets `rate_limit` if every response of the API states it.
    amiss::expected<void> (*count)(Request&) = nullptr;
    std::vector<Route> routes;
    /// The error for a path that no route matches.
    Handler no_route = nullptr;
    /// Makes the body of a success from the value that the handler returned.
    boost::json::value (*frame)(const Request&, boost::json::value) = nullptr;
    bool cors = false; ///< pages of any origin may call it

    /// Adds the keys and records that exist from the start.
    void (*furnish)(Services&) = nullptr;
    /// The faults of `named_faults` that lead to an error of this API.
    std::vector<std::string_view> faults{"database", "bug"};
};

Api cstar_api();
Api cstar_v1_api();
Api codespar_api();
Api onestack_api();

} // namespace demo
