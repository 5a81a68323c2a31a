// SPDX-License-Identifier: BSL-1.0
// The texts of a log that are more than one value: how a name and a message are shown, in a line and in JSON alike.
#pragma once

#include <amiss/catalog_lookup.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/error/message_parts.hpp>
#include <amiss/detail/text/log_writer.hpp>
#include <amiss/detail/text/value_end.hpp>
#include <amiss/error.hpp>
#include <amiss/http_status.hpp>
#include <amiss/secret_prefixes.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What the catalogue's secrets begin with, where there is a catalogue.
inline SecretPrefixes prefixes_of(const Catalog* catalog) noexcept
{
    return catalog != nullptr ? catalog->secret_prefixes() : SecretPrefixes{};
}

/// A name. One that a row has is no secret, whatever it looks like.
inline void put_code(LogWriter& out, std::string_view name, bool is_known) noexcept
{
    if (is_known)
        out.put_known(name);
    else
        out.put_safe(name);
}

/// The error's own name and status, for a text in quotes.
inline void put_name(LogWriter& out, const ApiError& error) noexcept
{
    if (error.name().empty())
        out.put("-");
    else
        put_code(out, error.name(), ErrorAccess::row(error) != nullptr);
    out.put(" ");
    out.put(to_int(error.status()));
}

/// The error's own message. What the row says of it is shown whole.
inline void put_message(LogWriter& out, const ApiError& error) noexcept
{
    const MessageParts parts(error);
    if (parts.is_row_text())
        out.put_known(error.message());
    else if (parts.is_filled())
        out.put_safe(error.message(), [&parts](TextRange secret) { return parts.first_value_in(secret); });
    else
        out.put_safe(error.message());
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
