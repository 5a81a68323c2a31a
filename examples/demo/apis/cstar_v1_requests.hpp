// SPDX-License-Identifier: BSL-1.0
// Reads requests to version 1 of the cStar API: who sends them, what they may do, and what they contain.
#pragma once

#include <demo/request.hpp>

#include <amiss/apis/cstar_v1.hpp>
#include <amiss/expected.hpp>

#include <boost/json/object.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace demo::cstar_v1 {

using amiss::expected;
using amiss::cstar_v1::Code;

/// The error of a field: `field`, and a message that begins with its name.
amiss::ApiError invalid(std::string_view field, std::string_view what);

/// The key in the Authorization header, if it is valid.
expected<Key> authenticate(const Request& request);

/// Counts against the key's limit. Requests without a valid key share the limit of one publishable key.
expected<void> count(Request& request);

/// Whether the key may read, or may create, update and delete, `what` of the team in the path.
expected<void> may_read(const Request& request, std::string_view what);
expected<void> may_write(const Request& request, std::string_view what);

expected<boost::json::object> body_of(const Request& request);

/// A required field: any text, or one of the texts `allowed`.
expected<std::string> text(const boost::json::object& body, std::string_view field);
expected<std::string> one_of(const boost::json::object& body, std::string_view field,
                             std::initializer_list<std::string_view> allowed);
expected<std::string> priority(const boost::json::object& body);
expected<std::string> status(const boost::json::object& body);

/// `pageSize` in the query: 1 to 100; 20 when it is absent.
expected<std::size_t> page_size(const Request& request);

} // namespace demo::cstar_v1
