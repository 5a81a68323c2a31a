// SPDX-License-Identifier: BSL-1.0
// The tour's stations, and what they share: clients with its clock, sessions, and planned failures of the server.
#pragma once

#include <clients/tour.hpp>
#include <codespar_client/codespar_client.hpp>

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace codespar_client {

/// The project of the sessions.
inline constexpr std::string_view shop = "prj_shop000000000000";

class CodeSparTour : public clients::Tour {
public:
    explicit CodeSparTour(std::ostream& transcript);

    clients::TourResult run();

private:
    // --- a session, and the four classes ---
    void values();
    void config_error();
    void not_connected();
    void never_connected();
    void api_error();
    void stream();
    void stream_error();
    void error_in_stream();
    void no_server();

    // --- the codes of the API ---
    void invalid_request();
    void expired_session();
    void needs_connection();
    void provider_unavailable();
    void provider_error();
    void gateway_timeout();
    void service_unavailable();
    void rate_limited();
    void internal_error();

    // --- the environment ---
    CodeSpar make(std::string key, clients::Transport transport, clients::StreamTransport streaming);
    CodeSpar make(std::string key) { return make(std::move(key), server(), stream_); }
    Session open(clients::Transport transport, clients::StreamTransport streaming);
    Session open() { return open(server(), stream_); }
    /// A session with this server, with nothing of it in the transcript or the counts.
    Session connected(std::string_view server_id = "pix");

    /// How the provider asaas answers the next call.
    void next_answer(demo::ProviderAnswer answer);
    /// The next operation on this table fails.
    void fail_next(std::string table);
    void show(const Event& event);

    std::size_t parts_ = 0; ///< of streams that have come
    const clients::StreamTransport stream_;
};

} // namespace codespar_client
