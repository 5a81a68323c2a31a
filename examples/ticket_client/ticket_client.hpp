// SPDX-License-Identifier: BSL-1.0
// A typed client for the tickets of the cStar API: each call returns a value, or an amiss::ApiError to switch on.
#pragma once

#include <clients/environment.hpp>
#include <clients/transport.hpp>

#include <amiss/expected.hpp>
#include <amiss/retry.hpp>

#include <boost/json/fwd.hpp>

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

/// A ticket to create. Empty members are not sent.
struct Form {
    std::string title;
    std::string priority{};
};

/// A change to a ticket. Empty members are left as they are.
struct Changes {
    std::string status{};
    std::string priority{};
};

struct Config {
    std::string key; ///< `sk_live_…` or `sk_test_…`; only for reading, `pk_live_…` or `pk_test_…`
    std::string team;
    clients::Transport transport;
    amiss::RetryPolicy policy{};
    clients::Environment environment = clients::Environment();
};

/// The tickets of one team, over HTTP.
///
/// An error is an `amiss::cstar::Code` that the server sent, an `amiss::client::Code` when there was no usable
/// response, or a bare status when something other than the API answered. The caller sees it only after the retries
/// that the policy allows.
///
///     auto ticket = client.create({"Printer on fire", "urgent"});
///     if (!ticket && ticket.error() == amiss::cstar::Code::parameter_missing) ask_for(ticket.error().param());
class TicketClient {
public:
    /// Fails with `client::Code::config_error`, before anything is sent; `param()` names the setting.
    static amiss::expected<TicketClient> make(Config config);

    /// Not repeated after a failure that may have created a ticket.
    amiss::expected<Ticket> create(const Form& form);
    amiss::expected<Ticket> get(std::string_view id);
    amiss::expected<std::vector<Ticket>> list(int page_size);
    /// A `resource_conflict` is final: read the ticket again and decide anew. Not repeated after a failure.
    amiss::expected<Ticket> update(std::string_view id, const Changes& changes);
    /// When it is repeated, its first attempt may already have deleted the ticket: then it fails with
    /// `resource_not_found`.
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
