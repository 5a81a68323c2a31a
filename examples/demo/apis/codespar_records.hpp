// SPDX-License-Identifier: BSL-1.0
// What the handlers of the CodeSpar API do with records, whatever kind they are, and the routes of each kind.
#pragma once

#include <demo/apis/codespar_requests.hpp>
#include <demo/router.hpp>

#include <amiss/error.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <chrono>
#include <string_view>
#include <system_error>
#include <vector>

namespace demo::codespar {

/// How long a deployment takes.
inline constexpr std::chrono::seconds deployment{60};

/// For `map_error`: during a deployment the store says "try again"; any other error is a fault of the service.
amiss::ApiError store_error(const std::error_code& cause);

boost::json::value to_json(const Record& record);

/// The record with this id, if the key covers it. A malformed id, like that of another organization, is not found.
expected<Record> find(const Request& request, std::string_view table, std::string_view id);
expected<Record> find_project(const Request& request, std::string_view id);

expected<Reply> insert(const Request& request, std::string_view table, std::string_view prefix,
                       boost::json::object fields);

/// Those records that the key covers, from `cursor` on and `limit` at most: `{"data":[…],"next_cursor":"…"}`.
///
/// The last page has no `next_cursor`, which is the id of the first record of the next one.
expected<Reply> page(const Request& request, const std::vector<Record>& records);

/// Whole handlers, of GET and DELETE for one record.
expected<Reply> get(const Request& request, std::string_view table);
expected<Reply> erase(const Request& request, std::string_view table);

std::vector<Route> project_routes();
std::vector<Route> trigger_routes();
std::vector<Route> session_routes();
std::vector<Route> tool_routes();

/// The session in the path. It ends after 30 minutes without use.
expected<Record> live_session(const Request& request);

} // namespace demo::codespar
