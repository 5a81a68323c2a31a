// SPDX-License-Identifier: BSL-1.0
// An API of Google, in JSON over HTTP.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/google.hpp>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::google(Code::internal);

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    return error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange) { return success_response(envelope, "{}", exchange); }

} // namespace

extern const Dialect google_dialect;
const Dialect google_dialect{"google", fail, succeed};

} // namespace judge
