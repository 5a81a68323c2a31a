// SPDX-License-Identifier: BSL-1.0
// Sends one request to a server on this machine, for examples of servers that show what they answer.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <string_view>

/// All that the server answers until it closes; the request is sent as it is.
inline std::string one_request(int port, std::string_view request)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int handle = ::socket(AF_INET, SOCK_STREAM, 0);
    std::string received;
    char bytes[4096];
    if (::connect(handle, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
        && ::send(handle, request.data(), request.size(), 0) == static_cast<ssize_t>(request.size())) {
        ssize_t size = 0;
        while ((size = ::recv(handle, bytes, sizeof bytes, 0)) > 0)
            received.append(bytes, static_cast<std::size_t>(size));
    }
    ::close(handle);
    return received;
}
