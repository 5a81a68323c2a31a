// SPDX-License-Identifier: BSL-1.0
// The service of files itself, as far as the example needs one: it has one file, and fails as planned.
#pragma once

#include <demo/http.hpp>

#include <amiss/error.hpp>

#include <functional>
#include <mutex>
#include <queue>

namespace files {

/// Answers in Google's form. Any thread may call it.
class FilesServer {
public:
    using Answer = std::function<demo::HttpResponse()>;

    demo::HttpResponse handle(const demo::HttpRequest& request);

    /// The next requests get these answers, one each.
    void answer_next(Answer answer);
    /// The next request fails with this error.
    void fail_next(const amiss::ApiError& error);

private:
    std::mutex mutex_;
    std::queue<Answer> planned_;
};

} // namespace files
