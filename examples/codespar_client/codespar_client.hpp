// SPDX-License-Identifier: BSL-1.0
// A typed client for CodeSpar: sessions, the servers that they connect to, payments, and streams of events.
#pragma once

#include <clients/environment.hpp>
#include <clients/transport.hpp>

#include <amiss/event.hpp>
#include <amiss/expected.hpp>
#include <amiss/retry_policy.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace codespar_client {

using amiss::Event;

/// A call of the tool `codespar_pay`.
struct Order {
    std::string server;
    std::int64_t amount = 0; ///< in cents
    /// Whom the server is to ask; its own choice if it is empty. After `provider_unavailable` it must be another one.
    std::string provider{};
    /// Whether paying twice is paying once, because of something that only the caller knows. If so, a `provider_error`
    /// and a `gateway_timeout` are repeated; if not, the caller must find out first whether it was paid.
    amiss::Idempotency idempotency = amiss::Idempotency::not_idempotent;
};

struct Receipt {
    std::string provider;
    std::int64_t amount = 0;
    std::string status; ///< the provider's word, such as "settled"
};

/// Three attempts, with jitter. A delay may be a minute, which is the longest that a limit of CodeSpar lasts.
amiss::RetryPolicy patient();
/// How often a session asks whether a server has connected, and for how long: 30 s.
amiss::RetryPolicy polling();

struct Config {
    std::string key; ///< `csk_live_…` or `csk_test_…`
    clients::Transport transport;
    clients::StreamTransport stream;
    amiss::RetryPolicy policy = patient();
    amiss::RetryPolicy connecting = polling();
    clients::Environment environment = clients::Environment();
};

/// A session of one project. It ends when it is closed, or idle for 30 minutes: then its calls fail with `not_found`.
class Session {
public:
    const std::string& id() const noexcept { return id_; }

    /// Asks for the connection to a server, and does not wait for it.
    amiss::expected<void> start_connecting(std::string_view server);
    /// Asks for the connection if nobody has, and waits until it is there. Fails with `client::Code::not_connected` when
    /// that takes too long; another call waits on.
    amiss::expected<void> connect(std::string_view server);
    /// Whether the server had connected when it was last asked.
    bool is_connected(std::string_view server) const;

    /// Pays. Fails with `client::Code::not_connected`, and sends nothing, before the server has finished connecting.
    ///
    /// After `needs_connection` the user must follow the link in `detail("connect_url")`.
    amiss::expected<Receipt> codespar_pay(const Order& order);

    /// Sends a message, and calls `on_event` for each event of the answer as it arrives. The last one is `done`.
    ///
    /// An event that is an error is not given: it is the result. Fails with `client::Code::stream_error` when the stream ends
    /// without the last event. The events up to there have been given, and the message is not sent again, since it was received. What `on_event` throws passes through.
    amiss::expected<void> send_stream(std::string_view message, std::function<void(const Event&)> on_event);

    amiss::expected<void> close();

private:
    friend class CodeSpar;
    Session(std::shared_ptr<Config> config, std::string id) : config_(std::move(config)), id_(std::move(id)) {}

    amiss::expected<void> wait_for(std::string_view server);
    std::string path(std::string_view rest = {}) const;

    std::shared_ptr<Config> config_;
    std::string id_;
    std::map<std::string, bool, std::less<>> servers_; ///< whether they have connected
};

/// The CodeSpar API, over HTTP.
///
/// An error is an `amiss::codespar::Code` that the server sent, an `amiss::client::Code` when there was no usable
/// response, or a bare status when something other than the API answered. The caller sees it only after the retries
/// that the policy allows. `or_throw` makes one of four exceptions of it.
class CodeSpar {
public:
    /// Fails with `client::Code::config_error`, before anything is sent; `param()` names the setting.
    static amiss::expected<CodeSpar> make(Config config);

    amiss::expected<Session> open_session(std::string_view project);

private:
    explicit CodeSpar(Config config) : config_(std::make_shared<Config>(std::move(config))) {}

    std::shared_ptr<Config> config_; ///< the sessions have it too
};

} // namespace codespar_client
