// SPDX-License-Identifier: BSL-1.0
// Settings and sockets for tests with POCO.
#pragma once

#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>

#include <string>
#include <string_view>

namespace peers {

/// A socket that listens at a free port of this machine.
inline Poco::Net::ServerSocket poco_socket()
{
    return Poco::Net::ServerSocket(Poco::Net::SocketAddress("127.0.0.1", 0));
}

/// Settings with a time-out.
inline Poco::Net::HTTPServerParams::Ptr poco_params(int milliseconds = 5000)
{
    Poco::Net::HTTPServerParams::Ptr params = new Poco::Net::HTTPServerParams;
    params->setTimeout(Poco::Timespan(Poco::Timespan::MILLISECONDS * milliseconds));
    params->setThreadIdleTime(Poco::Timespan(0, 200000)); // what a pool may wait for when it ends: 10 s else
    params->setKeepAliveTimeout(Poco::Timespan(Poco::Timespan::MILLISECONDS * milliseconds));
    return params;
}

/// The two ends of a connection.
struct PocoPair {
    PocoPair()
    {
        Poco::Net::ServerSocket listening = poco_socket();
        client.connect(listening.address());
        server = listening.acceptConnection();
    }
    void send(std::string_view bytes) { client.sendBytes(bytes.data(), static_cast<int>(bytes.size())); }
    /// All that the server sends until it ends.
    std::string heard()
    {
        std::string all;
        char bytes[1024];
        for (int size = client.receiveBytes(bytes, sizeof bytes); size > 0;
             size = client.receiveBytes(bytes, sizeof bytes))
            all.append(bytes, static_cast<std::size_t>(size));
        return all;
    }

    Poco::Net::StreamSocket client;
    Poco::Net::StreamSocket server;
};

} // namespace peers
