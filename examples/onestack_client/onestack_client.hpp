// SPDX-License-Identifier: BSL-1.0
// A typed client for the tickets of One Stack: one loop for all requests, and optimistic locking for changes.
#pragma once

#include <clients/environment.hpp>
#include <clients/transport.hpp>

#include <amiss/expected.hpp>
#include <amiss/retry_policy.hpp>

#include <boost/json/fwd.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace onestack_client {

struct Ticket {
    std::string id;
    std::string title;
    std::string priority; ///< low, medium, high, critical
    std::string etag;     ///< the version that was read, such as "v3"
};

/// A ticket to create. Empty members are not sent.
struct Form {
    std::string title;
    std::string priority{};
};

/// The loop of One Stack's document, with an end: after a rate limit once more, and that is all.
///
/// The delay is the server's, and no longer; without one it is 5 s. A window of the limit is a minute, so a client that
/// waits for up to 90 s always sees the next one.
amiss::RetryPolicy once_more();

struct Config {
    std::string key;       ///< sent as `X-Integration-Key`
    std::string session{}; ///< of a user who is logged in, instead of a key
    clients::Transport transport{};
    amiss::RetryPolicy policy = once_more();
    clients::Environment environment = clients::Environment();
};

/// The tickets of one tenant, over HTTP.
///
/// An error is an `amiss::onestack::Code` that the server sent, an `amiss::client::Code` when there was no usable
/// response, or a bare status when something other than the API answered. Only a rate limit is repeated, whatever the
/// policy says: the request was refused, so that is safe for all of them.
///
///     auto ticket = one_stack.create({"Printer on fire", "urgent"});
///     if (!ticket) show(ticket.error().violations());   // "priority", "Must be one of: …"
class OneStack {
public:
    /// Fails with `client::Code::config_error`, before anything is sent; `param()` names the setting.
    static amiss::expected<OneStack> make(Config config);

    amiss::expected<Ticket> create(const Form& form);
    amiss::expected<Ticket> get(std::string_view id);
    /// Changes the version of the ticket that was read. Fails with `conflict` when there is a newer one.
    amiss::expected<Ticket> set_priority(const Ticket& read, std::string_view priority);
    /// Reads the ticket, asks `decide` for its priority and submits that. After a conflict it begins again, since the
    /// decision may be another one for the newer version; after the third conflict it gives up.
    amiss::expected<Ticket> change_priority(std::string_view id,
                                            const std::function<std::string(const Ticket&)>& decide);
    amiss::expected<void> remove(std::string_view id);

private:
    template <class T>
    using Parse = amiss::expected<T> (*)(const boost::json::value& body);

    explicit OneStack(Config config) : config_(std::move(config)) {}

    demo::HttpRequest request(std::string_view method, std::string_view path = {}) const;
    template <class T>
    amiss::expected<T> send(const demo::HttpRequest& request, Parse<T> parse);

    Config config_;
};

} // namespace onestack_client
