// SPDX-License-Identifier: BSL-1.0
// A server of the Connect protocol.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/connect.hpp>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::connect(Code::internal);

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    return error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange) { return success_response(envelope, "{}", exchange); }

} // namespace

extern const Dialect connect_dialect;
const Dialect connect_dialect{"connect", fail, succeed};

} // namespace judge
