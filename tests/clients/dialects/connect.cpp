// SPDX-License-Identifier: BSL-1.0
// A server of the Connect protocol: unary calls, and streams of two messages and a last one.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/connect.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::connect(Code::internal);
constexpr auto end_stream = amiss::formats::connect_end_stream(Code::internal);
constexpr std::string_view stream_type = end_stream.options.content_type;

bool is_stream(const Exchange& exchange)
{
    return exchange.request.headers.find("Content-Type").value_or("") == stream_type;
}

// A message of a stream: the flags (0x02 for the last one), the length in four bytes, the message.
std::string framed(char flags, std::string_view message)
{
    std::string frame(1, flags);
    for (int shift = 24; shift >= 0; shift -= 8) frame += static_cast<char>(message.size() >> shift & 0xFF);
    return frame.append(message);
}

std::vector<std::string> messages() { return {framed(0, R"({"piece":1})"), framed(0, R"({"piece":2})")}; }

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    // google.rpc.ErrorInfo, {"reason":"card_declined","domain":"judge.example.com"}, as a program with Protobuf writes it.
    if (error == Code::card_declined)
        error.with_detail("details",
                          amiss::raw_json(R"([{"type":"google.rpc.ErrorInfo",)"
                                          R"("value":"Cg1jYXJkX2RlY2xpbmVkEhFqdWRnZS5leGFtcGxlLmNvbQ"}])"));
    if (!is_stream(exchange)) return error_response(envelope, error, exchange);
    return broken_stream(end_stream, error, messages(), exchange, stream_type);
}

demo::HttpResponse succeed(const Exchange& exchange)
{
    if (!is_stream(exchange)) return success_response(envelope, "{}", exchange);
    std::vector<std::string> all = messages();
    all.push_back(framed(0x02, "{}"));
    return event_stream(end_stream, std::move(all), exchange, stream_type);
}

} // namespace

extern const Dialect connect_dialect;
const Dialect connect_dialect{"connect", fail, succeed};

} // namespace judge
