// SPDX-License-Identifier: BSL-1.0
// Fuzzes the reader with shipped and other layouts: the input is the body, and its beginning is used for headers.
//
// It requires that a server's error from a body that Boost.JSON does not accept is flagged, that a name is never a sentence, that an
// error that was read can be written at any capacity, and that reading and writing it again changes nothing.
#include <amiss/read_any.hpp>
#include <amiss/respond.hpp>

#include "../support/layouts.hpp"
#include "../support/piece_layouts.hpp"
#include "../support/shipped.hpp"
#include "bodies.hpp"
#include "require.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace {

using amiss::ApiError;
using amiss::Received;

void check_error(const ApiError& error, std::string_view body, bool any = false)
{
    check_origin(error, body, any);
    for (const char c : error.name()) require(c > 0x20 && c < 0x7F, "a name is visible ASCII without white space");
    require(!error.retry_after() || error.retry_after()->count() >= 0, "a delay is not negative");
    require(error.details().empty() || is_accepted(error.details(), 64), "details are JSON");
    require(!error.truncated(), "nothing is cut while there is memory");
    require(!error.cause(), "nothing on the wire becomes a cause");
    static_cast<void>(error.timestamp());
}

/// A key of more than 256 bytes is read only if it has no escapes, but an html_safe layout may write it with escapes.
bool has_long_key_with_escapes(std::string_view json)
{
    for (std::size_t at = json.find('"'); at < json.size(); at = json.find('"', at + 1)) {
        const std::size_t begin = at;
        bool escapes = false;
        for (++at; at < json.size() && json[at] != '"'; ++at) {
            if (json[at] != '\\') continue;
            escapes = true;
            ++at;
        }
        if (escapes && at - begin > 256 && json.substr(at + 1, 1) == ":") return true;
    }
    return false;
}

template <class Layout>
void check_writing(const Layout& layout, const ApiError& error, std::size_t capacity)
{
    // A heap block of exactly this capacity, so that a sanitizer sees a write past it.
    const std::unique_ptr<char[]> buffer(new char[capacity]);
    const amiss::Written fitted = amiss::write_fitted(layout, error, {}, buffer.get(), capacity);
    require(fitted.text.size() <= capacity, "a fitted body fits");
    require(fitted.text.empty() || is_accepted(fitted.text, 64), "a fitted body is JSON");
}

template <class Layout, class Read>
void check_layout(const Layout& layout, Read read, std::string_view body)
{
    const std::pair<std::string_view, std::string_view> headers[] = {{"Retry-After", body.substr(0, 20)},
                                                                     {"X-RateLimit-Reset", body.substr(0, 5)},
                                                                     {"X-Request-Id", body.substr(0, 40)}};
    const int status = 400 + static_cast<int>(body.size() % 200);
    check_error(read(Received{status, body, headers}), body);

    const ApiError first = read(Received{status, body});
    check_error(first, body);
    const auto edge = layout.relay(); // it writes what was read; the layout itself writes its fallback
    const std::string written = amiss::to_string(edge, first);
    require(is_accepted(written, 64), "an error that was read is written as JSON");
    check_writing(edge, first, written.size() * (body.size() % 64) / 64);
    check_writing(edge, first, written.size());
    check_writing(layout, first, written.size());
    if (written.size() > 65536) return;

    char none[1];
    const ApiError second = read(Received{amiss::respond(edge, first, {}, none).status, written});
    require(second.provenance() == amiss::Provenance::server, "what was written is read back");
    require(amiss::to_string(edge, second) == written || (second.malformed() && has_long_key_with_escapes(written)),
            "writing it again gives the same body, unless a key was dropped and flagged");
    if (first.provenance() != amiss::Provenance::server || first.name().empty()) return;
    require(second.name() == first.name() && second.message() == first.message(), "the error is the same");
}

template <class Layout>
void check_plain(const Layout& layout, std::string_view body)
{
    check_layout(
        layout, [&](const Received& reply) { return amiss::read<amiss::onestack::Code>(layout, reply); }, body);
}

template <class Envelope>
void check_bound(const Envelope& envelope, std::string_view body)
{
    check_layout(envelope, [&](const Received& reply) { return amiss::read(envelope, reply); }, body);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view body(reinterpret_cast<const char*>(data), size);
    for_each_envelope([&](const char*, const auto& envelope, auto) { check_bound(envelope, body); });
    check_plain(layouts::problem, body);
    check_plain(layouts::json_api, body);
    check_plain(layouts::rows, body);
    check_plain(layouts::slack, body);
    check_plain(layouts::maps, body);
    check_plain(layouts::nested, body);
    check_plain(layouts::html, body);
    constexpr auto fallback = amiss::onestack::Code::internal_error;
    check_bound(amiss::envelope(fallback, pieces::openai), body);
    check_bound(amiss::envelope(fallback, pieces::google), body);
    check_bound(amiss::envelope(fallback, pieces::aws), body);
    check_bound(amiss::envelope(fallback, pieces::graphql), body);
    check_error(amiss::read_any(Received{500, body}), body, true);
    return 0;
}
