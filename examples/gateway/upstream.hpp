// SPDX-License-Identifier: BSL-1.0
// A service that the gateway calls, and the one function that calls it: whatever fails comes back as one of our errors.
#pragma once

#include <clients/environment.hpp>
#include <clients/messages.hpp>
#include <clients/transport.hpp>

#include <amiss/expected.hpp>
#include <amiss/retry.hpp>
#include <amiss/translate.hpp>

#include <boost/json/value.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace gateway {

/// One repetition, and no long wait: our client waits too, and a long delay is for it to sit out.
inline amiss::RetryPolicy short_patience()
{
    amiss::RetryPolicy policy;
    policy.max_attempts = 2;
    policy.base = std::chrono::milliseconds(200);
    policy.cap = std::chrono::seconds(2);
    policy.deadline = std::chrono::seconds(5);
    return policy;
}

/// How a service is reached, with which key, and how patient the gateway is with it.
struct Upstream {
    clients::Transport transport;
    std::string key;
    amiss::RetryPolicy policy = short_patience();
    clients::Environment environment{};
};

inline demo::HttpRequest request_to(const Upstream& upstream, std::string_view method, std::string target)
{
    demo::HttpRequest made;
    made.method = method;
    made.target = std::move(target);
    made.headers.add("Authorization", "Bearer " + upstream.key);
    return made;
}

// [call]
/// Sends the request, reads the answer as an error in `envelope` or as a value with `parse`, repeats what may be repeated,
/// and translates what is left by `table`.
template <class T, class Envelope, class Table>
amiss::expected<T> call(Upstream& upstream, const Envelope& envelope, const Table& table,
                        const demo::HttpRequest& request, amiss::Idempotency idempotency,
                        amiss::expected<T> (*parse)(const boost::json::value&))
{
    const auto attempt = [&] { return clients::exchange<T>(upstream.transport, envelope, request, parse); };
    return amiss::retry(upstream.policy, idempotency, attempt, upstream.environment)
        .map_error([&table](const amiss::ApiError& theirs) { return amiss::translate(theirs, table); });
}
// [/call]

} // namespace gateway
