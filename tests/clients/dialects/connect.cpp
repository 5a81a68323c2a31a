// SPDX-License-Identifier: BSL-1.0
// A server of the Connect protocol: unary calls, and streams of two messages and a last one.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/connect.hpp>
#include <amiss/write_event.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::connect(Code::internal);
constexpr auto end_stream = amiss::formats::connect_end_stream(Code::internal);

bool is_stream(const Exchange& exchange)
{
    return exchange.request.headers.find("Content-Type").value_or("") == end_stream.options.content_type;
}

// A message of a stream: the flags, the length in four bytes, the message.
std::string framed(char flags, std::string_view message)
{
    std::string frame(1, flags);
    for (int shift = 24; shift >= 0; shift -= 8) frame += static_cast<char>(message.size() >> shift & 0xFF);
    return frame.append(message);
}

demo::HttpResponse streamed(std::string last)
{
    demo::HttpResponse response;
    response.headers.add("Content-Type", end_stream.options.content_type);
    response.chunks = {framed(0, R"({"piece":1})"), framed(0, R"({"piece":2})"), std::move(last)};
    return response;
}

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    // google.rpc.ErrorInfo, {"reason":"card_declined","domain":"judge.example.com"}, as a program with Protobuf writes it.
    if (error == Code::card_declined)
        error.with_detail("details",
                          amiss::raw_json(R"([{"type":"google.rpc.ErrorInfo",)"
                                          R"("value":"Cg1jYXJkX2RlY2xpbmVkEhFqdWRnZS5leGFtcGxlLmNvbQ"}])"));
    if (!is_stream(exchange)) return error_response(envelope, error, exchange);
    // The stream has begun before anything failed, so what there is to say is in the last message alone.
    char buffer[1024];
    amiss::RequestInfo info;
    info.id = exchange.id;
    return streamed(std::string(amiss::write_event(end_stream, error, info, buffer).text));
}

demo::HttpResponse succeed(const Exchange& exchange)
{
    constexpr char is_last = 0x02;
    return is_stream(exchange) ? streamed(framed(is_last, "{}")) : success_response(envelope, "{}", exchange);
}

} // namespace

extern const Dialect connect_dialect;
const Dialect connect_dialect{"connect", fail, succeed};

} // namespace judge
