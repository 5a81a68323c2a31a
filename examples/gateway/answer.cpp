// SPDX-License-Identifier: BSL-1.0
// Writes answers: the only place of the gateway that knows what a body looks like.
#include <gateway/answer.hpp>

#include <gateway/forms.hpp>

#include <amiss/log_envelope.hpp>
#include <amiss/negotiate.hpp>
#include <amiss/respond.hpp>

#include <boost/json/serialize.hpp>

namespace gateway {
namespace {

void add_headers(demo::HttpResponse& response, const amiss::Headers& headers)
{
    for (const amiss::Header& header : headers) response.headers.add(header.name, header.value);
}

} // namespace

demo::HttpResponse success(const Answer& answer, const amiss::RequestInfo& request)
{
    demo::HttpResponse response;
    response.status = answer.status;
    response.headers.add("Content-Type", "application/json");
    response.headers.add("X-Request-Id", request.id);
    add_headers(response, amiss::success_headers(cstar::envelope, request));
    response.body = boost::json::serialize(answer.body);
    return response;
}

// [failure]
demo::HttpResponse failure(const amiss::ApiError& error, const amiss::RequestInfo& request, std::string_view accept,
                           const Log& log)
{
    const amiss::AnyEnvelope form = amiss::negotiate(accept, cstar::envelope, as_problem, as_markdown);
    char buffer[4096];
    log(amiss::log_line(form, error, request, buffer));

    const amiss::Response made = amiss::respond(form, error, request, buffer);
    demo::HttpResponse response;
    response.status = made.status;
    response.body = made.body;
    add_headers(response, made.headers);
    return response;
}
// [/failure]

} // namespace gateway
