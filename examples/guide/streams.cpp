// SPDX-License-Identifier: BSL-1.0
// The program of docs/streams.md: a server whose stream fails on the way, and clients that read what arrives of it.
#include <amiss.hpp>
#include <amiss/formats/connect.hpp>
#include <amiss/formats/openai.hpp>

#include "expect.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// clang-format off: a table
namespace chat {

enum class Code { prompt_missing = 1, overloaded, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("chat",
        amiss::row(Code::prompt_missing, "prompt_missing", HttpStatus::bad_request, "invalid_request_error",
                   "There is no prompt."),
        amiss::row(Code::overloaded, "overloaded", HttpStatus::service_unavailable, "server_error",
                   "The model has too much to do.").retry(amiss::Retry::after_delay),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "server_error",
                   "The service failed unexpectedly."));
}

} // namespace chat
// clang-format on
AMISS_ERROR_ENUM(chat, Code)

// [formats]
constexpr auto api = amiss::envelope(chat::Code::internal, [] {
    using namespace amiss;
    return object(member("code", field::code), member("message", field::message),
                  optional_member("request_id", field::request_id));
});
constexpr auto events = api;                                                        // event: error
constexpr auto failures = api.stream(amiss::StreamFormat::event_stream, "failure"); // event: failure
constexpr auto lines = api.stream(amiss::StreamFormat::json_lines);                 // application/x-ndjson
constexpr auto records = api.stream(amiss::StreamFormat::json_sequence);            // application/json-seq
constexpr auto openai = amiss::formats::openai(chat::Code::internal);               // events without a type
constexpr auto connect = amiss::formats::connect_end_stream(chat::Code::internal);
// [/formats]

namespace {

/// What a server has in its hands: a response that is sent piece by piece.
class Connection {
public:
    void send_head(int status, const amiss::Headers& headers = {})
    {
        sent += "HTTP/1.1 " + std::to_string(status) + "\n";
        for (const amiss::Header& header : headers)
            sent.append(header.name).append(": ").append(header.value).append("\n");
    }
    void send(std::string_view piece) { sent += piece; }
    void finish() { sent += "(last chunk)"; }
    void abort() { sent += "(closed)"; }

