// SPDX-License-Identifier: BSL-1.0
// What the headers of a response may mean, and what they say together.
#pragma once

#include <amiss/auth_param.hpp>
#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/rate_limit.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr std::size_t max_header_value = 1024;     ///< a longer value is not read
inline constexpr std::size_t max_header_code = 128;       ///< the longest error code in a header
inline constexpr std::size_t max_header_request_id = 128; ///< the longest request id

/// What an API's headers mean.
struct HeaderRules {
    ResetUnit reset = ResetUnit::unix_seconds; ///< of X-RateLimit-Reset
    bool codes = false;                        ///< whether a header such as X-Amzn-ErrorType gives the code
    CatalogList catalogs{};                    ///< the catalogues in which a code is looked up
    const EnvelopeOptions* envelope = nullptr; ///< of the envelope that the body is in, if it is in one
};

/// What the headers say that few responses have.
struct RareFindings {
    std::string_view trace_id;
    std::string_view code;           ///< from a header for it, if `HeaderRules::codes`
    std::string_view challenge_code; ///< the error of a Bearer challenge (RFC 6750 §3)
    std::optional<AuthParam> challenge_message;
    std::optional<bool> retryable; ///< the server's word on repeating
};

/// What the headers say, as views of them.
struct HeaderFindings {
    bool any = false;                        ///< whether there was a header that says something
    std::optional<std::int64_t> retry_after; ///< seconds that a header asks to wait
    std::optional<std::int64_t> reset_wait;  ///< seconds until the reset, if nothing is left and no header asks to wait
    RateLimit limit;
    std::string_view request_id;
    bool malformed = false; ///< a header made no sense, or two contradicted each other
    std::optional<RareFindings> rare;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
