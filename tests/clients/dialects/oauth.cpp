// SPDX-License-Identifier: BSL-1.0
// A resource server and the token endpoint of OAuth 2.0.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/oauth.hpp>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::oauth(Code::internal);

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    if (error == Code::insufficient_scope) error.with_detail("scope", "charges:write");
    return error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange)
{
    return success_response(envelope, R"({"access_token":"t","token_type":"bearer"})", exchange);
}

} // namespace

extern const Dialect oauth_dialect;
const Dialect oauth_dialect{"oauth", fail, succeed};

} // namespace judge
