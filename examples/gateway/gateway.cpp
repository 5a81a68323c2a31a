// SPDX-License-Identifier: BSL-1.0
// Finds the handler of a request, and makes a response of what it returns or throws.
#include <gateway/gateway.hpp>

#include <gateway/handlers.hpp>

#include <demo/router.hpp>

#include <amiss/exception.hpp>
#include <amiss/try.hpp>

#include <string>

namespace gateway {
namespace {

/// Runs the handler of the request. `allow` gets the methods of its path, for a 405.
amiss::expected<Answer> run(Call& call, Parts& parts, std::string& allow)
{
    if (call.http.refused) return amiss::fail(*call.http.refused);
    for (const Route& route : routes()) {
        if (!demo::matches(route.pattern, call.http.target, call.in_path)) continue;
        if (demo::answers(route.method, call.http.method)) return route.handler(call, parts);
        allow.append(allow.empty() ? "" : ", ").append(route.method);
    }
    if (!allow.empty()) return amiss::fail(amiss::HttpStatus::method_not_allowed);
    return amiss::fail(amiss::HttpStatus::not_found);
}

/// The lines of a header that is a list may be joined (RFC 9110 §5.3).
std::string accept_of(const demo::HeaderFields& headers)
{
    std::string all;
    for (const demo::HeaderField& field : headers) {
        if (demo::same_name(field.name, "Accept")) all.append(all.empty() ? "" : ", ").append(field.value);
    }
    return all;
}

} // namespace

// [handle]
demo::HttpResponse Gateway::handle(const demo::HttpRequest& http)
{
    const std::lock_guard lock(mutex_);
    Call call{http, {}};
    std::string allow;
    const amiss::expected<Answer> made = amiss::capture([&] { return run(call, parts_, allow); });

    const std::string id = ids_.next("req_", 12);
    amiss::RequestInfo info{id, parts_.now()};
    info.allow = allow;
    if (made) return success(*made, info);
    return failure(made.error(), info, accept_of(http.headers), parts_.log);
}
// [/handle]

} // namespace gateway
