// SPDX-License-Identifier: BSL-1.0
// What follows from the HTTP status of a row that does not say it itself.
#pragma once

#include <amiss/detail/catalog/default_errc.hpp>
#include <amiss/grpc.hpp>
#include <amiss/http_status.hpp>
#include <amiss/retry_class.hpp>

#include <array>
#include <cstddef>

namespace amiss {
inline namespace v0 {
namespace detail {

struct StatusDefaults {
    Retry retry = Retry::never;
    Grpc grpc = Grpc::unknown;
    int errc = 0;

    constexpr StatusDefaults() noexcept = default;
    constexpr explicit StatusDefaults(HttpStatus status) noexcept
        : retry(default_retry(status)), grpc(default_grpc(status)), errc(default_errc(status))
    {}
};

/// The defaults of each status that a row can have. A table, because clang has a million steps for a whole catalogue, and
/// takes 70 of them to look through the functions for one row. A template, so that only programs with a catalogue make it.
template <class = void>
struct DefaultsByStatus {
    static constexpr int first = 400;
    static constexpr std::size_t count = 200;

    static constexpr std::array<StatusDefaults, count> make() noexcept
    {
        std::array<StatusDefaults, count> made{};
        for (std::size_t at = 0; at < count; ++at)
            made[at] = StatusDefaults(static_cast<HttpStatus>(first + static_cast<int>(at)));
        return made;
    }
    static constexpr std::array<StatusDefaults, count> table = make();

    static constexpr StatusDefaults of(HttpStatus status) noexcept
    {
        const auto at = static_cast<std::size_t>(to_int(status) - first);
        return at < count ? table[at] : StatusDefaults(status);
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
