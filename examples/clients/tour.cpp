// SPDX-License-Identifier: BSL-1.0
// The transcript, the checks and the clock of a tour.
#include <clients/tour.hpp>

#include <amiss/log.hpp>

#include <utility>

namespace clients {

using std::chrono::milliseconds;
using std::chrono::seconds;

Tour::Tour(std::string_view client, demo::Api api, std::string (*advice)(const amiss::ApiError&),
           std::ostream& transcript)
    : Report(client, transcript), advice_(advice), service_(std::move(api), demo::example_time),
      listening_(0, [this](const demo::HttpRequest& request) { return service_.handle(request); }),
      server_(loopback(listening_.port()))
{}

// --- the transcript, and the checks on it ----------------------------------------------------------------------------

void Tour::station(std::string_view title)
{
    forget();
    Report::station(title);
}

void Tour::forget()
{
    reasons_.clear();
    sent_ = 0;
}

void Tour::say(std::string_view line)
{
    if (!muted_) Report::say(line);
}

void Tour::check_attempts(std::initializer_list<amiss::RetryReason> wanted)
{
    std::string made;
    for (const amiss::RetryReason reason : std::exchange(reasons_, {})) made.append(" ").append(to_string(reason));
    std::string due;
    for (const amiss::RetryReason reason : wanted) due.append(" ").append(to_string(reason));
    check("the attempts and the decisions are" + made, made == due);
}

void Tour::check_sent(int wanted)
{
    const int sent = std::exchange(sent_, 0);
    check("there were " + std::to_string(sent) + " requests", sent == wanted);
}

// --- the environment -------------------------------------------------------------------------------------------------

Environment Tour::environment()
{
    Environment made;
    made.now = [this] { return time_; };
    made.sleep = [this](milliseconds delay) { pass(delay); };
    made.random = [] { return amiss::Random(0.5); };
    made.observe = [this](const amiss::RetryEvent& event) { observe(event); };
    return made;
}

Transport Tour::shown(Transport transport)
{
    return [this, transport = std::move(transport)](const demo::HttpRequest& request) {
        show(request);
        return transport(request);
    };
}

StreamTransport Tour::shown(StreamTransport transport)
{
    return [this, transport = std::move(transport)](const demo::HttpRequest& request, const OnData& on_data) {
        show(request);
        return transport(request, on_data);
    };
}

unsigned short Tour::free_port()
{
    const demo::Server gone(0, [](const demo::HttpRequest&) { return demo::HttpResponse{}; });
    return gone.port();
}

void Tour::pass(milliseconds time)
{
    time_ += time;
    // The server's clock has whole seconds only.
    const auto whole = [](std::chrono::steady_clock::time_point at) {
        return std::chrono::floor<seconds>(at.time_since_epoch());
    };
    const seconds by = whole(time_) - whole(time_ - time);
    service_.with([by](demo::Services& services) { services.clock.advance(by); });
}

void Tour::show(const demo::HttpRequest& request)
{
    if (muted_) return;
    ++sent_;
    say("> " + request.method + ' ' + request.target + (request.body.empty() ? "" : ' ' + request.body));
}

void Tour::observe(const amiss::RetryEvent& event)
{
    if (muted_) return;
    reasons_.push_back(event.decision.reason);
    std::string line = "attempt " + std::to_string(event.number) + ": ";
    if (event.error == nullptr) return say(line + "done");
    char text[512];
    say(line.append(amiss::log_line(*event.error, text)));
    if (event.decision.retry)
        say("decision:  once more in " + std::to_string(event.decision.delay.count()) + " ms");
    else
        say("decision:  give up, " + std::string(to_string(event.decision.reason)));
}

} // namespace clients
