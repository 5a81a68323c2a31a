// SPDX-License-Identifier: BSL-1.0
// A connection to a server, byte by byte: what is sent is no more and no less than what a test says.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace servers {

/// One response as it came.
struct Received {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string fault; ///< why it is no response; "" where it is one

    /// The value of the first header of a name, in any case; nullptr where there is none.
    const std::string* header(std::string_view name) const;
};

/// A TCP connection to 127.0.0.1. Nothing throws and nothing waits for ever.
class Wire {
public:
    explicit Wire(int port);
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;
    ~Wire();

    /// Sends all of it, unless the server has closed the connection: that is no fault, since it may have answered before.
    void send(std::string_view bytes);
    /// The next response; `is_head` is whether it answers a HEAD, so that no body follows. A 1xx is returned as any other.
    Received receive(bool is_head, std::chrono::milliseconds patience);
    /// How the connection ends: "" for an orderly end after the last response, else what there is instead.
    std::string end(std::chrono::milliseconds patience);
    /// All that came.
    const std::string& bytes() const { return bytes_; }

private:
    using Moment = std::chrono::steady_clock::time_point;

    bool read_more(Moment deadline);
    bool read_until(std::size_t size, Moment deadline);
    std::string_view rest() const { return std::string_view(bytes_).substr(at_); }
    std::string read_head(Received& response, Moment deadline);
    std::string read_body(Received& response, Moment deadline);
    std::string read_chunks(Received& response, Moment deadline);

    int socket_;
    std::string bytes_;  // all of them
    std::size_t at_ = 0; // how many were understood
    std::string state_;  // why no more can come; "" while it can
};

} // namespace servers
