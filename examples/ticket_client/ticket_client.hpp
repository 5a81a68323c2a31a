// SPDX-License-Identifier: BSL-1.0
// A typed client for the tickets of the cStar API: each call gives a value, or an amiss::ApiError to switch on.
#pragma once

#include <ticket_client/transport.hpp>

#include <amiss/expected.hpp>
#include <amiss/retry.hpp>

#include <boost/json/fwd.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tickets {

struct Ticket {
    std::string id;
    std::string title;
    std::string priority; ///< low, normal, high, urgent
    std::string status;   ///< new, open, pending, resolved, closed
};

/// A ticket to be made. What is empty is not sent.
struct Form {
    std::string title;
    std::string priority{};
};

/// What is to become of a ticket. What is empty stays as it is.
struct Changes {
    std::string status{};
    std::string priority{};
};

/// What the retries ask of their surroundings, each part exchangeable: tests have a clock of their own.
struct Surroundings : amiss::RetryEnvironment {
    std::function<std::chrono::steady_clock::time_point()> now = amiss::RetryEnvironment::now;
    std::function<void(std::chrono::milliseconds)> sleep = amiss::RetryEnvironment::sleep;
    /// Called after each attempt, with its error and the decision.
    std::function<void(const amiss::RetryEvent&)> observe = amiss::RetryEnvironment::observe;
};

struct Config {
    std::string key; ///< `sk_live_…`, `sk_test_…`; to read only, `pk_live_…`, `pk_test_…`
    std::string team;
    Transport transport;
    amiss::RetryPolicy policy{};
    Surroundings surroundings = Surroundings();
};

/// Tickets of one team, over HTTP.
///
/// Errors are `amiss::cstar::Code` as the server sent them, `amiss::client::Code` where there was no usable response,
/// or a bare status where something else than the API answered. What the policy allows is repeated before they come.
///
///     auto ticket = client.create({"Printer on fire", "urgent"});
///     if (!ticket && ticket.error() == amiss::cstar::Code::parameter_missing) ask_for(ticket.error().param());
class TicketClient {
public:
    /// Fails with `client::Code::config_error`, `param()` naming the setting, before anything is sent.
    static amiss::expected<TicketClient> make(Config config);

    /// Not repeated after a fault that may have left a ticket behind.
    amiss::expected<Ticket> create(const Form& form);
    amiss::expected<Ticket> get(std::string_view id);
    amiss::expected<std::vector<Ticket>> list(int page_size);
    /// A `resource_conflict` is final: read the ticket again and decide anew. Not repeated after a fault.
    amiss::expected<Ticket> update(std::string_view id, const Changes& changes);
    /// Repeated after a fault, it may find its own work done: `resource_not_found`.
    amiss::expected<void> remove(std::string_view id);

private:
    template <class T>
    using Parse = amiss::expected<T> (*)(const boost::json::value& data);

    explicit TicketClient(Config config) : config_(std::move(config)) {}

    demo::HttpRequest request(std::string_view method, std::string_view path_and_query = {}) const;
    template <class T>
    amiss::expected<T> send(const demo::HttpRequest& request, amiss::Idempotency idempotency, Parse<T> parse);

    Config config_;
};

} // namespace tickets
