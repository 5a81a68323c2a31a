// SPDX-License-Identifier: BSL-1.0
// What happens with an error of a call that nobody asked to be told of: a line on stderr.
#pragma once

#include <amiss/error.hpp>
#include <amiss/log_envelope.hpp>

#include <cstddef>
#include <cstdio>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The default of `on_error`: one line on stderr, in one piece. Never allocates.
template <class EnvelopeOrLayout>
struct LogCall {
    const EnvelopeOrLayout& envelope;

    template <class Request>
    void operator()(const ApiError& error, const Request& request) const noexcept
    {
        char buffer[2048];
        const std::size_t size = log_line(envelope, error, request.info(), buffer, sizeof buffer - 1).size();
        buffer[size] = '\n';
        std::fwrite(buffer, 1, size + 1, stderr);
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
