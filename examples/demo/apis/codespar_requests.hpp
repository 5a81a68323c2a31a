// SPDX-License-Identifier: BSL-1.0
// Reads requests to the CodeSpar API: whose they are, what they may do, and what they carry.
#pragma once

#include <demo/request.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/expected.hpp>

#include <boost/json/object.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace demo::codespar {

using amiss::expected;
using amiss::codespar::Code;

/// The key in the Authorization header, when it is a good one of this environment.
expected<Key> authenticate(const Request& request);

/// Counts against the key's limit. Managing triggers has a lower one of its own.
expected<void> count(Request& request);

/// Whether the key's scopes include reading or changing `what`, and whether it reaches the project of that id.
expected<void> may_read(const Request& request, std::string_view what);
expected<void> may_write(const Request& request, std::string_view what);
expected<void> may_reach(const Request& request, std::string_view project);

expected<boost::json::object> body_of(const Request& request);

/// A field that must be there and be a text.
expected<std::string> text(const boost::json::object& body, std::string_view field);
/// The field `amount`: a whole number above 0.
expected<std::int64_t> amount(const boost::json::object& body);

/// `[a-z0-9_-]{1,64}`
bool is_slug(std::string_view slug);

} // namespace demo::codespar
