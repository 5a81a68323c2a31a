// SPDX-License-Identifier: BSL-1.0
// The parts of the cStar API's table of scenarios, in the order in which they are run, and what they share.
#pragma once

#include <demo/scenario.hpp>

#include <string_view>

namespace demo::cstar_tables {

inline constexpr std::string_view tickets = "/api/v1/teams/acme/tickets";
inline constexpr std::string_view customers = "/api/v1/teams/acme/customers";
inline constexpr std::string_view articles = "/api/v1/teams/acme/articles";
inline constexpr std::string_view webhooks = "/api/v1/teams/acme/webhooks";
inline constexpr std::string_view ticket = "/api/v1/teams/acme/tickets/tkt_550e8400e29b41d4a716446655440000";
inline constexpr std::string_view secret = "sk_live_acme";

inline constexpr std::string_view code = "/error/code";
inline constexpr std::string_view type = "/error/type";
inline constexpr std::string_view param = "/error/param";
inline constexpr std::string_view message = "/error/message";

/// A field is missing, or is wrong; the error names it.
Scenario& missing(Scenario& scenario, std::string_view name);
Scenario& invalid(Scenario& scenario, std::string_view name);

void successes(Scenarios& table);
void keys(Scenarios& table);
void requests(Scenarios& table);
void resources(Scenarios& table);
void limits(Scenarios& table);
void faults(Scenarios& table);
void printed(Scenarios& table);

} // namespace demo::cstar_tables
