// SPDX-License-Identifier: BSL-1.0
// One API as the service runs it: routes and handlers, and the few points in which the APIs differ.
#pragma once

#include <demo/request.hpp>
#include <demo/router.hpp>
#include <demo/services.hpp>

#include <amiss/catalog.hpp>
#include <amiss/expected.hpp>
#include <amiss/read.hpp>
#include <amiss/respond.hpp>

#include <boost/json/value.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace demo {

/// `amiss::respond` in one envelope, as a plain function: the service need not know the type of the layout.
template <const auto& Envelope>
amiss::Response respond_in(const amiss::ApiError& error, const amiss::RequestInfo& request, char* buffer,
                           std::size_t capacity) noexcept
{
    return amiss::respond(Envelope, error, request, buffer, capacity);
}

/// The same for `amiss::success_headers`.
template <const auto& Envelope>
amiss::Headers success_headers_in(const amiss::RequestInfo& request) noexcept
{
    return amiss::success_headers(Envelope, request);
}

/// The same for `amiss::read`, on the client's side.
template <const auto& Envelope>
amiss::ApiError read_in(const amiss::Received& response) noexcept
{
    return amiss::read(Envelope, response);
}

struct Api {
    std::string_view name;
    const amiss::Catalog* catalog = nullptr;
    amiss::Response (*respond)(const amiss::ApiError&, const amiss::RequestInfo&, char*,
                               std::size_t) noexcept = nullptr;
    amiss::Headers (*success_headers)(const amiss::RequestInfo&) noexcept = nullptr;
    amiss::ApiError (*read)(const amiss::Received&) noexcept = nullptr;

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
