// SPDX-License-Identifier: BSL-1.0
// What both versions of cStar's API share: the teams' keys and records, ticket states, webhooks and the frame of a
// success.
#pragma once

#include <demo/request.hpp>
#include <demo/services.hpp>

#include <amiss/expected.hpp>

#include <boost/json/value.hpp>

#include <string_view>

namespace demo::helpdesk {

/// The teams acme and globex: a key of every kind, a few tickets, a customer, an article and a webhook.
void furnish(Services& services);

/// `{"success":true,"data":…,"meta":{"requestId":…,"timestamp":…}}`
boost::json::value frame(const Request& request, boost::json::value data);

/// A record's fields behind its id.
boost::json::value to_json(const Record& record);

/// Whether a ticket may go from one status to another: a closed one can only be opened again, and none becomes new.
bool may_become(std::string_view from, std::string_view to);

/// Whether it could be an email address.
bool is_email(std::string_view text);

/// Sends `event` to the owner's webhooks. Deliveries are the service's own requests: no key's limit counts them.
Store::Result<void> deliver(const Request& request, std::string_view event);

} // namespace demo::helpdesk
