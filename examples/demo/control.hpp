// SPDX-License-Identifier: BSL-1.0
// The control of a server that runs for curl: moves its clock and orders faults, so that every error can be provoked.
#pragma once

#include <demo/http.hpp>
#include <demo/service.hpp>

namespace demo {

/// Answers one request to the control of `service`. Any thread may call it.
HttpResponse handle_control(Service& service, const HttpRequest& http);

} // namespace demo
