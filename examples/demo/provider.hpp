// SPDX-License-Identifier: BSL-1.0
// The provider stub: the payment and fiscal services that CodeSpar calls. It answers at once, and fails as planned.
#pragma once

#include <demo/clock.hpp>

#include <amiss/expected.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace demo {

/// A provider's response, and how long it took.
struct ProviderAnswer {
    int status = 200;
    std::string body = R"({"status":"settled"})";
    std::chrono::seconds took{0};
};

class Provider {
public:
    /// As a name: every provider.
    static constexpr const char* any = "";

    explicit Provider(Clock& clock) : clock_(&clock) {}

    /// Asks `name`. Its response time is simulated: the clock advances by it, and by `timeout` at most.
    ///
    /// Fails with `std::errc::timed_out` when it takes longer, and with `std::errc::host_unreachable` while it is down.
    amiss::expected<ProviderAnswer, std::error_code> call(std::string_view name, std::chrono::seconds timeout)
    {
        if (outage(name)) return error(std::errc::host_unreachable);
        ProviderAnswer answer;
        auto next = next_.find(name);
        if (next == next_.end()) next = next_.find(any);
        if (next != next_.end()) {
            answer = std::move(next->second);
            next_.erase(next);
        }
        clock_->advance(std::min(answer.took, timeout));
        if (answer.took > timeout) return error(std::errc::timed_out);
        return answer;
    }

    /// How long the integration will be down; nothing when it is up.
    std::optional<std::chrono::seconds> outage(std::string_view name) const
    {
        const Clock::time_point now = clock_->now();
        Clock::time_point until = now;
        for (const std::string_view each : {name, std::string_view(any)}) {
            if (const auto down = down_until_.find(each); down != down_until_.end())
                until = std::max(until, down->second);
        }
        if (until == now) return std::nullopt;
        return std::chrono::ceil<std::chrono::seconds>(until - now);
    }

    void answer_next(std::string name, ProviderAnswer answer) { next_[std::move(name)] = std::move(answer); }
    void take_down(std::string name, std::chrono::seconds time) { down_until_[std::move(name)] = clock_->now() + time; }

private:
    static amiss::unexpected<std::error_code> error(std::errc code)
    {
        return amiss::unexpected<std::error_code>(std::make_error_code(code));
    }

    Clock* clock_;
    std::map<std::string, ProviderAnswer, std::less<>> next_;
    std::map<std::string, Clock::time_point, std::less<>> down_until_;
};

} // namespace demo
