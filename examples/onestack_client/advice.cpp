// SPDX-License-Identifier: BSL-1.0
// A case for each code that the document's example treats, one for conflicts, and its default: code and text.
#include <onestack_client/advice.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/onestack.hpp>

namespace onestack_client {
namespace {

std::string fields_of(const amiss::ApiError& error)
{
    std::string list;
    for (const auto& violation : error.violations()) {
        list.append(list.empty() ? "" : "; ").append(violation.field).append(": ").append(violation.message);
    }
    return list;
}

std::string code_and_text(const amiss::ApiError& error)
{
    std::string text(error.name());
    text.append(text.empty() ? "" : ": ").append(error.message());
    if (!error.request_id().empty()) text.append(" (request ").append(error.request_id()).append(")");
    return text;
}

} // namespace

std::string advice(const amiss::ApiError& error)
{
    using Code = amiss::onestack::Code;
    if (error == amiss::client::Code::config_error) return "correct the setting '" + std::string(error.param()) + "'";
    switch (error.as<Code>().value_or(Code{})) {
    case Code::rate_limit_exceeded:
        if (const auto delay = error.retry_after()) return "come back in " + std::to_string(delay->count()) + " s";
        return "come back later";
    case Code::validation_error: return "correct the fields. " + fields_of(error);
    case Code::unauthorized:
    case Code::token_expired: return "log in again, or check the key";
    case Code::conflict: return "read " + std::string(error.detail("currentVersion")) + ", then decide anew";
    default: return code_and_text(error);
    }
}

} // namespace onestack_client
