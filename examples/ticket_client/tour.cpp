// SPDX-License-Identifier: BSL-1.0
// The stations of the tour, one function for each.
#include <ticket_client/tour.hpp>

#include <clients/proxies.hpp>
#include <ticket_client/advice.hpp>
#include <ticket_client/ticket_client.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/exception.hpp>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace tickets {
namespace {

using amiss::RetryReason;
using ApiCode = amiss::cstar::Code;
using ClientCode = amiss::client::Code;
using clients::Transport;
using std::chrono::seconds;

constexpr std::string_view open_ticket = "tkt_550e8400e29b41d4a716446655440000";

class TicketTour : public clients::Tour {
public:
    explicit TicketTour(std::ostream& transcript) : Tour("ticket_client", demo::cstar_api(), advice, transcript) {}

    clients::TourResult run()
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
        return finish();
    }

private:
    // --- the stations ------------------------------------------------------------------------------------------------

    void values()
    {
        station("A ticket's life");
        TicketClient client = make("sk_live_acme", server());
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
        const auto made = make("sk_live_acme", server()).create({"", "high"});
        check_error(made, ApiCode::parameter_missing);
        check("the parameter", !made && made.error().param() == "title");
        check_attempts({RetryReason::final_code});
    }

    void not_found()
    {
        station("Tickets that are not there");
        TicketClient client = make("sk_live_acme", server());
        check_error(client.get("tkt_abc123"), ApiCode::resource_not_found);
        check_attempts({RetryReason::final_code});
        check_sent(1);
        check_error(client.get("../customers"), ApiCode::invalid_id_format);
        check_sent(0);
    }

    void conflict()
    {
        station("A closed ticket cannot become pending");
        TicketClient client = make("sk_live_acme", server());
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
        TicketClient client = make("pk_live_acme", server());
        check("100 requests", quietly(100, [&] { return client.list(1); }));
        // An hour is longer than the policy waits. The caller learns how long it would be.
        check_error(client.list(1), ApiCode::rate_limit_exceeded);
        check_attempts({RetryReason::deadline});
        say("… 59 minutes and 40 seconds later");
        pass(std::chrono::minutes(59) + seconds(40));
        const auto before = now();
        check("list", client.list(1).has_value());
        check_attempts({RetryReason::retry, RetryReason::succeeded});
        check("it waited as long as the server asked for", now() - before == seconds(20));
    }

    void database()
    {
        station("The database fails twice");
        TicketClient client = make("sk_live_acme", server());
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
        const auto before = now();
        // Nothing was sent, so even a create is repeated.
        check_error(make("sk_live_acme", clients::loopback(free_port())).create({"Help"}), ClientCode::refused);
        check_attempts({RetryReason::retry, RetryReason::retry, RetryReason::attempts});
        check("it waited 1 s, then 2 s", now() - before == seconds(3));
    }

    void no_api()
    {
        station("A proxy that cannot reach the API");
        const auto unreachable = make("sk_live_acme", clients::page_of_proxy(502)).get(open_ticket);
        check_error(unreachable, amiss::HttpStatus::bad_gateway);
        check("its page is kept", !unreachable && unreachable.error().raw_body() == "<html>Acme Proxy</html>");
        check_attempts({RetryReason::retry, RetryReason::retry, RetryReason::attempts});

        station("A proxy with a page of its own");
        check_error(make("sk_live_acme", clients::page_of_proxy(200)).create({"Help"}), ClientCode::stream_error);
        check_attempts({RetryReason::not_idempotent});
    }

    void no_key()
    {
        station("Settings that cannot work");
        const auto refused = [this](std::string_view what, std::string key, std::string team) {
            say(what);
            check_error(TicketClient::make({std::move(key), std::move(team), server()}), ClientCode::config_error);
        };
        refused("No key", "", "acme");
        refused("Another API's key", "csk_live_acme", "acme");
        refused("A key that was cut short", "sk_live_", "acme");
        refused("A line break behind the key", "sk_live_acme\n", "acme");
        refused("A team that would lead elsewhere in the URL", "sk_live_acme", "../globex");
        check_sent(0);
    }

    // --- the environment ---------------------------------------------------------------------------------------------

    TicketClient make(std::string key, Transport transport)
    {
        Config config{std::move(key), "acme", shown(std::move(transport))};
        config.policy.jitter = amiss::Jitter::none; // so that the transcript is the same each time
        config.environment = environment();
        return amiss::value_or_throw(TicketClient::make(std::move(config)));
    }

    /// The next operations on the server's tickets fail.
    void fail_next(int times)
    {
        service().with([times](demo::Services& services) {
            services.store.faults.fail_next("tickets", std::make_error_code(std::errc::connection_reset), times);
        });
    }
};

} // namespace

clients::TourResult run_tour(std::ostream& transcript) { return TicketTour(transcript).run(); }

} // namespace tickets
