// SPDX-License-Identifier: BSL-1.0
// Proxies between the clients and their servers, which do what proxies should not.
#pragma once

#include <clients/transport.hpp>

namespace clients {

/// Answers with this status and a page of its own, and passes nothing on.
Transport page_of_proxy(int status);

/// Removes the Retry-After header of a refusal.
Transport without_header(Transport transport);

/// Removes the header, and the `details.retryAfter` of One Stack's body.
Transport without_delay(Transport transport);

} // namespace clients
