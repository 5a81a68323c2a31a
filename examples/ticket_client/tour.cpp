// SPDX-License-Identifier: BSL-1.0
// The stations of the tour, one function for each.
#include <ticket_client/tour.hpp>

#include <ticket_client/advice.hpp>
#include <ticket_client/ticket_client.hpp>

#include <demo/server.hpp>
#include <demo/service.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/exception.hpp>
#include <amiss/log.hpp>

#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <ostream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace tickets {
namespace {

using amiss::RetryReason;
using ApiCode = amiss::cstar::Code;
using ClientCode = amiss::client::Code;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::string_view open_ticket = "tkt_550e8400e29b41d4a716446655440000";

class Tour {
public:
    explicit Tour(std::ostream& transcript) : transcript_(transcript) {}

    TourResult run()
    {
        values();
        missing_title();
        not_found();
        conflict();
        rate_limit();
        database();
        no_server();
        no_api();
        no_key();
        return std::move(result_);
    }

private:
    // --- the stations ------------------------------------------------------------------------------------------------

    void values()
    {
        station("A ticket's life");
        TicketClient client = make("sk_live_acme", server_);
        const auto made = client.create({"Printer on fire", "urgent"});
        check("create", made && made->status == "new" && made->priority == "urgent");
        if (!made) return;
        const auto read = client.get(made->id);
        check("get", read && read->title == "Printer on fire");
        const auto changed = client.update(made->id, {"resolved"});
        check("update", changed && changed->status == "resolved" && changed->priority == "urgent");
        const auto all = client.list(100);
        check("list", all && all->size() > 1);
        check("remove", client.remove(made->id).has_value());
        check_attempts({RetryReason::succeeded, RetryReason::succeeded, RetryReason::succeeded, RetryReason::succeeded,
                        RetryReason::succeeded});
    }

    void missing_title()
    {
        station("A ticket without a title");
        const auto made = make("sk_live_acme", server_).create({"", "high"});
        check_error(made, ApiCode::parameter_missing);
        check("the parameter", !made && made.error().param() == "title");
        check_attempts({RetryReason::final_code});
    }

    void not_found()
    {
        station("Tickets that are not there");
        TicketClient client = make("sk_live_acme", server_);
        check_error(client.get("tkt_abc123"), ApiCode::resource_not_found);
        check_attempts({RetryReason::final_code});
        check_error(client.get("../customers"), ApiCode::invalid_id_format);
        check_attempts({RetryReason::final_code}); // a second attempt was never sent
    }

    void conflict()
    {
        station("A closed ticket cannot become pending");
        TicketClient client = make("sk_live_acme", server_);
        check_error(client.update("tkt_closed1", {"pending"}), ApiCode::resource_conflict);
        check_attempts({RetryReason::refetch});
        const auto present = client.get("tkt_closed1");
        check("it is closed", present && present->status == "closed");
        check("open it", client.update("tkt_closed1", {"open"}).has_value());
        check("then it becomes pending", client.update("tkt_closed1", {"pending"}).has_value());
    }

    void rate_limit()
    {
        station("A used-up limit");
        TicketClient client = make("pk_live_acme", server_);
        muted_ = true;
        bool within = true;
        for (int request = 0; request < 100; ++request) within = client.list(1).has_value() && within;
        muted_ = false;
        check("100 requests", within);
        // An hour is longer than the policy waits. The caller learns how long it would be.
        check_error(client.list(1), ApiCode::rate_limit_exceeded);
        check_attempts({RetryReason::deadline});
        say("… 59 minutes and 40 seconds later");
        pass(std::chrono::minutes(59) + seconds(40));
        const auto before = time_;
        check("list", client.list(1).has_value());
        check_attempts({RetryReason::deadline, RetryReason::retry, RetryReason::succeeded});
        check("it waited as long as the server asked for", time_ - before == seconds(20));
    }

    void database()
    {
        station("The database fails twice");
        TicketClient client = make("sk_live_acme", server_);
        fail_next(2);
        check("get", client.get(open_ticket).has_value());
        check_attempts({RetryReason::retry, RetryReason::retry, RetryReason::succeeded});

        station("The database fails while a ticket is created");
        fail_next(1);
        const auto made = client.create({"Once, not twice"});
        check_error(made, ApiCode::database_error);
        check("the body is kept for support", !made && made.error().raw_body().substr(0, 16) == R"({"success":false)");
        check_attempts({RetryReason::not_idempotent}); // a second attempt would have succeeded
        const auto all = client.list(100);
        const auto is_it = [](const Ticket& ticket) { return ticket.title == "Once, not twice"; };
        check("it was not made", all && std::none_of(all->begin(), all->end(), is_it));
        check("so it is made now", client.create({"Once, not twice"}).has_value());
    }

