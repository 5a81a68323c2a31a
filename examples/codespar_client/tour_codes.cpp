// SPDX-License-Identifier: BSL-1.0
// The stations of the API's codes: which of them are repeated, and what the caller does about the others.
#include <codespar_client/codespar_tour.hpp>

#include <amiss/apis/codespar.hpp>

#include <chrono>
#include <string_view>
#include <utility>

namespace codespar_client {
namespace {

using amiss::RetryReason;
using ApiCode = amiss::codespar::Code;
using std::chrono::milliseconds;
using std::chrono::seconds;

} // namespace

void CodeSparTour::invalid_request()
{
    station("invalid_request: an amount below 0");
    Session session = connected();
    check_error(session.codespar_pay({"pix", -100}), ApiCode::invalid_request);
    check_attempts({RetryReason::final_code});
    check_error(session.connect("boleto"), ApiCode::not_found); // no server of the catalog
    check_error(session.connect("../../projects"), ApiCode::not_found);
}

void CodeSparTour::expired_session()
{
    station("not_found: a session that was idle for 30 minutes");
    Session session = connected();
    pass(std::chrono::minutes(30));
    check_error(session.codespar_pay({"pix", 1990}), ApiCode::not_found);
    check_attempts({RetryReason::final_code});
}

void CodeSparTour::needs_connection()
{
    station("needs_connection: the user follows the link, then the call succeeds");
    Session session = connected("store");
    const auto denied = session.codespar_pay({"store", 1990});
    check_error(denied, ApiCode::needs_connection);
    check("the link",
          !denied && denied.error().detail("connect_url").substr(0, 34) == "https://connect.codespar.dev/store");
    check_attempts({RetryReason::final_code});
    service().with([](demo::Services& services) {
        (void)services.store.insert("connections", {"con_user", {"acme", false}, {{"server", "store"}}});
    });
    say("… the user connects the store");
    check("codespar_pay", session.codespar_pay({"store", 1990}).has_value());
}

void CodeSparTour::provider_unavailable()
{
    station("provider_unavailable: the caller names another provider");
    Session session = connected();
    next_answer({403, R"({"reason":"not enabled"})"});
    check_error(session.codespar_pay({"pix", 1990}), ApiCode::provider_unavailable);
    check_attempts({RetryReason::final_code});
    const auto paid = session.codespar_pay({"pix", 1990, "stone"});
    check("another provider", paid && paid->provider == "stone");
}

void CodeSparTour::provider_error()
{
    station("provider_error: whether to pay again is for the caller to say");
    Session session = connected();
    next_answer({503, R"({"oops":"node 12"})"});
    check_error(session.codespar_pay({"pix", 1990}), ApiCode::provider_error);
    check_attempts({RetryReason::not_idempotent});
    check_sent(1);
    check("the caller calls again", session.codespar_pay({"pix", 1990}).has_value());
    check_attempts({RetryReason::succeeded});

    station("provider_error: repeated with backoff where paying twice is paying once");
    next_answer({503, R"({"oops":"node 12"})"});
    const auto before = now();
    check("codespar_pay", session.codespar_pay({"pix", 1990, "", amiss::Idempotency::idempotent}).has_value());
    check_attempts({RetryReason::retry, RetryReason::succeeded});
    check("half of the first backoff", now() - before == milliseconds(500));
}

void CodeSparTour::gateway_timeout()
{
    station("gateway_timeout: a payment is never repeated blindly");
    Session session = connected();
    next_answer({200, "{}", seconds(31)});
    const auto unknown = session.codespar_pay({"pix", 1990});
    check_error(unknown, ApiCode::gateway_timeout);
    check_attempts({RetryReason::check_outcome});
    check_sent(1);
}

void CodeSparTour::service_unavailable()
{
    station("service_unavailable: Retry-After says when it is over");
    Session session = connected();
    service().with([](demo::Services& services) { services.provider.take_down("asaas", seconds(20)); });
    const auto before = now();
    check("codespar_pay", session.codespar_pay({"pix", 1990}).has_value()); // nothing was done, so it is repeated
    check_attempts({RetryReason::retry, RetryReason::succeeded});
    check("20 s, and half of the backoff as jitter", now() - before == milliseconds(20500));
}

void CodeSparTour::rate_limited()
{
    station("rate_limited: Retry-After, with jitter on top of it");
    CodeSpar client = make("csk_live_acmebusy");
    check("100 requests", quietly(100, [&] { return client.open_session(shop); }));
    pass(seconds(18));
    const auto before = now();
    check("open_session", client.open_session(shop).has_value());
    check_attempts({RetryReason::retry, RetryReason::succeeded});
    check("42 s, and half of the backoff", now() - before == milliseconds(42500));
}

void CodeSparTour::internal_error()
{
    station("internal_error: a question is repeated, a request that changes something is not");
    Session session = open();
    check("start_connecting", session.start_connecting("pix").has_value());
    check_attempts({RetryReason::succeeded, RetryReason::succeeded});
    fail_next("servers");
    pass(seconds(5));
    check("connect", session.connect("pix").has_value());
    check_attempts({RetryReason::retry, RetryReason::succeeded});
    fail_next("projects");
    const auto failed = make("csk_live_acme").open_session(shop);
    check_error(failed, ApiCode::internal_error);
    check("the body is kept for support", !failed && failed.error().raw_body().substr(0, 9) == R"({"error":)");
    check_attempts({RetryReason::not_idempotent});
}

} // namespace codespar_client