    std::string sent;
};

/// What makes the answer, word by word.
using Words = std::vector<amiss::expected<std::string>>;

// [server]
void answer(Connection& connection, const Words& words, const amiss::RequestInfo& request)
{
    char buffer[1024];
    bool has_begun = false;
    for (const amiss::expected<std::string>& word : words) {
        if (word) {
            if (!std::exchange(has_begun, true)) connection.send_head(200);
            connection.send("data: {\"text\":\"" + *word + "\"}\n\n");
        } else if (!has_begun) { // nothing was sent: the error is a response, with its own status
            const amiss::Response response = amiss::respond(events, word.error(), request, buffer);
            connection.send_head(response.status, response.headers);
            connection.send(response.body);
            return connection.finish();
        } else { // the status was sent: the error is an event
            connection.send(amiss::write_event(events, word.error(), request, buffer).text);
            return connection.finish();
        }
    }
    if (!has_begun) connection.send_head(200);
    connection.send("data: [DONE]\n\n");
    connection.finish();
}
// [/server]

// [client]
amiss::expected<std::string> read_answer(const std::vector<std::string>& pieces, const amiss::Received& response)
{
    amiss::EventStream stream;
    std::string text;
    for (std::size_t at = 0; at <= pieces.size(); ++at) {
        if (at < pieces.size())
            stream.feed(pieces[at]); // what one read of the connection gave
        else
            stream.end();
        for (;;) {
            AMISS_ASSIGN(const amiss::Event event, amiss::read_event(events, stream, response));
            if (event.kind == amiss::EventKind::done) return text;
            if (!event) break; // incomplete: read on
            text += event.data;
        }
    }
    return amiss::fail(amiss::client::Code::stream_error).with_context("without [DONE]");
}
// [/client]

// [parser]
std::vector<std::string> texts_of(std::string_view body)
{
    std::vector<std::string> texts;
    amiss::EventStream stream = amiss::EventStream(amiss::StreamFormat::json_lines).max_event(4096);
    stream.feed(body);
    stream.end();
    while (const amiss::Event event = stream.next()) texts.emplace_back(event.data);
    if (stream.fault() != amiss::StreamFault::none) texts.push_back("and the rest is missing");
    return texts;
}
// [/parser]

// [nowhere]
/// Ends a file of CSV, which has no place for an error, after its first byte.
void give_up(Connection& connection, const amiss::ApiError& error, std::string& log)
{
    char line[512];
    log += amiss::log_line(error, line);
    connection.abort(); // no last chunk, no END_STREAM: the client must see that something is missing
}
// [/nowhere]

void check_server()
{
    Connection late;
    answer(late, {"Hello", amiss::fail(chat::Code::overloaded)}, {"req_7"});
    expect(late.sent == R"(HTTP/1.1 200
data: {"text":"Hello"}

event: error
data: {"code":"overloaded","message":"The model has too much to do.","request_id":"req_7"}

(last chunk))",
           "a status and events, then an event that is an error");
    Connection early;
    answer(early, {amiss::fail(chat::Code::overloaded)}, {"req_7"});
    expect(early.sent
               == "HTTP/1.1 503\nContent-Type: application/json\n{\"code\":\"overloaded\",\"message\":"
                  "\"The model has too much to do.\",\"request_id\":\"req_7\"}(last chunk)",
           "an error before the first byte is a response");
    Connection broken;
    std::string log;
    give_up(broken, chat::Code::internal, log);
    expect(broken.sent == "(closed)" && log.find("internal") == 0, "a connection that is closed");
}

void check_client()
{
    const amiss::Received response{200, ""};
    const auto whole = read_answer({"data: Hel", "lo\n\ndata: [DONE]\n", "\n"}, response);
    expect(whole && *whole == "Hello", "a whole answer");
    const auto failed =
        read_answer({"data: Hello\n\nevent: error\ndata: {\"code\":\"overloaded\",", "\"message\":\"Busy.\"}\n\n"},
                    response);
    expect(!failed && failed.error() == chat::Code::overloaded, "an error in the stream");
    expect(!failed && failed.error() == amiss::HttpStatus::service_unavailable && failed.error().message() == "Busy.",
           "its status and message");
    const auto cut = read_answer({"data: Hel"}, response);
    expect(!cut && cut.error() == amiss::client::Code::stream_error && cut.error().malformed(),
           "a stream that was cut");
    const auto ended = read_answer({"data: Hello\n\n"}, response);
    expect(!ended && ended.error() == amiss::client::Code::stream_error, "a stream without its mark");
    const std::vector<std::string> both = texts_of("{\"a\":1}\n{\"b\":");
    expect(both.size() == 2 && both.front() == "{\"a\":1}" && both.back() == "and the rest is missing",
           "what is whole of a file");
}

void check_formats()
{
    char buffer[512];
    const auto text = [&](const auto& envelope) {
        return amiss::write_event(envelope, chat::Code::overloaded, {}, buffer).text;
    };
    const std::string body = R"({"code":"overloaded","message":"The model has too much to do."})";
    expect(text(events) == "event: error\ndata: " + body + "\n\n", "events");
    expect(text(failures) == "event: failure\ndata: " + body + "\n\n", "a type");
    expect(text(lines) == body + "\n", "lines");
    expect(text(records) == "\x1E" + body + "\n", "records");
    expect(text(openai).substr(0, 16) == "data: {\"error\":{", "openai");
    expect(text(connect).substr(0, 1) == "\x02" && text(connect).substr(5, 9) == "{\"error\":", "connect");
}

} // namespace

int main()
{
    check_server();
    check_client();
    check_formats();
}
