// SPDX-License-Identifier: BSL-1.0
// The limit of answering: the code alone is returned, and the whole response was formatted before.
#include <request/frames.hpp>

#include <cstring>
#include <system_error>

namespace {

constexpr std::string_view whole =
    "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: 322\r\n\r\n"
    R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
    R"("message":"The 'title' field is required.","param":"title",)"
    R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing",)"
    R"("request_id":"req_a1B2c3D4e5F6"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
    R"("timestamp":"2026-03-30T10:30:00Z"}})";
static_assert(whole.size() == 81 + 322);

struct Code {
    int value;
    static Code made(const bench::Incoming&) noexcept { return {1}; }
};

struct Static {
    static std::string_view answer(const bench::Incoming& incoming, bench::Page& page)
    {
        if (bench::Frames<Code>::call(incoming)) return {};
        std::memcpy(page.body, whole.data(), whole.size());
        return {page.body, whole.size()};
    }
};

const bool entered = bench::enter_way<Static>("static", "formatted before: always the same parameter, id and time");

} // namespace
