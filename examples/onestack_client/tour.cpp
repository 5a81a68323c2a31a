// SPDX-License-Identifier: BSL-1.0
// The stations of the tour, one function for each.
#include <onestack_client/tour.hpp>

#include <clients/proxies.hpp>
#include <onestack_client/advice.hpp>
#include <onestack_client/onestack_client.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/exception.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace onestack_client {
namespace {

using amiss::RetryReason;
using ApiCode = amiss::onestack::Code;
using ClientCode = amiss::client::Code;
using clients::Transport;
using std::chrono::seconds;

class OneStackTour : public clients::Tour {
public:
    explicit OneStackTour(std::ostream& transcript) : Tour("onestack_client", demo::onestack_api(), advice, transcript)
    {}

    clients::TourResult run()
    {
        values();
        fields();
        credentials();
        denied();
        not_found();
        conflict();
        always_conflict();
        rate_limit();
        no_delay();
        bounded();
        fault();
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
        OneStack client = make("ik_acme", server());
        const auto made = client.create({"Printer on fire", "high"});
        check("create", made && made->priority == "high" && made->etag == "v1");
        if (!made) return;
        const auto read = client.get(made->id);
        check("get", read && read->title == "Printer on fire" && read->etag == "v1");
        const auto changed = client.set_priority(*made, "low");
        check("set_priority", changed && changed->priority == "low" && changed->etag == "v2");
        check("remove", client.remove(made->id).has_value());
        check_attempts(
            {RetryReason::succeeded, RetryReason::succeeded, RetryReason::succeeded, RetryReason::succeeded});
    }

    void fields()
    {
        station("VALIDATION_ERROR says which fields and why");
        const auto made = make("ik_acme", server()).create({"", "urgent"});
        check_error(made, ApiCode::validation_error);
        check_attempts({RetryReason::final_code});
        check("both fields",
              !made && advice(made.error()).find("title: Title is required; priority: ") != std::string::npos);
    }

    void credentials()
    {
        station("UNAUTHORIZED and TOKEN_EXPIRED have one advice");
        const auto revoked = make("ik_acme_revoked", server()).get("tkt_printer");
        check_error(revoked, ApiCode::unauthorized);
        Config config{"", "session_yesterday"};
        const auto expired = make(std::move(config), server()).get("tkt_printer");
        check_error(expired, ApiCode::token_expired);
        check("one advice", !revoked && !expired && advice(revoked.error()) == advice(expired.error()));
        check_attempts({RetryReason::final_code, RetryReason::final_code});
        check("a session that lasts", make(Config{"", "session_agent"}, server()).get("tkt_printer").has_value());
    }

    void denied()
    {
        station("Any other code is shown with its text");
        const auto denied = make("ik_acme_reader", server()).create({"Printer on fire"});
        check_error(denied, ApiCode::forbidden);
        check("the permission", !denied && denied.error().detail("requiredPermission") == "tickets.write");
        check("code and text", !denied && advice(denied.error()).rfind("FORBIDDEN: ", 0) == 0);
        check_attempts({RetryReason::final_code});
    }

    void not_found()
    {
        station("A ticket that is not there");
        OneStack client = make("ik_acme", server());
        const auto missing = client.get("tkt_nonexistent");
        check_error(missing, ApiCode::not_found);
        check("its id", !missing && missing.error().detail("resourceId") == "tkt_nonexistent");
        check_sent(1);
        check_error(client.get("../../crm/v1/customers/cus_jane"), ApiCode::not_found);
        check_sent(0); // it would be another resource
    }

    void conflict()
    {
        station("Somebody else was faster");
        OneStack client = make("ik_acme", server());
        const auto read = client.get("tkt_printer");
        check("read", read && read->etag == "v3" && read->priority == "high");
        if (!read) return;
        const auto newer = make(Config{"", "session_agent"}, server()).set_priority(*read, "medium");
        check("the other one", newer && newer->etag == "v4");
        const auto late = client.set_priority(*read, "critical");
        check_error(late, ApiCode::conflict);
        check("the versions",
              !late && late.error().detail("currentVersion") == "v4"
                  && late.error().detail("submittedVersion") == "v3");
        check_attempts({RetryReason::succeeded, RetryReason::succeeded, RetryReason::refetch});

        station("CONFLICT: read again, decide anew");
        bool disturbed = false;
        const auto changed = client.change_priority("tkt_printer", [&](const Ticket& ticket) {
            say("it is " + ticket.etag + ", of priority " + ticket.priority);
            if (!std::exchange(disturbed, true)) somebody_sets("low");
            return ticket.priority == "low" ? "medium" : "critical"; // one step up
        });
        check("what was decided for the newest version", changed && changed->priority == "medium");
        check("no change was lost", changed && changed->etag == "v6");
        check_attempts({RetryReason::succeeded, RetryReason::refetch, RetryReason::succeeded, RetryReason::succeeded});
    }

