// SPDX-License-Identifier: BSL-1.0
// The routes of the service that streams.
#include <streaming/server.hpp>

#include <streaming/errors.hpp>

#include <demo/request.hpp>

#include <amiss/expected.hpp>

#include <string>
#include <utility>

namespace streaming {
namespace {

/// What comes after `prefix`, or nothing when the target does not begin with it.
std::optional<std::string> after(std::string_view prefix, std::string_view target)
{
    if (target.substr(0, prefix.size()) != prefix) return std::nullopt;
    return demo::decoded(target.substr(prefix.size()));
}

} // namespace

demo::HttpResponse StreamingServer::handle(const demo::HttpRequest& request)
{
    const std::lock_guard lock(mutex_); // not while it streams: by then, this function has returned
    demo::HttpResponse response = respond(request.target, ids_.next("req_", 12));
    if (const auto change = std::exchange(change_response_, nullptr)) change(response);
    return response;
}

// [routes]
demo::HttpResponse StreamingServer::respond(const std::string& target, const std::string& id)
{
    if (const auto prompt = after("/v1/answers?prompt=", target))
        return respond_with_stream(answers, server_sent_events, changed(answer_to(*prompt)), id, log_);
    if (const auto table = after("/v1/exports/", target))
        return respond_with_stream(exports, json_lines, changed(rows_of(*table, 3)), id, log_);
    return failure(answers, amiss::ApiError(amiss::HttpStatus::not_found), id, log_);
}
// [/routes]

Parts StreamingServer::changed(Parts parts)
{
    const auto change = std::exchange(change_, nullptr);
    return change ? change(std::move(parts)) : parts;
}

void StreamingServer::change_next(std::function<Parts(Parts)> change)
{
    const std::lock_guard lock(mutex_);
    change_ = std::move(change);
}

void StreamingServer::change_next_response(std::function<void(demo::HttpResponse&)> change)
{
    const std::lock_guard lock(mutex_);
    change_response_ = std::move(change);
}

} // namespace streaming
