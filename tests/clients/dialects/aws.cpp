// SPDX-License-Identifier: BSL-1.0
// DynamoDB, in AWS JSON 1.0. Under /modelled, errors have the names of DynamoDB, for which its client has classes.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/aws.hpp>
#include <amiss/translate.hpp>

namespace dynamo {

enum class Code { not_found = 1, throttled, failed };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    using amiss::row;
    return amiss::catalog<Code>("dynamo",
                                row(Code::not_found, "ResourceNotFoundException", HttpStatus::bad_request, "",
                                    "Requested resource not found."),
                                row(Code::throttled, "ThrottlingException", HttpStatus::bad_request, "",
                                    "The rate of requests is too high.")
                                    .retry(amiss::Retry::after_delay),
                                row(Code::failed, "InternalServerError", HttpStatus::internal_server_error, "",
                                    "The server has failed."))
        .domain("com.amazonaws.dynamodb.v20120810");
}

} // namespace dynamo
AMISS_ERROR_ENUM(dynamo, Code)

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::aws_json_1_0(Code::internal);
constexpr auto modelled = amiss::formats::aws_json_1_0(dynamo::Code::failed);
constexpr auto to_dynamo = amiss::translation(amiss::from(Code::resource_missing), amiss::to(dynamo::Code::not_found),
                                              amiss::from(Code::rate_limited), amiss::to(dynamo::Code::throttled),
                                              amiss::otherwise(dynamo::Code::failed));

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    const bool is_modelled = exchange.path.substr(0, 9) == "/modelled";
    return is_modelled ? error_response(modelled, amiss::translate(error, to_dynamo), exchange)
                       : error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange) { return success_response(envelope, "{}", exchange); }

} // namespace

extern const Dialect aws_dialect;
const Dialect aws_dialect{"aws", fail, succeed};

} // namespace judge
