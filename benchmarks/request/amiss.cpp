// SPDX-License-Identifier: BSL-1.0
// Answers with amiss: fail() with a parameter, expected, respond(), and a head of the headers that are due.
#include <request/question.hpp>

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

char* put(char* at, std::string_view text) noexcept
{
    std::memcpy(at, text.data(), text.size());
    return at + text.size();
}

/// The head of any response, directly before its body; returns both. Empty if the head has no room.
std::string_view put_any_head(bench::Page& page, const amiss::Response& response) noexcept
{
    const std::string_view reason = amiss::reason_phrase(static_cast<amiss::HttpStatus>(response.status));
    char digits[20];
    const std::string_view length(digits,
                                  static_cast<std::size_t>(bench::put_number(digits, response.body.size()) - digits));
    constexpr std::string_view version = "HTTP/1.1 ", length_name = "Content-Length: ";
    std::size_t size = version.size() + 3 + 1 + reason.size() + 2 + length_name.size() + length.size() + 4;
    for (const amiss::Header& header : response.headers) size += header.name.size() + 2 + header.value.size() + 2;
    if (size > sizeof page.head) return {};

    char* const head = page.body - size;
    char* at = put(bench::put_number(put(head, version), static_cast<std::size_t>(response.status)), " ");
    at = put(put(at, reason), "\r\n");
    for (const amiss::Header& header : response.headers)
        at = put(put(put(put(at, header.name), ": "), header.value), "\r\n");
    put(put(put(at, length_name), length), "\r\n\r\n");
    return {head, size + response.body.size()};
}

struct Amiss {
    static std::string_view answer(const bench::Incoming& incoming, bench::Page& page)
    {
        const Result result = frame<bench::depth>(incoming);
        if (result) return {};
        const amiss::RequestInfo request{incoming.request_id, std::chrono::system_clock::from_time_t(incoming.time)};
        return put_any_head(page, amiss::respond(amiss::cstar::envelope, result.error(), request, page.body));
    }
};

const bool entered =
    bench::enter_way<Amiss>("amiss", "respond(), and a head for any status and headers; UTF-8 checked");

} // namespace
