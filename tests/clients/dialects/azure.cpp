// SPDX-License-Identifier: BSL-1.0
// A service of Azure.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/microsoft.hpp>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::microsoft(Code::internal);

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    return error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange) { return success_response(envelope, "{}", exchange); }

} // namespace

extern const Dialect azure_dialect;
const Dialect azure_dialect{"azure", fail, succeed};

} // namespace judge
