// SPDX-License-Identifier: BSL-1.0
// Requests that the server cannot or will not read. An API answers them too, in its own envelope.
#pragma once

#include <demo/scenario.hpp>

#include <string_view>

namespace demo {

/// The names that an API has for three statuses. Those of 413 and 431 are in no catalogue of the four.
struct UnreadableNames {
    std::string_view bad_request;
    std::string_view content_too_large;
    std::string_view header_fields_too_large;
    bool bad_request_in_catalog = true; ///< cStar's rows for 400 are all about something else
};

/// `good` is a POST with credentials; only what each scenario names is wrong with it.
void unreadable(Scenarios& table, const HttpRequest& good, const UnreadableNames& names);

} // namespace demo