    void always_conflict()
    {
        station("CONFLICT each time: the third is the last");
        const auto changed = make("ik_acme", server()).change_priority("tkt_printer", [this](const Ticket& ticket) {
            somebody_sets(ticket.priority == "low" ? "high" : "low");
            return "critical";
        });
        check_error(changed, ApiCode::conflict);
        check_sent(6);
    }

    void rate_limit()
    {
        station("RATE_LIMIT_EXCEEDED: the Retry-After header, then once more");
        OneStack client = use_up();
        pass(seconds(37));
        const auto before = now();
        check("get", client.get("tkt_initech").has_value());
        check_attempts({RetryReason::retry, RetryReason::succeeded});
        check("it waited as long as the server asked for", now() - before == seconds(23));

        station("A refused POST is repeated too: nothing was done");
        client = use_up();
        pass(seconds(1));
        const auto made = client.create({"Once, not twice"});
        check("create", made.has_value());
        check_attempts({RetryReason::retry, RetryReason::succeeded}); // after 59 s
    }

    void no_delay()
    {
        station("A proxy removes Retry-After: the delay in the body counts");
        (void)use_up();
        pass(seconds(50));
        auto before = now();
        check("get", make("ik_initech", clients::without_header(server())).get("tkt_initech").has_value());
        check_attempts({RetryReason::retry, RetryReason::succeeded});
        check("10 s, as the body says", now() - before == seconds(10));

        station("A proxy removes every delay: exactly 5 s");
        (void)use_up();
        pass(seconds(57));
        before = now();
        check("get", make("ik_initech", clients::without_delay(server())).get("tkt_initech").has_value());
        check_attempts({RetryReason::retry, RetryReason::succeeded});
        check("5 s", now() - before == seconds(5));
    }

    void bounded()
    {
        station("Still limited after the repetition: the loop ends");
        (void)use_up();
        const auto before = now();
        check_error(make("ik_initech", clients::without_delay(server())).get("tkt_initech"),
                    ApiCode::rate_limit_exceeded);
        check_attempts({RetryReason::retry, RetryReason::attempts});
        check_sent(2);
        check("5 s", now() - before == seconds(5));
        pass(std::chrono::minutes(1));
    }

    void fault()
    {
        station("INTERNAL_ERROR is not repeated");
        service().with([](demo::Services& services) {
            services.store.faults.fail_next("ticket", std::make_error_code(std::errc::connection_reset));
        });
        const auto failed = make("ik_acme", server()).get("tkt_printer"); // a second attempt would succeed
        check_error(failed, ApiCode::internal_error);
        check("the id for support, from X-Request-Id", !failed && failed.error().request_id().size() == 16);
        check_attempts({RetryReason::not_idempotent});
    }

    void no_server()
    {
        station("A server that is not there is not asked again");
        const auto before = now();
        check_error(make("ik_acme", clients::loopback(free_port())).get("tkt_printer"), ClientCode::refused);
        check_attempts({RetryReason::final_code});
        check("no delay", now() == before);
    }

    void no_api()
    {
        station("A proxy with a page of its own");
        check_error(make("ik_acme", clients::page_of_proxy(502)).get("tkt_printer"), amiss::HttpStatus::bad_gateway);
        check_error(make("ik_acme", clients::page_of_proxy(200)).get("tkt_printer"), ClientCode::stream_error);
        check_attempts({RetryReason::not_idempotent, RetryReason::not_idempotent});
    }

    void no_key()
    {
        station("Settings that cannot work");
        const auto refused = [this](Config config) {
            check_error(OneStack::make(std::move(config)), ClientCode::config_error);
        };
        refused({"", "", server()});
        refused({"ik_acme\r\nX-Admin: 1", "", server()});
        refused({"", "session_agent; role=admin", server()});
        refused({"ik_acme", "", nullptr});
        check_sent(0);
    }

    // --- the environment ---------------------------------------------------------------------------------------------

    OneStack make(Config config, Transport transport)
    {
        config.transport = shown(std::move(transport));
        config.environment = environment();
        return amiss::value_or_throw(OneStack::make(std::move(config)));
    }
    OneStack make(std::string key, Transport transport) { return make(Config{std::move(key)}, std::move(transport)); }

    /// A client whose tenant has just made all the requests of a minute that it may make.
    OneStack use_up()
    {
        pass(std::chrono::minutes(2)); // into a new window
        OneStack client = make("ik_initech", server());
        check("100 requests", quietly(100, [&] { return client.get("tkt_initech"); }));
        return client;
    }

    /// A change by another client, of which the transcript shows nothing.
    void somebody_sets(std::string_view priority)
    {
        OneStack other = amiss::value_or_throw(OneStack::make({"ik_acme", "", server()}));
        const auto present = other.get("tkt_printer");
        check("somebody else's change", present && other.set_priority(*present, priority).has_value());
    }
};

} // namespace

clients::TourResult run_tour(std::ostream& transcript) { return OneStackTour(transcript).run(); }

} // namespace onestack_client
