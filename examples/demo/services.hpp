// SPDX-License-Identifier: BSL-1.0
// What the handlers of one API share: clock, ids, keys, limits, store, provider, outgoing webhooks and log.
#pragma once

#include <demo/clock.hpp>
#include <demo/ids.hpp>
#include <demo/keys.hpp>
#include <demo/provider.hpp>
#include <demo/rate_limit.hpp>
#include <demo/store.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

/// A message to a webhook. The demo stores it, and sends nothing.
struct Delivery {
    std::string url;
    std::string event;
};

struct Services {
    bool test_environment = false; ///< accepts test keys instead of live ones, if the API has both
    Clock clock;
    Ids ids;
    Keys keys;
    RateLimiter limits;
    Store store;
    Provider provider{clock};
    std::vector<Delivery> outbox;
    std::string doc_base;      ///< where error bodies say that the codes are documented; empty for the API's own
    bool tells_time = true;    ///< error bodies say when the request was received, if they have a place for it
    bool break_stream = false; ///< the next stream of events ends in the middle
    std::function<void(std::string_view)> log = [](std::string_view) {}; ///< takes one line for each error

    Services() = default;
    Services(const Services&) = delete; // the provider has a reference to the clock
    Services& operator=(const Services&) = delete;
};

} // namespace demo
