// SPDX-License-Identifier: BSL-1.0
// One line for the log: everything about an error that operators need, and nothing that hurts them.
#pragma once

#include <amiss/detail/error/log_parts.hpp>
#include <amiss/detail/text/log_writer.hpp>
#include <amiss/error.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// Writes one line about `error` into `buffer`: name, status, message, then what there is of unfilled placeholders,
/// param, request id, instance, trace id, delay, details, violations with their codes and details, context, cause and location. A
/// view of the buffer, without a line feed.
///
///     parameter_missing 400 "The 'title' field is required." param="title" context="form 7" at handlers.cpp:31
///
/// Never allocates, never throws, cuts what does not fit; takes time linear in the texts. Controls, line separators and
/// bidirectional marks are escaped (CWE-117). Secrets are replaced by `***`: by the word before them (`password=`,
/// `Authorization:`), by the forms of well-known keys, by the prefixes of the error's catalogue
/// (`CatalogDefinition::secret_prefix`). The catalogue's own texts are shown whole. `unfilled="{limit}"` marks a
/// placeholder of the row's message that no setter has filled. A cause is the category's name and the value: asking a
/// foreign category for its message would allocate.
inline std::string_view log_line(const ApiError& error, char* buffer, std::size_t capacity) noexcept
{
    detail::LogWriter out(buffer, capacity, detail::prefixes_of(error.catalog()));
    detail::put_line(out, error);
    return out.text();
}
/// The same with an array as the buffer.
template <std::size_t Size>
std::string_view log_line(const ApiError& error, char (&buffer)[Size]) noexcept
{
    return log_line(error, buffer, Size);
}

} // inline namespace v0
} // namespace amiss
