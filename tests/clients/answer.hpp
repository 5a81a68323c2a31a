// SPDX-License-Identifier: BSL-1.0
// Answers a request in the dialect that its target names.
#pragma once

#include <clients/dialect.hpp>
#include <clients/request_log.hpp>

#include <atomic>

namespace judge {

/// Answers the requests of a server. May be called from several threads.
class Answer {
public:
    /// `otherwise` is the dialect of the targets that name none, for clients whose address has no path; may be null.
    explicit Answer(const Dialect* otherwise) : otherwise_(otherwise) {}

    demo::HttpResponse operator()(const demo::HttpRequest& request);

private:
    demo::HttpResponse about_log(const demo::HttpRequest& request);

    const Dialect* otherwise_;
    RequestLog log_;
    std::atomic<int> count_{0};
};

/// The dialect with this name, or null.
const Dialect* find_dialect(std::string_view name);

} // namespace judge
