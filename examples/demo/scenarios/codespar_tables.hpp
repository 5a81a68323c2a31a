// SPDX-License-Identifier: BSL-1.0
// The parts of the CodeSpar API's table of scenarios, in the order in which they are run, and what they share.
#pragma once

#include <demo/scenario.hpp>

#include <string_view>

namespace demo::codespar_tables {

inline constexpr std::string_view pay = "/v1/sessions/ses_first00000000000/tools/codespar_pay";
inline constexpr std::string_view shop = "/v1/projects/prj_shop000000000000";
inline constexpr std::string_view session = "/v1/sessions/ses_first00000000000";
inline constexpr std::string_view trigger = "/v1/triggers/trg_paid000000000000";
inline constexpr std::string_view pix = R"({"server":"pix","amount":1990})";
inline constexpr std::string_view key = "csk_live_acme";

inline constexpr std::string_view message = "/message";

/// The status is also in the body.
Scenario& fails(Scenario& scenario, int status, std::string_view code);

void successes(Scenarios& table);
void keys(Scenarios& table);
void requests(Scenarios& table);
void projects(Scenarios& table);
void triggers(Scenarios& table);
void sessions(Scenarios& table);
void providers(Scenarios& table);
void limits_and_faults(Scenarios& table);
void printed(Scenarios& table);

} // namespace demo::codespar_tables
