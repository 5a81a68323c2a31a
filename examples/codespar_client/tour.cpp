// SPDX-License-Identifier: BSL-1.0
// Runs the stations, with clients whose network and clock are the tour's.
#include <codespar_client/tour.hpp>

#include <codespar_client/advice.hpp>
#include <codespar_client/codespar_tour.hpp>
#include <codespar_client/exceptions.hpp>

#include <system_error>
#include <utility>

namespace codespar_client {

CodeSparTour::CodeSparTour(std::ostream& transcript)
    : Tour("codespar_client", demo::codespar_api(), advice, transcript),
      stream_([this, network = clients::streaming_loopback(port())](const demo::HttpRequest& request,
                                                                    const clients::OnData& on_data) {
          return network(request, [&](std::string_view part) {
              ++parts_;
              on_data(part);
          });
      })
{}

clients::TourResult CodeSparTour::run()
{
    values();
    config_error();
    not_connected();
    never_connected();
    api_error();
    stream();
    stream_error();
    error_in_stream();
    invalid_request();
    expired_session();
    needs_connection();
    provider_unavailable();
    provider_error();
    gateway_timeout();
    service_unavailable();
    rate_limited();
    internal_error();
    no_server();
    return finish();
}

CodeSpar CodeSparTour::make(std::string key, clients::Transport transport, clients::StreamTransport streaming)
{
    Config config{std::move(key), shown(std::move(transport)), shown(std::move(streaming))};
    config.environment = environment();
    return or_throw(CodeSpar::make(std::move(config)));
}

Session CodeSparTour::open(clients::Transport transport, clients::StreamTransport streaming)
{
    CodeSpar client = make("csk_live_acme", std::move(transport), std::move(streaming));
    return or_throw(client.open_session(shop));
}

Session CodeSparTour::connected(std::string_view server_id)
{
    Session session = open();
    check("connect", quietly(1, [&] { return session.connect(server_id); }));
    forget();
    return session;
}

void CodeSparTour::next_answer(demo::ProviderAnswer answer)
{
    service().with([&](demo::Services& services) { services.provider.answer_next("asaas", std::move(answer)); });
}

void CodeSparTour::fail_next(std::string table)
{
    service().with([&](demo::Services& services) {
        services.store.faults.fail_next(std::move(table), std::make_error_code(std::errc::io_error));
    });
}

void CodeSparTour::show(const Event& event)
{
    say(std::string("event ").append(event.type).append(": ").append(event.data));
}

clients::TourResult run_tour(std::ostream& transcript) { return CodeSparTour(transcript).run(); }

} // namespace codespar_client
