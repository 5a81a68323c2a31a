// SPDX-License-Identifier: BSL-1.0
// How the clients reach a server: a function from a request to its response, or to a failure.
#pragma once

#include <demo/client.hpp>
#include <demo/http.hpp>

#include <amiss/expected.hpp>

#include <chrono>
#include <functional>
#include <string_view>

namespace clients {

/// Sends one request. Any response is a value, whatever its status; a failure is an `amiss::client::Code`.
using Transport = std::function<amiss::expected<demo::HttpResponse>(const demo::HttpRequest&)>;

/// Receives a part of a body; where it is cut means nothing.
using OnData = std::function<void(std::string_view)>;

/// The same, but the body of a 2xx goes to the function, part by part as it arrives, and not into the response.
///
/// What the function throws passes through.
using StreamTransport = std::function<amiss::expected<demo::HttpResponse>(const demo::HttpRequest&, const OnData&)>;

/// HTTP/1.1 to a port of this machine, over one connection that is kept open. No part of an answer may take longer than
/// `patience`.
///
/// Copies share the connection, so only one thread may use them at a time.
Transport loopback(unsigned short port, std::chrono::milliseconds patience = demo::Client::usual_patience);

/// The same, for streams.
StreamTransport streaming_loopback(unsigned short port);

} // namespace clients
