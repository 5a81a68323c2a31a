// SPDX-License-Identifier: BSL-1.0
// Compares what came with what had to come.
#pragma once

#include <servers/table.hpp>
#include <servers/wire.hpp>

#include <string>
#include <vector>

namespace servers {

using Differences = std::vector<std::string>; ///< each a short sentence

/// The differences between an answer and the expected one, but for the status. `is_head` is whether it answers a HEAD. The id that it has inside or
/// outside is put into `id`.
Differences compare(const Received& answer, const Expected& expected, bool is_head, std::string& id);

/// What an answer has to be where nobody wants the server to make ids, or to know more methods than it has handlers for: HEAD
/// and OPTIONS. For servers that are written by hand, so that one thing that they lack does not count in every row.
Expected leniently(Expected expected, const Received& answer);

/// The differences between the calls of `on_error` and those that are due; `ids` are those of the answers, "" where there is none.
Differences compare(const std::vector<std::string>& noted, const std::vector<Expected>& expected,
                    const std::vector<std::string>& ids);

} // namespace servers
