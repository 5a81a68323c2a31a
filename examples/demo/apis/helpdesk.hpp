// SPDX-License-Identifier: BSL-1.0
// What both versions of cStar's API share: keys and records of the teams, ticket states, webhooks, bodies of successes.
#pragma once

#include <demo/request.hpp>
#include <demo/services.hpp>

#include <amiss/expected.hpp>

#include <boost/json/value.hpp>

#include <string_view>

namespace demo::helpdesk {

/// The teams acme and globex: a key of each kind, a few tickets, a customer, an article and a webhook; and the keys of
/// initech, which may be 90 days old.
void furnish(Services& services);

/// `{"success":true,"data":…,"meta":{"requestId":…,"timestamp":…}}`
boost::json::value frame(const Request& request, boost::json::value data);

/// The id of a record, followed by its fields.
boost::json::value to_json(const Record& record);

/// Whether a ticket may change from one status to another: a closed one can only be opened, and none becomes new.
bool may_become(std::string_view from, std::string_view to);

/// Whether a field of the record is a text that contains `part`.
bool contains(const Record& record, std::string_view field, std::string_view part);

/// Whether the text can be an email address.
bool is_email(std::string_view text);

/// Sends `event` to the owner's webhooks. Deliveries do not count against the limit of any key.
Store::Result<void> deliver(const Request& request, std::string_view event);

} // namespace demo::helpdesk
