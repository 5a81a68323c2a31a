// SPDX-License-Identifier: BSL-1.0
// JSON request bodies.
#pragma once

#include <demo/request.hpp>

#include <amiss/expected.hpp>

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace demo {

/// The body as a JSON object; otherwise why it is none: not sent as JSON, a syntax error, or some other value.
amiss::expected<boost::json::object, std::error_code> parse_body(const Request& request);

/// The text of a member; nothing when it is absent or no string.
std::optional<std::string> text_of(const boost::json::object& object, std::string_view key);

/// Whole numbers in a query, `pageSize=20`; nothing when the text is anything else.
std::optional<int> whole_number(std::string_view text);

} // namespace demo
