// SPDX-License-Identifier: BSL-1.0
// GitHub's REST API.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/github.hpp>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::github(Code::internal);

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    return error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange) { return success_response(envelope, R"({"id":1})", exchange); }

} // namespace

extern const Dialect github_dialect;
const Dialect github_dialect{"github", fail, succeed};

} // namespace judge
