// SPDX-License-Identifier: BSL-1.0
// Stripe's API.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/stripe.hpp>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::stripe(Code::internal);

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    return error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange)
{
    return success_response(envelope, R"({"id":"cus_1","object":"customer"})", exchange);
}

} // namespace

extern const Dialect stripe_dialect;
const Dialect stripe_dialect{"stripe", fail, succeed};

} // namespace judge
