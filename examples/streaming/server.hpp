// SPDX-License-Identifier: BSL-1.0
// A service that streams: answers as server-sent events, and exports as lines of JSON.
#pragma once

#include <streaming/parts.hpp>
#include <streaming/respond_with_stream.hpp>

#include <demo/http.hpp>
#include <demo/ids.hpp>

#include <functional>
#include <mutex>

namespace streaming {

/// `GET /v1/answers?prompt=…` and `GET /v1/exports/{table}`. Any thread may call it.
class StreamingServer {
public:
    explicit StreamingServer(Log log) : log_(std::move(log)) {}

    demo::HttpResponse handle(const demo::HttpRequest& request);

    /// Changes the parts of the next stream: where they fail, throw or wait.
    void change_next(std::function<Parts(Parts)> change);
    /// Changes the response to the next request: where its bytes are cut.
    void change_next_response(std::function<void(demo::HttpResponse&)> change);

private:
    demo::HttpResponse respond(const std::string& target, const std::string& id);
    Parts changed(Parts parts);

    std::mutex mutex_;
    demo::Ids ids_;
    Log log_;
    std::function<Parts(Parts)> change_;
    std::function<void(demo::HttpResponse&)> change_response_;
};

} // namespace streaming
