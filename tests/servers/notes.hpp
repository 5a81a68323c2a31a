// SPDX-License-Identifier: BSL-1.0
// The API of the test servers: its error codes, and its two envelopes.
#pragma once

#include <amiss/category.hpp>
#include <amiss/envelope.hpp>
#include <amiss/formats/problem.hpp>

namespace notes {

enum class Code {
    no_such_route = 1,
    note_not_found,
    note_locked,
    title_missing,
    title_invalid,
    invalid_json,
    rate_limited,
    internal,
};

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    using amiss::row;
    // clang-format off: a table
    return amiss::catalog<Code>("notes",
        row(Code::no_such_route, "no_such_route", HttpStatus::not_found, "", "There is nothing here.").general(),
        row(Code::note_not_found, "note_not_found", HttpStatus::not_found, "", "There is no such note."),
        row(Code::note_locked, "note_locked", HttpStatus::conflict, "", "Somebody else is writing this note."),
        row(Code::title_missing, "title_missing", HttpStatus::bad_request, "", "A note has a title."),
        row(Code::title_invalid, "title_invalid", HttpStatus::bad_request, "", "A title is a text."),
        row(Code::invalid_json, "invalid_json", HttpStatus::bad_request, "", "The body is not JSON."),
        row(Code::rate_limited, "rate_limited", HttpStatus::too_many_requests, "", "Too many requests."),
        row(Code::internal, "internal", HttpStatus::internal_server_error, "", "The service failed."));
    // clang-format on
}

// Of these two, the id of the request is in the body of one, and in a header of the other.
inline constexpr auto envelope = amiss::envelope(Code::internal, [] {
    using namespace amiss;
    return object(member("error",
                         object(member("code", field::code), member("message", field::message),
                                optional_member("param", field::param), optional_member("details", field::details))),
                  optional_member("request_id", field::request_id));
});
inline constexpr auto problem = amiss::formats::problem(Code::internal);

} // namespace notes

AMISS_ERROR_ENUM(notes, Code)
