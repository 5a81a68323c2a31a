// SPDX-License-Identifier: BSL-1.0
// Slack's Web API.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/slack.hpp>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::slack(Code::internal);

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    return error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange) { return success_response(envelope, R"({"ok":true})", exchange); }

} // namespace

extern const Dialect slack_dialect;
const Dialect slack_dialect{"slack", fail, succeed};

} // namespace judge
