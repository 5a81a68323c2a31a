// SPDX-License-Identifier: BSL-1.0
// Fuzzes reading a whole response: the status, two headers and the body come from the input.
//
// The first byte selects the status, the next two the names and sizes of two header values, which come before the body.
// It requires that a server's error from a body that Boost.JSON does not accept is flagged, unless it is from XML, that any
// other error comes from the status and is flagged, that a name is visible ASCII, that all texts are UTF-8, that the status
// of the response wins, and that reading twice gives the same error.
#include <amiss/read_any.hpp>
#include <amiss/write.hpp>

#include "../support/shipped.hpp"
#include "bodies.hpp"
#include "require.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace {

using amiss::ApiError;
using amiss::Received;

// Three in four are errors, and the rest are unusual statuses for an error body.
constexpr int statuses[] = {400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504, 599, 0, 200, 302, -1};

// Whether it may be a code: visible ASCII without white space.
bool is_word(std::string_view text)
{
    return text.size() <= 128 && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

template <class Read>
void check_reading(Read read, const Received& received, bool any)
{
    const ApiError error = read(received);
    check_origin(error, received.body(), any);
    const bool has_status = amiss::to_int(received.status()) >= 0;
    require(error.status() == (has_status ? received.status() : amiss::HttpStatus::none),
            "the status of the response wins");
    require(is_word(error.name()), "a name is visible ASCII");
    require(is_utf8(error.message()), "a message is UTF-8");
    require(is_utf8(error.type()) && is_utf8(error.param()) && is_utf8(error.details()),
            "type, param and details are UTF-8");
    for (const amiss::Violation& violation : error.violations())
        require(is_utf8(violation.field) && is_utf8(violation.message), "violations are UTF-8");
    require(!error.retry_after() || error.retry_after()->count() >= 0, "a delay is not negative");
    require(!error.truncated() && !error.cause(), "nothing is cut, and nothing on the wire becomes a cause");
    const ApiError again = read(received);
    require(again == error && again.provenance() == error.provenance() && again.malformed() == error.malformed()
                && again.context() == error.context(),
            "reading twice gives the same error");
}

template <class Envelope>
void check_envelope(const Envelope& envelope, const Received& received)
{
    check_reading([&envelope](const Received& reply) { return amiss::read(envelope, reply); }, received, false);
    // An envelope reads back the code that it wrote, whatever its characters.
    const ApiError error = amiss::read(envelope, received);
    if (error.provenance() != amiss::Provenance::server || error.name().empty() || !amiss::is_error(error.status()))
        return;
    const std::string body = amiss::to_string(envelope.relay(), error);
    if (body.size() > 65536) return;
    require(amiss::read(envelope, Received{received.status(), body}).name() == error.name(), "a code is read back");
}

std::string_view take(std::string_view& bytes, std::size_t size)
{
    const std::string_view front = bytes.substr(0, std::min(size, bytes.size()));
    bytes.remove_prefix(front.size());
    return front;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 3) return 0;
    std::string_view bytes(reinterpret_cast<const char*>(data) + 3, size - 3);
    const int status = statuses[data[0] % std::size(statuses)];
    // The low six bits are the size, the others select the name.
    constexpr std::string_view names[] = {"Retry-After", "X-RateLimit-Reset", "Content-Type", "X-Request-Id"};
    const std::string_view first = take(bytes, data[1] & 63U);
    const std::string_view second = take(bytes, data[2] & 63U);
    const std::pair<std::string_view, std::string_view> headers[] = {{names[data[1] >> 6U], first},
                                                                     {names[data[2] >> 6U], second}};
    // The time is fixed, so that the clock makes no difference between two readings.
    const Received received{status, bytes, headers, Received::Time{std::chrono::seconds(1774866600)}};
    check_reading([](const Received& reply) { return amiss::read_any(reply); }, received, true);
    for_each_envelope([&](const char*, const auto& envelope, auto) { check_envelope(envelope, received); });
    return 0;
}
