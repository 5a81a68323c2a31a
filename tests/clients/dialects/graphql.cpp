// SPDX-License-Identifier: BSL-1.0
// A GraphQL server.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>
#include <clients/scenario.hpp>

#include <amiss/formats/graphql.hpp>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::graphql(Code::internal);

// All errors that the request names are one list.
demo::HttpResponse fail(amiss::ApiError /*error*/, const Exchange& exchange)
{
    return error_response(envelope, wanted_errors(exchange.request), exchange);
}

demo::HttpResponse succeed(const Exchange& exchange)
{
    return success_response(envelope, R"({"data":{"ok":true}})", exchange);
}

} // namespace

extern const Dialect graphql_dialect;
const Dialect graphql_dialect{"graphql", fail, succeed};

} // namespace judge
