// SPDX-License-Identifier: BSL-1.0
// The error that goes out: the one that is given, or, where that came from elsewhere, one in its place.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/error.hpp>
#include <amiss/http_status.hpp>
#include <amiss/provenance.hpp>

#include <optional>

namespace amiss {
inline namespace v0 {
namespace detail {

/// An error from elsewhere is for the log alone: its texts were written for us and not for our client. What goes out in
/// its place is an empty error without a status, which becomes the envelope's fallback row. So nothing of it can go out,
/// nor anything that setters added after it was read.
class SentError {
public:
    SentError(const ApiError& error, const EnvelopeOptions& options) noexcept : error_(&error)
    {
        if (AMISS_LIKELY(error.provenance() == Provenance::local)) return;
        if (options.relay && is_error(error.status())) return;
        error_ = &stand_in_.emplace(HttpStatus::none);
    }
    SentError(const SentError&) = delete;
    SentError& operator=(const SentError&) = delete;

    const ApiError& get() const noexcept { return *error_; }

private:
    const ApiError* error_;
    std::optional<ApiError> stand_in_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
