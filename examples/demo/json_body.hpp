// SPDX-License-Identifier: BSL-1.0
// Reads JSON request bodies.
#pragma once

#include <demo/request.hpp>

#include <amiss/expected.hpp>

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace demo {

/// The body as a JSON object, or why it is not one: not sent as JSON, a syntax error, or another kind of value.
amiss::expected<boost::json::object, std::error_code> parse_body(const Request& request);

/// The text of a member; nothing when it is absent or not a string.
std::optional<std::string> text_of(const boost::json::object& object, std::string_view key);

/// The integer in a query, as in `pageSize=20`; nothing when the text is not an integer.
std::optional<int> whole_number(std::string_view text);

} // namespace demo
