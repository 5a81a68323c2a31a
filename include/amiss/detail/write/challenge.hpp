// SPDX-License-Identifier: BSL-1.0
// WWW-Authenticate with what is wrong: the challenge of an envelope, and after its parameters the error's (RFC 6750 §3).
#pragma once

#include <amiss/detail/headers/header_access.hpp>
#include <amiss/detail/headers/header_text.hpp>
#include <amiss/detail/storage/details.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/plain_ascii.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/error.hpp>
#include <amiss/headers.hpp>
#include <amiss/http_status.hpp>
#include <amiss/www_authenticate.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Where in `challenge` parameters can be added: after those of its Bearer challenge, or else of its first one. 0 where
/// there is none, or where it has a token, or says an error already.
inline std::size_t end_of_parameters(std::string_view challenge) noexcept
{
    const Challenges all(challenge);
    auto found = all.find("Bearer");
    Challenge first;
    Challenges rest = all;
    if (!found && rest.next(first)) found = first;
    if (!found || !found->token68.empty() || found->find("error")) return 0;
    const std::string_view last = found->parameters.empty() ? found->scheme : found->parameters;
    return static_cast<std::size_t>(last.data() + last.size() - challenge.data());
}

/// The code that a challenge may say; empty where there is none.
///
/// Who sends no credentials is told no error (RFC 6750 §3.1): an error that is only its status, and of a 401 a row that
/// speaks for its status, say nothing about the credentials that came.
inline std::string_view challenge_code(const FieldValues& values, const ApiError& error, int status) noexcept
{
    const bool is_status = error.name().empty()
        || (status == to_int(HttpStatus::unauthorized) && values.row != nullptr && values.row->general);
    const std::string_view code = values.text(FieldKind::code);
    return !is_status && consists_of(code, is_described) ? code : std::string_view();
}

/// The scopes that are needed, from the detail "scope": tokens with single spaces between them, or nothing.
inline std::string_view challenge_scope(const FieldValues& values) noexcept
{
    const std::string_view scope = find_detail(*values.records, "scope");
    const bool is_list = consists_of(scope, is_described) && !scope.empty() && scope.front() != ' '
        && scope.back() != ' ' && scope.find("  ") == std::string_view::npos;
    return is_list ? scope : std::string_view();
}

/// Adds the challenge of a 401, with the error where there is one, and of a 403 whose error it says.
inline void add_challenge(Headers& headers, const EnvelopeOptions& options, const FieldValues& values,
                          const ApiError& error, int status) noexcept
{
    const bool is_unauthorized = status == to_int(HttpStatus::unauthorized);
    if (!is_unauthorized && status != to_int(HttpStatus::forbidden)) return;
    const std::string_view challenge = options.challenge, code = challenge_code(values, error, status);
    const std::size_t end = code.empty() ? 0 : end_of_parameters(challenge);
    HeaderText with_error;
    if (end != 0) {
        const std::string_view rest = challenge.substr(end);
        const auto put = [&with_error](std::string_view name, std::string_view value) {
            with_error.put(name);
            with_error.put(value);
            with_error.put('"');
        };
        with_error.put(challenge.substr(0, end));
        put(consists_of(challenge.substr(0, end), is_tchar) ? " error=\"" : ", error=\"", code);
        constexpr std::string_view before_description = ", error_description=\"", before_scope = ", scope=\"";
        std::string_view scope = challenge_scope(values);
        if (before_scope.size() + scope.size() + 1 + rest.size() > with_error.room()) scope = {};
        const std::size_t scope_size = scope.empty() ? 0 : before_scope.size() + scope.size() + 1;
        const std::size_t others = before_description.size() + 1 + scope_size + rest.size();
        const std::string_view message = values.text(FieldKind::message);
        if (!message.empty() && others < with_error.room()) {
            std::size_t room = with_error.room() - others;
            with_error.put(before_description);
            put_described(message, [&](char c) { return with_error.put(c), --room != 0; });
            with_error.put('"');
        }
        if (!scope.empty()) put(before_scope, scope);
        with_error.put(rest);
    }
    const bool is_said = !with_error.text().empty();
    if (is_said || is_unauthorized)
        HeaderAccess::add(headers, "WWW-Authenticate", is_said ? with_error.text() : challenge);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
