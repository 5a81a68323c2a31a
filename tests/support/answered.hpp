// SPDX-License-Identifier: BSL-1.0
// What a service answers to a request, kept after the answer is gone.
#pragma once

#include <amiss/server/answer.hpp>
#include <amiss/server/service.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amiss_test {

using SentHeaders = std::vector<std::pair<std::string, std::string>>;

/// A copy of an answer.
struct Answered {
    int times = 0; // that `send` was called
    int status = 0;
    std::string content_type;
    std::string body;
    SentHeaders headers;
    bool is_head = false;
    bool close = false;

    void operator()(const amiss::Answer& answer)
    {
        ++times;
        status = answer.status;
        content_type = answer.content_type;
        body = answer.body;
        is_head = answer.is_head;
        close = answer.close;
        answer.for_each_header(
            [&](std::string_view name, std::string_view value) { headers.emplace_back(name, value); });
    }

    /// All values of a name, joined by "|".
    std::string all(std::string_view name) const
    {
        std::string values;
        for (const auto& header : headers) {
            if (header.first == name) values += (values.empty() ? "" : "|") + header.second;
        }
        return values;
    }
};

/// What a service answers.
inline Answered ask(const amiss::Service<>& service, std::string_view method, std::string_view target,
                    std::string_view body = {}, const SentHeaders& headers = {})
{
    Answered answered;
    amiss::Request request(method, target, body, headers);
    service.answer(request, answered);
    return answered;
}

} // namespace amiss_test
