// SPDX-License-Identifier: BSL-1.0
// What the test servers do, whatever framework they are built on: functions that take texts and give `expected`.
#pragma once

#include <servers/notes.hpp>

#include <amiss/expected.hpp>

#include <string>
#include <string_view>

namespace notes {

struct Note {
    std::string id;
    std::string title;
};

/// The note as JSON, which is how amiss finds it.
std::string to_body(const Note& note);

amiss::expected<Note> find_note(std::string_view id);     ///< GET /notes/{id}; there are n1 and n2
amiss::expected<Note> create_note(std::string_view body); ///< POST /notes; always makes n3: 201
amiss::expected<Note> replace_note(std::string_view id, std::string_view body); ///< PUT /notes/{id}
amiss::expected<void> remove_note(std::string_view id);                         ///< DELETE /notes/{id}: 204
std::string location_of(const Note& note);                                      ///< the Location of a 201: "/notes/n3"

/// What a server has understood of a request.
struct Seen {
    std::string_view method;
    std::string_view text;  ///< the parameter of the path, decoded
    std::string_view query; ///< the parameter `q` of the query, decoded; "" without one
    std::string_view request_id;
    std::string_view trace_id;
    std::string_view idempotency_key;
    std::string_view body;
};

std::string echo(const Seen& seen); ///< GET and POST /echo/{text}: all of it as JSON

/// Where GET /moved/{to} redirects to: to the parameter, decoded, whatever it is. A server must not send it as it is.
constexpr std::string_view moved_to(std::string_view to) noexcept { return to; }

/// GET /fails/{how}: fails in this way.
///
/// "std", "api" and "int" throw a std::runtime_error, an amiss::ApiException and an int. "inside" has a context, a cause and
/// a detail; "utf8" a message that is no UTF-8. What must not go out has the word "hush" in it.
amiss::expected<std::string> fail_as(std::string_view how);

/// GET /health
constexpr std::string_view health() noexcept { return R"({"ok":true})"; }

} // namespace notes