    void no_server()
    {
        station("A server that is not there");
        unsigned short port = 0;
        {
            const demo::Server gone(0, [](const demo::HttpRequest&) { return demo::HttpResponse{}; });
            port = gone.port();
        }
        const auto before = time_;
        // Nothing was sent, so even a create is repeated.
        check_error(make("sk_live_acme", loopback(port)).create({"Help"}), ClientCode::refused);
        check_attempts({RetryReason::retry, RetryReason::retry, RetryReason::attempts});
        check("it waited 1 s, then 2 s", time_ - before == seconds(3));
    }

    void no_api()
    {
        const auto answer = [](int status) -> Transport {
            return [status](const demo::HttpRequest&) -> amiss::expected<demo::HttpResponse> {
                return demo::HttpResponse{status, {}, "<html>Acme Proxy</html>"};
            };
        };
        station("A proxy that cannot reach the API");
        const auto unreachable = make("sk_live_acme", answer(502)).get(open_ticket);
        check_error(unreachable, amiss::HttpStatus::bad_gateway);
        check("its page is kept", !unreachable && unreachable.error().raw_body() == "<html>Acme Proxy</html>");
        check_attempts({RetryReason::retry, RetryReason::retry, RetryReason::attempts});

        station("A proxy with a page of its own");
        check_error(make("sk_live_acme", answer(200)).create({"Help"}), ClientCode::stream_error);
        check_attempts({RetryReason::not_idempotent});
    }

    void no_key()
    {
        station("Settings that cannot work");
        const auto refused = [this](std::string_view what, std::string key, std::string team) {
            say(what);
            check_error(TicketClient::make({std::move(key), std::move(team), server_}), ClientCode::config_error);
        };
        refused("No key", "", "acme");
        refused("Another API's key", "csk_live_acme", "acme");
        refused("A key that was cut short", "sk_live_", "acme");
        refused("A line break behind the key", "sk_live_acme\n", "acme");
        refused("A team that would lead elsewhere in the URL", "sk_live_acme", "../globex");
        check_attempts({});
    }

    // --- the environment ---------------------------------------------------------------------------------------------

    TicketClient make(std::string key, Transport transport)
    {
        Config config{std::move(key), "acme", shown(std::move(transport))};
        config.policy.jitter = amiss::Jitter::none; // so that the transcript is the same each time
        config.environment.now = [this] { return time_; };
        config.environment.sleep = [this](milliseconds delay) { pass(delay); };
        config.environment.observe = [this](const amiss::RetryEvent& event) { observe(event); };
        return amiss::value_or_throw(TicketClient::make(std::move(config)));
    }

    /// The transport, wrapped so that each request appears in the transcript.
    Transport shown(Transport transport)
    {
        return [this, transport = std::move(transport)](const demo::HttpRequest& request) {
            say("> " + request.method + ' ' + request.target + (request.body.empty() ? "" : ' ' + request.body));
            return transport(request);
        };
    }

    /// The next operations on the server's tickets fail.
    void fail_next(int times)
    {
        service_.with([times](demo::Services& services) {
            services.store.faults.fail_next("tickets", std::make_error_code(std::errc::connection_reset), times);
        });
    }

    /// Lets time pass, both here and on the server.
    void pass(milliseconds time)
    {
        time_ += time;
        service_.with([time](demo::Services& services) { services.clock.advance(std::chrono::ceil<seconds>(time)); });
    }

    void observe(const amiss::RetryEvent& event)
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

    // --- the transcript, and the checks on it ------------------------------------------------------------------------

    void station(std::string_view title)
    {
        ++result_.stations;
        reasons_.clear();
        station_ = title;
        transcript_ << "\n=== ticket_client: " << title << '\n';
    }
    void say(std::string_view line)
    {
        if (!muted_) transcript_ << "  " << line << '\n';
    }

    void check(std::string_view what, bool good)
    {
        ++result_.checks;
        if (!good) result_.problems.push_back(station_ + ": " + std::string(what));
    }
    template <class T, class Wanted>
    void check_error(const amiss::expected<T>& result, Wanted wanted)
    {
        check("an error is due, and no value", !result);
        if (result) return;
        check("it is another error: " + std::string(result.error().message()), result.error() == wanted);
        say("=> " + advice(result.error()));
    }
    /// Checks the decision after each attempt since the station began.
    void check_attempts(std::initializer_list<RetryReason> wanted)
    {
        check("the attempts and the decisions", reasons_ == std::vector<RetryReason>(wanted));
    }

    std::ostream& transcript_;
    bool muted_ = false;
    std::string station_;
    TourResult result_;
    std::vector<RetryReason> reasons_;
    std::chrono::steady_clock::time_point time_{};
    demo::Service service_{demo::cstar_api(), demo::example_time};
    const demo::Server listening_{0, [this](const demo::HttpRequest& request) { return service_.handle(request); }};
    const Transport server_ = loopback(listening_.port());
};

} // namespace

TourResult run_tour(std::ostream& transcript) { return Tour(transcript).run(); }

} // namespace tickets
