// SPDX-License-Identifier: BSL-1.0
// Reads requests to the CodeSpar API: who sends them, what they may do, and what they contain.
#pragma once

#include <demo/apis/codespar_data.hpp>
#include <demo/request.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/expected.hpp>

#include <boost/json/object.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace demo::codespar {

using amiss::expected;
using amiss::codespar::Code;

/// The key in the Authorization header, if it is valid in this environment.
expected<Key> authenticate(const Request& request);

/// Counts against the key's limit. Managing triggers has its own, lower limit.
expected<void> count(Request& request);

/// Whether the key's scopes include reading or changing `what`, and whether it covers the project with this id.
expected<void> may_read(const Request& request, std::string_view what);
expected<void> may_write(const Request& request, std::string_view what);
expected<void> may_reach(const Request& request, std::string_view project);

expected<boost::json::object> body_of(const Request& request);

/// A required field with a text.
expected<std::string> text(const boost::json::object& body, std::string_view field);
/// The field `amount`: an integer above 0.
expected<std::int64_t> amount(const boost::json::object& body);

/// The field `server`, if the catalog has it.
expected<const ToolServer*> server_of(const boost::json::object& body);

/// A query parameter; nothing when it is absent. One that is empty, or is there twice, is malformed.
expected<std::optional<std::string>> in_query(const Request& request, std::string_view name);
/// The query parameter `limit`: 1 to 100; 20 when it is absent.
expected<std::size_t> limit_of(const Request& request);

/// `[a-z0-9_-]{1,64}`
bool is_slug(std::string_view slug);

} // namespace demo::codespar
