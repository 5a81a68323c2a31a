// SPDX-License-Identifier: BSL-1.0
// Fuzzes streams that arrive in pieces. The input is three bytes, which choose the format, the longest event and the cuts, and
// the stream.
//
// It requires that the events are the same however the stream is cut, that an event is not longer than allowed, that views stay
// within the stream's memory, and that a stream gives at most one error of its own, and then its end.
#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/event_stream.hpp>
#include <amiss/formats/connect.hpp>
#include <amiss/read_event.hpp>

#include "require.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace {

constexpr auto api = amiss::codespar::envelope;
constexpr auto connect = amiss::formats::connect_end_stream(amiss::codespar::Code::internal_error);

struct Choice {
    amiss::StreamFormat format;
    std::size_t max_event;
    unsigned cuts;
};

/// Calls `feed` with pieces of the stream, each in a heap block of exactly its size, so that a sanitizer sees a read past it.
template <class Feed>
void in_pieces(std::string_view text, unsigned cuts, Feed feed)
{
    std::uint32_t state = cuts;
    while (!text.empty()) {
        state = state * 1664525U + 1013904223U;
        const std::size_t size = cuts == 0 ? text.size() : cuts == 1 ? 1 : 1 + (state >> 24U) % cuts;
        const std::string_view part = text.substr(0, size);
        const std::unique_ptr<char[]> exact(new char[part.size()]);
        feed(std::string_view(exact.get(), part.copy(exact.get(), part.size())));
        text.remove_prefix(part.size());
    }
}

/// All events of the stream, and how it ended.
std::string events_of(std::string_view text, const Choice& choice)
{
    std::string all;
    amiss::EventStream stream = amiss::EventStream(choice.format).max_event(choice.max_event);
    const auto take = [&] {
        for (;;) {
            const amiss::Event event = stream.next();
            if (event.kind == amiss::EventKind::incomplete || event.kind == amiss::EventKind::end) return event.kind;
            require(event.data.size() <= choice.max_event, "an event is not too long");
            require(!event.type.empty(), "an event has a type");
            all += static_cast<char>('0' + static_cast<int>(event.kind) + (event.compressed ? 4 : 0));
            all.append(event.type).append("\1").append(event.id).append("\1").append(event.data).append("\2");
        }
    };
    in_pieces(text, choice.cuts, [&](std::string_view piece) {
        stream.feed(piece);
        take();
    });
    stream.end();
    require(take() == amiss::EventKind::end && stream.next().kind == amiss::EventKind::end,
            "a stream comes to its end");
    require(stream.fault() != amiss::StreamFault::out_of_memory, "there is memory");
    all += static_cast<char>('0' + static_cast<int>(stream.fault()));
    return all.append(stream.rest().substr(0, choice.max_event < 64 ? choice.max_event : 64));
}

/// All results of the stream.
template <class Envelope>
std::string results_of(const Envelope& envelope, std::string_view text, const Choice& choice)
{
    std::string all;
    amiss::EventStream stream = amiss::EventStream(choice.format).max_event(choice.max_event);
    int lost = 0;
    const auto take = [&] {
        for (;;) {
            const auto event = amiss::read_event(envelope, stream);
            if (!event) {
                const amiss::ApiError& error = event.error();
                const bool is_lost = error.provenance() == amiss::Provenance::transport;
                lost += is_lost ? 1 : 0;
                require(lost <= 1, "a stream is lost once");
                require(error.status() == amiss::HttpStatus::none || is_error(error.status()),
                        "an error is no success");
                require(!is_lost || error.malformed(), "what is lost is flagged");
                all.append(error.name()).append("\1").append(error.message()).append(error.malformed() ? "\3" : "\2");
                continue;
            }
            if (!*event && event->kind != amiss::EventKind::done) return event->kind;
            require(lost == 0, "nothing comes after what is lost");
            all.append(event->data).append("\2");
        }
    };
    in_pieces(text, choice.cuts, [&](std::string_view piece) {
        stream.feed(piece);
        take();
    });
    stream.end();
    require(take() == amiss::EventKind::end, "results come to their end");
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 3) return 0;
    const auto format = static_cast<amiss::StreamFormat>(data[0] % 4U);
    const std::size_t max_event = data[1] == 0 ? 65536 : data[1];
    const std::string_view text(reinterpret_cast<const char*>(data) + 3, size - 3);
    const Choice whole{format, max_event, 0};
    const std::string events = events_of(text, whole);
    const std::string results =
        format == amiss::StreamFormat::connect ? results_of(connect, text, whole) : results_of(api, text, whole);
    for (const unsigned cuts : {1U, 2U + data[2]}) {
        const Choice cut{format, max_event, cuts};
        require(events_of(text, cut) == events, "the same events however it is cut");
        const std::string others =
            format == amiss::StreamFormat::connect ? results_of(connect, text, cut) : results_of(api, text, cut);
        require(others == results, "the same results however it is cut");
    }
    return 0;
}
