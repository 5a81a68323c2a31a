// SPDX-License-Identifier: BSL-1.0
// The baseline of answering: pieces put together by hand, from an error that only refers to its parameter.
#include <request/frames.hpp>

#include <support/pieces.hpp>

namespace {

/// What is missing, as a view: it must outlive the error.
struct Missing {
    std::string_view param;
    static Missing made(const bench::Incoming& incoming) noexcept { return {incoming.missing}; }
};

struct Pieces {
    static std::string_view answer(const bench::Incoming& incoming, bench::Page& page)
    {
        const auto result = bench::Frames<Missing>::call(incoming);
        if (result) return {};
        const std::string_view param = result.error().param;
        const auto put_message = [param](char* at) {
            return bench::put(bench::put(bench::put(at, "The '"), param), "' field is required.");
        };
        const char* const end = bench::put_body(page.body, put_message, param, incoming.request_id, incoming.time);
        return bench::put_head(page, bench::start_of_head, static_cast<std::size_t>(end - page.body));
    }
};

const bool entered = bench::enter_way<Pieces>("baseline", "pieces: escapes and checks nothing, owns nothing");

} // namespace
