// SPDX-License-Identifier: BSL-1.0
// One API as the service runs it: routes and handlers, and the few things in which the documents differ.
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

/// `amiss::respond` in one envelope, behind a plain function: what runs an API need not know its layout's type.
template <const auto& Envelope>
amiss::Response respond_in(const amiss::ApiError& error, const amiss::RequestInfo& request, char* buffer,
                           std::size_t capacity) noexcept
{
    return amiss::respond(Envelope, error, request, buffer, capacity);
}

/// The same for `amiss::read`, the client's side of it.
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
    amiss::ApiError (*read)(const amiss::Received&) noexcept = nullptr;

    /// Whose request it is, or why nobody can tell.
    amiss::expected<Key> (*authenticate)(const Request&) = nullptr;
    /// Counts the request; an error when there are too many. Sets `rate_limit` where every response tells it.
    amiss::expected<void> (*count)(Request&) = nullptr;
    std::vector<Route> routes;
    /// What a path answers that is no route.
    Handler no_route = nullptr;
    /// The body of a success, from what the handler returned.
    boost::json::value (*frame)(const Request&, boost::json::value) = nullptr;
    bool cors = false;              ///< answers preflights
    bool request_id_header = false; ///< X-Request-Id on successes too

    /// Puts in keys and the records that are there from the start.
    void (*furnish)(Services&) = nullptr;
    /// What to call with curl; `{base}` stands for the server's address.
    std::vector<std::string_view> samples;
};

Api cstar_api();
Api cstar_v1_api();
Api codespar_api();
Api onestack_api();

} // namespace demo
