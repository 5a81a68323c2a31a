// SPDX-License-Identifier: BSL-1.0
// Fuzzes the reading of headers: lines of "name: value" from the input, read forwards, backwards, and twice.
//
// It requires that a delay is not negative, that a number of a rate limit is known or -1, that texts are within their
// bounds, that the order of the lines does not matter, and that repeating all lines changes nothing.
#include <amiss/detail/headers/read_headers.hpp>
#include <amiss/respond.hpp>
#include <amiss/www_authenticate.hpp>

#include "require.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace amiss;
using Lines = std::vector<HeaderView>;

// The first byte of a line selects a name, so that the input need not spell it. After '=', the line spells its own
// name.
HeaderView line_of(std::string_view line)
{
    static constexpr std::string_view names[] = {"Retry-After",
                                                 "Date",
                                                 "X-RateLimit-Limit",
                                                 "X-RateLimit-Remaining",
                                                 "X-RateLimit-Reset",
                                                 "RateLimit",
                                                 "RateLimit-Policy",
                                                 "RateLimit-Limit",
                                                 "RateLimit-Reset",
                                                 "X-Rate-Limit-Reset",
                                                 "X-Request-Id",
                                                 "Request-Id",
                                                 "X-A-Request-Id",
                                                 "x-b-request-id",
                                                 "X-Trace-Id",
                                                 "Cf-Ray",
                                                 "X-Amzn-ErrorType",
                                                 "X-Error-Code",
                                                 "WWW-Authenticate",
                                                 "x-request-ID",
                                                 "Retry-After-Ms",
                                                 "X-Retry-After",
                                                 "X-RateLimit-Reset-After",
                                                 "X-RateLimit-Remaining-Tokens",
                                                 "X-RateLimit-Reset-Tokens",
                                                 "Anthropic-RateLimit-Requests-Remaining",
                                                 "Anthropic-RateLimit-Requests-Reset"};
    if (line.empty()) return {};
    if (line[0] != '=') return {names[static_cast<unsigned char>(line[0]) % std::size(names)], line.substr(1)};
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return {line.substr(1), {}};
    return {line.substr(1, colon - 1), line.substr(colon + 1)};
}

ApiError read(const Lines& lines, Received::Time now, const detail::HeaderRules& rules)
{
    ApiError error(HttpStatus::unauthorized);
    detail::read_headers(Received{401, "", lines, now}, error, rules);
    return error;
}

void check_error(const ApiError& error, Received::Time now)
{
    require(!error.retry_after() || (error.retry_after()->count() >= 0 && error.retry_after()->count() <= 1000000000),
            "a delay is from 0 to 10^9 seconds");
    require(error.request_id().size() <= 128 && detail::consists_of(error.request_id(), detail::is_visible),
            "a request id is visible");
    require(error.name().empty() || (detail::is_token(error.name()) && error.name().size() <= 128),
            "a code is a token");
    require(detail::consists_of(error.message(), detail::is_printable), "a message is printable");
    require(!error.truncated() && !error.cause(), "headers set no cause and cut nothing");
    const auto limit = error.rate_limit();
    if (!limit) return;
    require(limit->limit >= -1 && limit->remaining >= -1 && limit->reset >= -1, "a number is known or -1");
    const auto wait = limit->wait(now);
    require(wait.has_value() == (limit->reset >= 0) && (!wait || wait->count() >= 0), "a wait is not negative");
    for (const auto style : {RateLimitHeaders::x_ratelimit, RateLimitHeaders::ietf, RateLimitHeaders::both}) {
        const auto layout = object(member("code", field::code)).rate_limit_headers(style);
        const Headers made = rate_limit_headers(layout, *limit, now);
        Lines lines;
        for (const Header& header : made) lines.push_back({header.name, header.value});
        const ApiError back = read(lines, now, {});
        // A reset before 2001 or after the year 9999, or in more than 10^9 seconds, looks as if it were in another unit.
        const bool plain = limit->reset < 0
            || (limit->reset > 1000000000 && limit->reset <= 253402300799
                && (style == RateLimitHeaders::x_ratelimit || wait->count() <= 1000000000));
        require(!plain || !back.malformed(), "headers that respond() makes are valid");
        if (plain && style == RateLimitHeaders::x_ratelimit)
            require(back.rate_limit() == limit, "headers that respond() makes are read back");
    }
}

// Checks the challenges of a value, and that unescaping a parameter needs no more room than the parameter.
void check_challenges(std::string_view value)
{
    const std::unique_ptr<char[]> exact(new char[value.size()]);
    Challenges challenges(value);
    std::size_t count = 0;
    for (Challenge challenge; challenges.next(challenge); ++count) {
        require(detail::is_token(challenge.scheme), "a scheme is a token");
        require(challenge.token68.empty() || challenge.parameters.empty(), "a token68 has no parameters beside it");
        AuthParam param;
        std::size_t size = 0;
        for (std::string_view rest = challenge.parameters; Challenge::next(rest, param); ++size) {
            require(detail::is_token(param.name), "a parameter's name is a token");
            require(param.value(exact.get(), param.raw.size()).size() <= param.raw.size(),
                    "an unescaped value is no longer");
        }
        require(challenge.parameters.empty() == (size == 0), "parameters that were accepted can be read");
    }
    require(count <= value.size(), "each challenge consumes some bytes");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 9) return 0;
    std::int64_t seconds = 0;
    for (std::size_t at = 0; at < 8; ++at)
        seconds = static_cast<std::int64_t>(static_cast<std::uint64_t>(seconds) << 8U | data[at]);
    const Received::Time now{std::chrono::seconds(seconds % 4'000'000'000)};
    const detail::HeaderRules rules{static_cast<ResetUnit>(data[8] % 3), (data[8] & 4U) != 0, nullptr};

    Lines lines;
    std::string_view text(reinterpret_cast<const char*>(data) + 9, size - 9);
    while (!text.empty() && lines.size() < 64) {
        const std::size_t end = text.find('\n');
        lines.push_back(line_of(text.substr(0, end)));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        check_challenges(lines.back().value);
    }

    const ApiError error = read(lines, now, rules);
    check_error(error, now);

    // For several RateLimit-Policy lines the order matters: at most four are read, and equal names compete.
    std::size_t policies = 0;
    for (const HeaderView& line : lines) policies += detail::same_header(line.name, "RateLimit-Policy") ? 1U : 0U;
    const ApiError backwards = read(Lines(lines.rbegin(), lines.rend()), now, rules);
    check_error(backwards, now);
    require(backwards.malformed() == error.malformed(), "malformed() does not depend on the order");
    require(backwards.retry_after() == error.retry_after(), "the delay does not depend on the order");
    require(backwards.request_id() == error.request_id(), "the request id does not depend on the order");
    require(backwards.name() == error.name() && backwards.message() == error.message(),
            "code and message do not depend on the order");
    if (policies <= 1)
        require(backwards.rate_limit() == error.rate_limit(), "the rate limit does not depend on the order");

    Lines twice = lines;
    twice.insert(twice.end(), lines.begin(), lines.end());
    const ApiError again = read(twice, now, rules);
    if (policies == 0)
        require(again == error && again.malformed() == error.malformed(), "repeating all lines changes nothing");
    return 0;
}
