// SPDX-License-Identifier: BSL-1.0
// A server of JSON-RPC 2.0.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/jsonrpc.hpp>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::jsonrpc(Code::internal);

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    return error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange)
{
    return success_response(envelope, R"({"jsonrpc":"2.0","result":true,"id":1})", exchange);
}

} // namespace

extern const Dialect jsonrpc_dialect;
const Dialect jsonrpc_dialect{"jsonrpc", fail, succeed};

} // namespace judge
