// SPDX-License-Identifier: BSL-1.0
// Whether an error may go out as it is, and with which status.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/error.hpp>
#include <amiss/http_status.hpp>
#include <amiss/provenance.hpp>

namespace amiss {
inline namespace v0 {
namespace detail {

/// An error from elsewhere is for the log alone: its texts were written for us and not for our client.
inline bool goes_out(const ApiError& error, const EnvelopeOptions& options) noexcept
{
    // Where the envelope fixes the status of all responses, that of an error may be any.
    return error.provenance() == Provenance::local
        || (options.relay && (is_error(error.status()) || options.status != HttpStatus::none));
}

/// The status of the response to an error of this status.
inline int sent_status(const EnvelopeOptions& options, int status) noexcept
{
    const bool is_own = options.status == HttpStatus::none || options.except.names(static_cast<HttpStatus>(status));
    return is_own ? status : to_int(options.status);
}

/// What goes out in its place: an empty error without a status, which becomes the envelope's fallback row. So nothing of
/// an error from elsewhere can go out, nor anything that setters added after it was read.
inline ApiError stand_in() noexcept { return ApiError(HttpStatus::none); }

template <class Write>
AMISS_COLD auto write_stand_in(Write write)
{
    return write(stand_in());
}

/// What `write` returns for the error, or for the one that goes out in its place.
template <class Write>
auto write_what_goes_out(const ApiError& error, const EnvelopeOptions& options, Write write)
{
    if (AMISS_LIKELY(goes_out(error, options))) return write(error);
    return write_stand_in(write);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
