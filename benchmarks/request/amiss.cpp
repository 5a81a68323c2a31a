// SPDX-License-Identifier: BSL-1.0
// Answers with amiss: fail() with a parameter, expected, respond(), and a head of the headers that are due.
#include <request/question.hpp>

#include <support/pieces.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>
#include <amiss/respond.hpp>

#include <chrono>

namespace {

using Result = amiss::expected<int>;

template <int Depth>
[[gnu::noinline]] Result frame(const bench::Incoming& incoming)
{
    if constexpr (Depth == 0) {
        if (!incoming.missing.empty())
            return amiss::fail(amiss::cstar::Code::parameter_missing).with_param(incoming.missing);
        return 1;
    } else {
        AMISS_ASSIGN(const int value, frame<Depth - 1>(incoming));
        return value + 1;
    }
}

std::string_view status_line(int status) noexcept
{
    switch (status) {
    case 400: return "HTTP/1.1 400 Bad Request\r\n";
    case 404: return "HTTP/1.1 404 Not Found\r\n";
    default: return "HTTP/1.1 500 Internal Server Error\r\n";
    }
}

/// The head with the headers that are due, directly before the body; returns both. Empty if the head has no room.
std::string_view put_head(bench::Page& page, const amiss::Response& response) noexcept
{
    using bench::put;
    constexpr std::size_t most_of_length = 40; // of the last two lines
    const std::string_view line = status_line(response.status);
    std::size_t most = line.size() + most_of_length;
    for (const amiss::Header& header : response.headers) most += header.name.size() + header.value.size() + 4;
    if (most > sizeof page.head) return {};

    char length[most_of_length];
    char* const end_of_length =
        put(bench::put_number(put(length, "Content-Length: "), response.body.size()), "\r\n\r\n");
    const auto length_size = static_cast<std::size_t>(end_of_length - length);
    char* const head = page.body - (most - most_of_length + length_size);
    char* at = put(head, line);
    for (const amiss::Header& header : response.headers)
        at = put(put(put(put(at, header.name), ": "), header.value.view()), "\r\n");
    std::memcpy(at, length, length_size);
    return {head, static_cast<std::size_t>(page.body - head) + response.body.size()};
}

struct Amiss {
    static std::string_view answer(const bench::Incoming& incoming, bench::Page& page)
    {
        const Result result = frame<bench::depth>(incoming);
        if (result) return {};
        const amiss::RequestInfo request{incoming.request_id, std::chrono::system_clock::from_time_t(incoming.time)};
        return put_head(page, amiss::respond(amiss::cstar::envelope, result.error(), request, page.body));
    }
};

const bool entered = bench::enter_way<Amiss>("amiss", "respond(), and a head with its headers; UTF-8 checked");

} // namespace
