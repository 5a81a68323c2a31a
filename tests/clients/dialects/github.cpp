// SPDX-License-Identifier: BSL-1.0
// GitHub's REST API. A rate limit is one that is used up, and begins anew in a second; under /secondary, it is of the kind
// that GitHub tells by its message.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/github.hpp>

#include <chrono>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::github(Code::internal);

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    if (exchange.path.substr(0, 10) == "/secondary") {
        error.with_message("You have exceeded a secondary rate limit.");
    } else if (error == Code::rate_limited) {
        using namespace std::chrono;
        const auto now = duration_cast<seconds>(system_clock::now().time_since_epoch());
        error.with_rate_limit({60, 0, now.count() + 1});
    }
    return error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange) { return success_response(envelope, R"({"id":1})", exchange); }

} // namespace

extern const Dialect github_dialect;
const Dialect github_dialect{"github", fail, succeed};

} // namespace judge
