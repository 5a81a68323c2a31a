// SPDX-License-Identifier: BSL-1.0
// OpenAI's API.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/openai.hpp>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::openai(Code::internal);

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    return error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange)
{
    return success_response(envelope, R"({"id":"chatcmpl_1","object":"chat.completion","choices":[]})", exchange);
}

} // namespace

extern const Dialect openai_dialect;
const Dialect openai_dialect{"openai", fail, succeed};

} // namespace judge
