// SPDX-License-Identifier: BSL-1.0
// What the tours have in common: a server, a clock that no one waits for, the transcript and the checks.
#pragma once

#include <clients/environment.hpp>
#include <clients/report.hpp>
#include <clients/transport.hpp>

#include <demo/server.hpp>
#include <demo/service.hpp>

#include <amiss/error.hpp>
#include <amiss/expected.hpp>

#include <chrono>
#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace clients {

/// A tour of one client, with its own server: derive from it, and write a function for each station.
///
/// The delays pass on a simulated clock, both here and on the server, so a tour takes no time.
class Tour : private Report {
public:
    /// `advice` says what to do about an error, in a few words; it goes into the transcript.
    Tour(std::string_view client, demo::Api api, std::string (*advice)(const amiss::ApiError&),
         std::ostream& transcript);

protected:
    ~Tour() = default;

    // --- the stations ---
    void station(std::string_view title);
    void say(std::string_view line);
    using Report::check;
    template <class T, class Wanted>
    void check_error(const amiss::expected<T>& result, Wanted wanted)
    {
        check("an error is due, and no value", !result);
        if (result) return;
        check("it is another error: " + std::string(result.error().message()), result.error() == wanted);
        say("=> " + advice_(result.error()));
    }
    /// Checks the decision after each attempt since the station began, or since the last check.
    void check_attempts(std::initializer_list<amiss::RetryReason> wanted);
    /// Checks how many requests there were since the station began, or since the last check.
    void check_sent(int wanted);
    /// Forgets the attempts and requests so far.
    void forget();
    /// Does `step` so many times, without a word of it in the transcript. Whether all of them succeeded.
    template <class Step>
    bool quietly(int times, Step step)
    {
        muted_ = true;
        bool good = true;
        for (int time = 0; time < times; ++time) good = step().has_value() && good;
        muted_ = false;
        return good;
    }
    using Report::finish;

    // --- the environment ---
    /// For a client: this tour's clock, an observer that writes into the transcript, and 0.5 as each random number.
    Environment environment();
    /// The transport, wrapped so that each request appears in the transcript and is counted.
    Transport shown(Transport transport);
    /// The same, for streams.
    StreamTransport shown(StreamTransport transport);
    const Transport& server() const { return server_; }
    demo::Service& service() { return service_; }
    unsigned short port() const { return listening_.port(); }
    /// A port at which nothing listens.
    static unsigned short free_port();

    /// Lets time pass, both here and on the server.
    void pass(std::chrono::milliseconds time);
    std::chrono::steady_clock::time_point now() const { return time_; }

private:
    void observe(const amiss::RetryEvent& event);
    void show(const demo::HttpRequest& request);

    std::string (*advice_)(const amiss::ApiError&);
    bool muted_ = false;
    int sent_ = 0;
    std::vector<amiss::RetryReason> reasons_;
    std::chrono::steady_clock::time_point time_{};
    demo::Service service_;
    const demo::Server listening_;
    const Transport server_;
};

} // namespace clients
