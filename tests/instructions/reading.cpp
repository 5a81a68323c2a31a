// SPDX-License-Identifier: BSL-1.0
// Operations that read a response whose envelope is known: its body in several spellings, its headers, and what to do next.
#include "support.hpp"

#include <amiss/apis/cstar.hpp>
#include <amiss/error.hpp>
#include <amiss/header_view.hpp>
#include <amiss/read.hpp>
#include <amiss/retry_policy.hpp>

#include <iterator>
#include <string_view>

namespace counted {
namespace {

using amiss::cstar::Code;

constexpr std::string_view spaced_body =
    R"({"success": false, "error": {"type": "invalid_request_error", "code": "parameter_missing", )"
    R"("message": "The 'title' field is required.", "param": "title", )"
    R"("doc_url": "https://cstar.help/developers/api/errors#parameter_missing", )"
    R"("request_id": "req_a1B2c3D4e5F6"}, "meta": {"requestId": "req_a1B2c3D4e5F6", )"
    R"("timestamp": "2026-03-30T10:30:00Z"}})";

constexpr std::string_view pretty_body = R"({
  "success": false,
  "error": {
    "type": "invalid_request_error",
    "code": "parameter_missing",
    "message": "The 'title' field is required.",
    "param": "title",
    "doc_url": "https://cstar.help/developers/api/errors#parameter_missing",
    "request_id": "req_a1B2c3D4e5F6"
  },
  "meta": {
    "requestId": "req_a1B2c3D4e5F6",
    "timestamp": "2026-03-30T10:30:00Z"
  }
}
)";

constexpr std::string_view sorted_body =
    R"({"error":{"code":"parameter_missing",)"
    R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing",)"
    R"("message":"The 'title' field is required.","param":"title","request_id":"req_a1B2c3D4e5F6",)"
    R"("type":"invalid_request_error"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
    R"("timestamp":"2026-03-30T10:30:00Z"},"success":false})";

constexpr std::string_view longer_body =
    R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
    R"("message":"The 'title' field is required.","param":"title",)"
    R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing",)"
    R"("request_id":"req_a1B2c3D4e5F6","log_url":"https://cstar.help/logs/1"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
    R"("timestamp":"2026-03-30T10:30:00Z"}})";

constexpr std::string_view slashed_body =
    R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
    R"("message":"The 'title' field is required.","param":"title",)"
    R"("doc_url":"https:\/\/cstar.help\/developers\/api\/errors#parameter_missing",)"
    R"("request_id":"req_a1B2c3D4e5F6"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
    R"("timestamp":"2026-03-30T10:30:00Z"}})";

constexpr std::string_view ended_body =
    R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
    R"("message":"The 'title' field is required.","param":"title",)"
    R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing",)"
    R"("request_id":"req_a1B2c3D4e5F6"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
    R"("timestamp":"2026-03-30T10:30:00Z"}})"
    "\n";

constexpr amiss::HeaderView ordinary_headers[] = {
    {"Date", "Mon, 30 Mar 2026 10:30:00 GMT"},
    {"Content-Type", "application/json; charset=utf-8"},
    {"Content-Length", "322"},
    {"Connection", "keep-alive"},
    {"Server", "nginx"},
    {"Vary", "Accept-Encoding"},
    {"Cache-Control", "no-store"},
    {"Strict-Transport-Security", "max-age=63072000; includeSubDomains"},
    {"X-Request-Id", "req_a1B2c3D4e5F6"},
    {"X-RateLimit-Limit", "100"},
    {"X-RateLimit-Remaining", "99"},
    {"X-RateLimit-Reset", "1774866660"},
};

constexpr amiss::HeaderView limited_headers[] = {
    {"date", "Mon, 30 Mar 2026 10:30:00 GMT"},
    {"content-type", "application/json; charset=utf-8"},
    {"content-length", "322"},
    {"retry-after", "30"},
    {"server", "nginx"},
    {"vary", "Accept-Encoding"},
    {"cache-control", "no-store"},
    {"strict-transport-security", "max-age=63072000; includeSubDomains"},
    {"x-request-id", "req_a1B2c3D4e5F6"},
    {"x-ratelimit-limit", "100"},
    {"x-ratelimit-remaining", "0"},
    {"x-ratelimit-reset", "1774866660"},
};

template <const std::string_view& Body>
bool read(long count)
{
    bool right = true;
    for (long i = 0; i < count; ++i) {
        amiss::ApiError error = amiss::read(amiss::cstar::envelope, amiss::Received{400, from_outside(Body)});
        keep(error);
        right &= error == Code::parameter_missing && error.message().size() == 30 && !error.malformed()
            && error.timestamp().has_value() && error.doc_url().size() == 58;
    }
    return right;
}

bool read_with_headers(long count)
{
    bool right = true;
    for (long i = 0; i < count; ++i) {
        const amiss::Received reply(400, from_outside(clean_body), ordinary_headers);
        amiss::ApiError error = amiss::read(amiss::cstar::envelope, reply);
        keep(error);
        right &= error == Code::parameter_missing && error.rate_limit()->remaining == 99 && !error.malformed();
    }
    return right;
}

constexpr std::string_view limited_body =
    R"({"success":false,"error":{"type":"rate_limit_error","code":"rate_limit_exceeded",)"
    R"("message":"Too many requests.",)"
    R"("doc_url":"https://cstar.help/developers/api/errors#rate_limit_exceeded",)"
    R"("request_id":"req_a1B2c3D4e5F6"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
    R"("timestamp":"2026-03-30T10:30:00Z"}})";

/// A response, read and decided on.
bool decide(long count)
{
    const amiss::RetryPolicy policy;
    bool right = true;
    for (long i = 0; i < count; ++i) {
        const amiss::Received reply(429, from_outside(limited_body), limited_headers);
        const amiss::ApiError error = amiss::read(amiss::cstar::envelope, reply);
        amiss::RetryDecision decision =
            policy.decide(error, amiss::Attempt{1, amiss::Idempotency::idempotent, {}, amiss::Random{7}});
        keep(decision);
        right &= decision.retry && decision.delay.count() >= 30'000;
    }
    return right;
}

constexpr Operation operations[] = {
    {"read", read<clean_body>},
    {"read_spaced", read<spaced_body>},
    {"read_pretty_printed", read<pretty_body>},
    {"read_sorted", read<sorted_body>},
    {"read_longer", read<longer_body>},
    {"read_slashes", read<slashed_body>},
    {"read_line_feed", read<ended_body>},
    {"read_headers", read_with_headers},
    {"read_and_decide", decide},
};

} // namespace

Operations reading() { return {std::begin(operations), std::end(operations)}; }

} // namespace counted
