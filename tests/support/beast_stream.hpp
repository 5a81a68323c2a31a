// SPDX-License-Identifier: BSL-1.0
// A client for tests of Beast servers: a stream in memory that gives one piece at a time, and keeps what it is sent.
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/socket_base.hpp>
#include <boost/system/system_error.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace amiss_test {

/// Reading gives the pieces, then `rest` as often as it is read, or the end of the stream where `rest` is "".
class ScriptedStream {
public:
    using Error = boost::system::error_code;

    explicit ScriptedStream(std::vector<std::string> pieces, std::string rest = "")
        : pieces_(std::move(pieces)), rest_(std::move(rest))
    {}

    template <class Buffers>
    std::size_t read_some(const Buffers& buffers, Error& failure)
    {
        failure = {};
        if (next_ == pieces_.size() && !rest_.empty()) pieces_.push_back(rest_);
        if (next_ == pieces_.size()) return failure = failure_at_end, 0;
        std::string& piece = pieces_[next_];
        const std::size_t size = boost::asio::buffer_copy(buffers, boost::asio::buffer(piece));
        piece.erase(0, size);
        if (piece.empty()) ++next_;
        read += size;
        return size;
    }
    template <class Buffers>
    std::size_t read_some(const Buffers& buffers)
    {
        Error failure;
        const std::size_t size = read_some(buffers, failure);
        if (failure) throw boost::system::system_error(failure);
        return size;
    }
    template <class Buffers>
    std::size_t write_some(const Buffers& buffers, Error& failure)
    {
        char bytes[64]; // of a larger buffer only a part, as sockets do
        const std::size_t size = boost::asio::buffer_copy(boost::asio::buffer(bytes), buffers);
        failure = failure_of_writing;
        if (!failure) sent.append(bytes, size);
        return failure ? 0 : size;
    }
    void shutdown(boost::asio::socket_base::shutdown_type, Error&) { ++shutdowns; }

    std::string sent;
    std::size_t read = 0; ///< bytes
    int shutdowns = 0;
    Error failure_at_end = boost::asio::error::eof;
    Error failure_of_writing{};

private:
    std::vector<std::string> pieces_;
    std::string rest_;
    std::size_t next_ = 0;
};

/// The status lines in what was sent, with blanks between them: "200 404".
inline std::string statuses(const std::string& sent)
{
    std::string all;
    for (std::size_t at = sent.find("HTTP/1.1 "); at != std::string::npos; at = sent.find("HTTP/1.1 ", at + 1))
        all += (all.empty() ? "" : " ") + sent.substr(at + 9, 3);
    return all;
}

} // namespace amiss_test
