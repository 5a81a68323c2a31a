// What the headers of a response add to its error: the delay, the rate limit, the request id.
#pragma once

#include <amiss/detail/header_name.hpp>
#include <amiss/detail/read_fields.hpp>
#include <amiss/error.hpp>
#include <amiss/received.hpp>

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// All digits, or nothing; a number that is too large becomes the largest.
inline std::optional<std::int64_t> header_number(std::string_view value) noexcept
{
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
    while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.remove_suffix(1);
    if (value.empty()) return std::nullopt;
    for (const char c : value) {
        if (c < '0' || c > '9') return std::nullopt;
    }
    std::int64_t number = 0;
    const auto result = std::from_chars(value.data(), value.data() + value.size(), number);
    return result.ec == std::errc() ? number : INT64_MAX;
}

/// What the headers say; the first of each name counts.
struct HeaderFacts {
    std::optional<std::int64_t> retry_after;
    RateLimit limit;
    std::string_view request_id;

    static void take(void* state, std::string_view name, std::string_view value) noexcept
    {
        auto& facts = *static_cast<HeaderFacts*>(state);
        const auto number = [value](std::int64_t& into) {
            if (into < 0) into = header_number(value).value_or(-1);
        };
        if (same_header(name, "retry-after")) {
            if (!facts.retry_after) facts.retry_after = header_number(value);
        } else if (same_header(name, "x-ratelimit-limit")) {
            number(facts.limit.limit);
        } else if (same_header(name, "x-ratelimit-remaining")) {
            number(facts.limit.remaining);
        } else if (same_header(name, "x-ratelimit-reset")) {
            number(facts.limit.reset);
        } else if (same_header(name, "x-request-id")) {
            if (facts.request_id.empty()) facts.request_id = value;
        }
    }
};

/// Adds what the headers say and the body did not.
inline void read_headers(const Received& received, ApiError& error) noexcept
{
    HeaderFacts facts;
    received.visit({&HeaderFacts::take, &facts});
    Arena& arena = ErrorAccess::arena(error);
    if (facts.retry_after && arena.find(RecordKind::retry_after).data() == nullptr)
        store_record(arena, RecordKind::retry_after, *facts.retry_after);
    if (facts.limit != RateLimit{}) store_record(arena, RecordKind::rate_limit, facts.limit);
    if (!facts.request_id.empty() && arena.find(RecordKind::request_id).data() == nullptr)
        arena.set(RecordKind::request_id, facts.request_id);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
