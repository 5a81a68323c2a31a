// SPDX-License-Identifier: BSL-1.0
// The transport over Boost.Beast, whose exceptions are caught here and nowhere else.
#include <clients/transport.hpp>

#include <amiss/apis/client.hpp>

#include <memory>
#include <system_error>

clients::Transport clients::loopback(unsigned short port, std::chrono::milliseconds patience)
{
    return [client = std::make_shared<demo::Client>(port, patience)](
               const demo::HttpRequest& request) -> amiss::expected<demo::HttpResponse> {
        try {
            return client->send(request);
        } catch (const std::system_error& failure) {
            return amiss::fail(amiss::client::error_from(failure.code()));
        }
    };
}

clients::StreamTransport clients::streaming_loopback(unsigned short port)
{
    return
        [client = std::make_shared<demo::Client>(port)](const demo::HttpRequest& request,
                                                        const OnData& on_data) -> amiss::expected<demo::HttpResponse> {
            bool in_callback = false;
            try {
                return client->stream(request, [&](std::string_view data) {
                    in_callback = true;
                    on_data(data);
                    in_callback = false;
                });
            } catch (const std::system_error& failure) {
                if (in_callback) throw; // it is no failure of the network
                return amiss::fail(amiss::client::error_from(failure.code()));
            }
        };
}
