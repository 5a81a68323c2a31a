// SPDX-License-Identifier: BSL-1.0
// Anthropic's API.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/anthropic.hpp>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::anthropic(Code::internal);

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    return error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange)
{
    return success_response(envelope, R"({"id":"msg_1","type":"message","role":"assistant","content":[]})", exchange);
}

} // namespace

extern const Dialect anthropic_dialect;
const Dialect anthropic_dialect{"anthropic", fail, succeed};

} // namespace judge
