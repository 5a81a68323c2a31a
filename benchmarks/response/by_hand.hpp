// SPDX-License-Identifier: BSL-1.0
// What a careful client writes by hand around its JSON library: the loop over the headers, the codes, and the retry rule.
#pragma once

#include <response/question.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace by_hand {

enum class Code {
    unknown,
    internal_error,
    parameter_invalid,
    parameter_missing,
    rate_limit_exceeded,
    resource_not_found
};

inline Code code_of(std::string_view name)
{
    static const std::unordered_map<std::string_view, Code> codes{{"internal_error", Code::internal_error},
                                                                  {"parameter_invalid", Code::parameter_invalid},
                                                                  {"parameter_missing", Code::parameter_missing},
                                                                  {"rate_limit_exceeded", Code::rate_limit_exceeded},
                                                                  {"resource_not_found", Code::resource_not_found}};
    const auto found = codes.find(name);
    return found == codes.end() ? Code::unknown : found->second;
}

inline std::string_view name_of(Code code) noexcept
{
    switch (code) {
    case Code::internal_error: return "internal_error";
    case Code::parameter_invalid: return "parameter_invalid";
    case Code::parameter_missing: return "parameter_missing";
    case Code::rate_limit_exceeded: return "rate_limit_exceeded";
    case Code::resource_not_found: return "resource_not_found";
    case Code::unknown: break;
    }
    return "";
}

/// What the headers say; -1 for a number that is not there.
struct Headers {
    std::int64_t limit = -1, remaining = -1, reset = -1, retry_after = -1;
    std::string_view request_id; ///< a view into the response
};

/// Whether a header has the name `wanted`, which is in lower case, and as long.
inline bool is_named(std::string_view name, std::string_view wanted) noexcept
{
    for (std::size_t at = 0; at < wanted.size(); ++at) {
        if ((name[at] | 0x20) != wanted[at]) return false;
    }
    return true;
}

inline void read_number(std::string_view text, std::int64_t& number) noexcept
{
    std::int64_t read = 0;
    const char* const end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, read);
    if (result.ec == std::errc() && result.ptr == end && read >= 0) number = read;
}

inline Headers read_headers(const bench::Twelve& lines) noexcept
{
    Headers headers;
    for (const auto& [name, value] : lines) {
        switch (name.size()) {
        case 11:
            if (is_named(name, "retry-after")) read_number(value, headers.retry_after); // dates are not understood
            break;
        case 12:
            if (is_named(name, "x-request-id")) headers.request_id = value;
            break;
        case 17:
            if (is_named(name, "x-ratelimit-limit"))
                read_number(value, headers.limit);
            else if (is_named(name, "x-ratelimit-reset"))
                read_number(value, headers.reset);
            break;
        case 21:
            if (is_named(name, "x-ratelimit-remaining")) read_number(value, headers.remaining);
            break;
        default: break;
        }
    }
    return headers;
}

struct Decision {
    bool retry = false;
    std::int64_t delay_ms = 0;
};

/// For an operation that may be repeated: what was refused for now or failed in the service, after the delay asked for.
inline Decision decide(int status, std::int64_t retry_after) noexcept
{
    const bool refused_for_now = status == 429 || status == 503;
    if (!refused_for_now && status != 500 && status != 502 && status != 504) return {};
    const std::int64_t asked = retry_after < 0 ? 0 : retry_after * 1000;
    if (asked > 30'000) return {};
    return {true, asked < 1000 ? 1000 : asked};
}

/// The typed error of such a client; `Text` owns its characters.
template <class Text>
struct Error {
    int status = 0;
    Code code = Code::unknown;
    Text type, message, param, doc_url, request_id, timestamp;
    std::int64_t limit = -1, remaining = -1, reset = -1;
    Decision decision;
};

/// Completes an error whose body was read.
template <class Text>
void add_headers(Error<Text>& error, const bench::Response& response)
{
    const Headers headers = read_headers(response.headers);
    error.status = response.status;
    error.limit = headers.limit;
    error.remaining = headers.remaining;
    error.reset = headers.reset;
    if (error.request_id.empty()) error.request_id = headers.request_id;
    error.decision = decide(response.status, headers.retry_after);
}

/// Base of the readers that return such an error.
struct Reader {
    template <class Text>
    static std::string text(const std::optional<Error<Text>>& error)
    {
        if (!error) return {};
        return bench::text_of({name_of(error->code), error->message, error->param, error->request_id, error->limit,
                               error->remaining, error->reset, error->decision.retry, error->decision.delay_ms});
    }
};

} // namespace by_hand
