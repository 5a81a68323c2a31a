// SPDX-License-Identifier: BSL-1.0
// What the headers of a response alone make of an error, at a time that tests choose.
#pragma once

#include <amiss/detail/headers/read_headers.hpp>
#include <amiss/error.hpp>
#include <amiss/http_status.hpp>
#include <amiss/received.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using Pairs = std::vector<std::pair<std::string, std::string>>;

constexpr std::int64_t spring_2026 = 1774866600; // Mon, 30 Mar 2026 10:30:00 GMT
inline const amiss::Received::Time now{std::chrono::seconds(spring_2026)};

/// An error that the headers alone have filled.
inline amiss::ApiError read_only(const Pairs& headers, std::optional<amiss::Received::Time> time = now,
                                 const amiss::detail::HeaderRules& rules = {}, int status = 429)
{
    amiss::ApiError error{static_cast<amiss::HttpStatus>(status)};
    amiss::detail::read_headers(amiss::Received{status, "", headers, time}, error, rules);
    return error;
}
