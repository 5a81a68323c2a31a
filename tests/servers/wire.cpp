// SPDX-License-Identifier: BSL-1.0
// Sockets and the smallest reader of HTTP/1.1 responses, which knows no client's leniency.
#include <servers/wire.hpp>

#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/token.hpp>

#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace servers {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// The number that is all of `text`; -1 where it is none.
long number(std::string_view text, int base)
{
    long value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

} // namespace

const std::string* Received::header(std::string_view name) const
{
    for (const auto& [own, value] : headers) {
        if (amiss::detail::same_header(own, name)) return &value;
    }
    return nullptr;
}

Wire::Wire(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    const timeval patience{4, 0};
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); // a piece is a packet
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        state_ = "no connection: " + std::string(std::strerror(errno));
}

Wire::~Wire() { ::close(socket_); }

void Wire::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool Wire::read_more(Moment deadline)
{
    if (!state_.empty()) return false;
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now()).count();
    pollfd ready{socket_, POLLIN, 0};
    if (::poll(&ready, 1, left < 0 ? 0 : static_cast<int>(left)) != 1) return false;
    char buffer[4096];
    const ssize_t size = ::recv(socket_, buffer, sizeof buffer, 0);
    if (size < 0) state_ = "the connection was reset";
    if (size == 0) state_ = "closed";
    if (size > 0) bytes_.append(buffer, static_cast<std::size_t>(size));
    return size > 0;
}

bool Wire::read_until(std::size_t size, Moment deadline)
{
    while (rest().size() < size) {
        if (!read_more(deadline)) return false;
    }
    return true;
}

Received Wire::receive(bool is_head, milliseconds patience)
{
    const Moment deadline = steady_clock::now() + patience;
    Received response;
    response.fault = read_head(response, deadline);
    const int status = response.status;
    if (!response.fault.empty() || is_head || status < 200 || status == 204 || status == 304) return response;
    response.fault = read_body(response, deadline);
    return response;
}

std::string Wire::read_head(Received& response, Moment deadline)
{
    while (rest().find("\r\n\r\n") == std::string_view::npos) {
        if (read_more(deadline)) continue;
        const std::string why = state_.empty() ? "nothing more in time" : state_;
        return rest().empty() ? "no answer: " + why : "half an answer: " + why;
    }
    std::string_view head = rest().substr(0, rest().find("\r\n\r\n") + 2);
    at_ += head.size() + 2;
    const std::string_view line = head.substr(0, head.find("\r\n"));
    head.remove_prefix(line.size() + 2);
    if (line.size() < 12 || (line.substr(0, 9) != "HTTP/1.1 " && line.substr(0, 9) != "HTTP/1.0 "))
        return "no status line: " + std::string(line);
    response.status = static_cast<int>(number(line.substr(9, 3), 10));
    if (line.size() > 12 && line[12] != ' ') return "no status line: " + std::string(line);
    while (!head.empty()) {
        const std::string_view field = head.substr(0, head.find("\r\n"));
        head.remove_prefix(field.size() + 2);
        const std::size_t colon = field.find(':');
        if (colon == std::string_view::npos || !amiss::detail::is_token(field.substr(0, colon)))
            return "no header: " + std::string(field);
        response.headers.emplace_back(field.substr(0, colon), trimmed(field.substr(colon + 1)));
    }
    return "";
}

std::string Wire::read_body(Received& response, Moment deadline)
{
    if (const std::string* const coding = response.header("Transfer-Encoding")) {
        return *coding == "chunked" ? read_chunks(response, deadline) : "an unknown coding: " + *coding;
    }
    if (const std::string* const length = response.header("Content-Length")) {
        const long size = number(*length, 10);
        if (size < 0) return "no length: " + *length;
        if (!read_until(static_cast<std::size_t>(size), deadline)) return "a body that is shorter than its length";
        response.body = rest().substr(0, static_cast<std::size_t>(size));
        at_ += response.body.size();
        return "";
    }
    while (read_more(deadline)) {
    }
    if (state_ != "closed") return "a body without an end";
    response.body = rest();
    at_ = bytes_.size();
    return "";
}

std::string Wire::read_chunks(Received& response, Moment deadline)
{
    for (long size = -1; size != 0;) {
        while (rest().find("\r\n") == std::string_view::npos) {
            if (!read_more(deadline)) return "a chunk without a size";
        }
        const std::string_view line = rest().substr(0, rest().find("\r\n"));
        size = number(line, 16);
        at_ += line.size() + 2;
        if (size < 0 || !read_until(static_cast<std::size_t>(size) + 2, deadline)) return "a chunk that is none";
        response.body += rest().substr(0, static_cast<std::size_t>(size));
        at_ += static_cast<std::size_t>(size) + 2;
    }
    return "";
}

std::string Wire::end(milliseconds patience)
{
    const Moment deadline = steady_clock::now() + patience;
    while (read_more(deadline)) {
    }
    if (!rest().empty()) return std::to_string(rest().size()) + " bytes after the answer";
    if (state_.empty()) return "the connection stays open";
    return state_ == "closed" ? "" : state_;
}

} // namespace servers
