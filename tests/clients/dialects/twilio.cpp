// SPDX-License-Identifier: BSL-1.0
// Twilio's REST API. Under /problem, errors are the problem details of its newer services.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/twilio.hpp>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::twilio(Code::internal);
constexpr auto problem = amiss::formats::twilio_problem(Code::internal);

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    const bool is_newer = exchange.path.substr(0, 8) == "/problem";
    return is_newer ? error_response(problem, error, exchange) : error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange)
{
    return success_response(envelope, R"({"sid":"SM1"})", exchange);
}

} // namespace

extern const Dialect twilio_dialect;
const Dialect twilio_dialect{"twilio", fail, succeed};

} // namespace judge
