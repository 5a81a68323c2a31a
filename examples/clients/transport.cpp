// SPDX-License-Identifier: BSL-1.0
// The transport over Boost.Beast, whose exceptions are caught here and nowhere else.
#include <clients/transport.hpp>

#include <demo/client.hpp>

#include <amiss/apis/client.hpp>

#include <memory>
#include <system_error>

clients::Transport clients::loopback(unsigned short port)
{
    return [client = std::make_shared<demo::Client>(port)](
               const demo::HttpRequest& request) -> amiss::expected<demo::HttpResponse> {
        try {
            return client->send(request);
        } catch (const std::system_error& failure) {
            return amiss::fail(amiss::client::error_from(failure.code()));
        }
    };
}
