// SPDX-License-Identifier: BSL-1.0
// DynamoDB, in AWS JSON 1.0.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/aws.hpp>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::aws_json_1_0(Code::internal);

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    return error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange) { return success_response(envelope, "{}", exchange); }

} // namespace

extern const Dialect aws_dialect;
const Dialect aws_dialect{"aws", fail, succeed};

} // namespace judge
