// SPDX-License-Identifier: BSL-1.0
// Feeds streams to the parser in parts of each size, and compares the events.
#include <codespar_client/event_stream_checks.hpp>

#include <codespar_client/event_stream.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace codespar_client {
namespace {

/// The events, each as `type id=data;`, of a stream that comes in these parts.
std::string events_of(const std::vector<std::string_view>& parts)
{
    std::string all;
    EventStream stream([&all](const Event& event) { all += event.type + ' ' + event.id + '=' + event.data + ';'; });
    for (const std::string_view part : parts) stream.feed(part);
    if (stream.too_long()) all += "too long";
    return all;
}

std::vector<std::string_view> bytes_of(std::string_view text)
{
    std::vector<std::string_view> bytes;
    for (std::size_t at = 0; at < text.size(); ++at) bytes.push_back(text.substr(at, 1));
    return bytes;
}

/// Whole, in two parts cut at each place, and byte by byte.
bool gives(std::string_view text, std::string_view wanted)
{
    bool good = events_of({text}) == wanted && events_of(bytes_of(text)) == wanted;
    for (std::size_t at = 0; at <= text.size(); ++at)
        good = good && events_of({text.substr(0, at), text.substr(at)}) == wanted;
    return good;
}

} // namespace

void check_event_streams(const std::function<void(std::string_view what, bool good)>& check)
{
    check("an event", gives("data: one\n\n", "message =one;"));
    check("lines that end in CR LF", gives("event: a\r\ndata: one\r\ndata: two\r\n\r\n", "a =one\ntwo;"));
    check("lines that end in CR", gives("data: one\r\rdata: two\r\r", "message =one;message =two;"));
    check("all three in one stream",
          gives("data: 1\r\n\ndata: 2\n\r\ndata: 3\r\r\n", "message =1;message =2;message =3;"));
    check("a byte order mark at the beginning",
          gives("\xEF\xBB\xBF"
                "data: one\n\n",
                "message =one;"));
    check("and none later",
          gives("data: one\n\n\xEF\xBB\xBF"
                "data: two\n\n",
                "message =one;"));
    check("comments", gives(": keep-alive\n\n:\ndata: one\n: in between\ndata: two\n\n", "message =one\ntwo;"));
    check("one blank after the colon is no value", gives("data:one\ndata:  two\ndata: \n\n", "message =one\n two\n;"));
    check("a field without a colon", gives("data\n\ndata\ndata\n\n", "message =;message =\n;"));
    check("a colon in the value", gives("data: {\"a\":1}\n\n", "message ={\"a\":1};"));
    check("fields of other names", gives("retry: 10\nDATA: no\n data: no\nfoo: bar\ndata: one\n\n", "message =one;"));
    check("no data, no event", gives("event: a\n\ndata: one\n\nid: 7\n\n", "message =one;"));
    check("the type is for one event, the id for all that follow",
          gives("event: a\nid: 1\ndata: one\n\ndata: two\n\nid\ndata: three\n\n",
                "a 1=one;message 1=two;message =three;"));
    check("an id with a NUL does not count", gives(std::string_view("id: 1\nid: \0\ndata: x\n\n", 21), "message 1=x;"));
    check("an empty type is the usual one", gives("event:\ndata: one\n\n", "message =one;"));
    check("what is left at the end is no event", gives("data: one\n\ndata: two\n", "message =one;"));
    check("nothing", gives("", ""));

    const std::string longest(EventStream::max_event - 6, 'x'); // and "data: "
    check("the longest event", events_of({"data: ", longest, "\n\n"}) == "message =" + longest + ';');
    check("a line that is longer", events_of({"data: ", longest, "x\n\ndata: 1\n\n"}) == "too long");
    check("lines that are longer together", events_of({"data: ", longest, "\ndata: 1\n\n"}) == "too long");
}

} // namespace codespar_client
