// SPDX-License-Identifier: BSL-1.0
// The forty requests that every server gets, and what it has to answer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace servers {

/// What one answer has to be. Beside what is said here, the driver wants of each answer: no header twice; `application/json`
/// for a body, unless `headers` says otherwise; for an error exactly one call of `on_error`, which is over before the answer
/// comes; an id that is the same inside and outside.
struct Expected {
    int status;
    /// One a line: "Allow: GET, HEAD" has to be there, "!X-Evil" must not.
    std::string headers{};
    /// All of it, where `<id>` is any clean id. To a HEAD it is the body that a GET would have, whose length counts.
    std::string body{};
    /// One a line: what the line of `on_error` contains.
    std::string noted{};
};

enum class After { goes_on, closes };

/// One row: one request, or two that are sent at once.
struct Case {
    std::string_view name;
    /// Sent one after the other, with a pause between. `await_continue` waits for a 100 instead.
    std::vector<std::string> pieces;
    std::vector<Expected> answers;
    /// Whether the connection takes another request, which is then tried, or says `Connection: close` and ends in good order.
    After after = After::goes_on;
};

inline constexpr std::string_view await_continue = "<wait for a 100>";

/// The answer of a server that gives another status than it should: that it refuses the request and has no more to say; of 200 and
/// 201, that it does what GET /health and POST /notes ask for. Of any other status nothing more is known.
Expected no_more_than(int status);

/// The request that tries whether a connection goes on.
std::string probe();

/// Exactly forty.
std::vector<Case> table();

} // namespace servers
