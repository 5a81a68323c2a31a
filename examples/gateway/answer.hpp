// SPDX-License-Identifier: BSL-1.0
// What the gateway answers: a success as JSON, and an error in the form that the client prefers.
#pragma once

#include <demo/http.hpp>

#include <amiss/error.hpp>
#include <amiss/request_info.hpp>

#include <boost/json/object.hpp>

#include <functional>
#include <string_view>

namespace gateway {

/// What a handler returns when all went well.
struct Answer {
    int status = 200;
    boost::json::object body;
};

/// Takes one line for each error.
using Log = std::function<void(std::string_view)>;

demo::HttpResponse success(const Answer& answer, const amiss::RequestInfo& request);

/// The error in cStar's own body, as problem details or as Markdown, by the request's Accept; and a line in the log.
demo::HttpResponse failure(const amiss::ApiError& error, const amiss::RequestInfo& request, std::string_view accept,
                           const Log& log);

} // namespace gateway
