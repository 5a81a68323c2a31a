// SPDX-License-Identifier: BSL-1.0
// Which class an error is thrown as.
#include <codespar_client/exceptions.hpp>

#include <amiss/apis/client.hpp>

namespace codespar_client {

void throw_error(amiss::ApiError error)
{
    using Code = amiss::client::Code;
    const auto code = error.as<Code>();
    if (!code) throw ApiError(std::move(error)); // all others are of a response
    switch (*code) {
    case Code::config_error: throw ConfigError(std::move(error));
    case Code::not_connected:
    case Code::refused:
    case Code::tls: throw NotConnectedError(std::move(error));
    case Code::stream_error:
    case Code::timeout:
    case Code::cancelled: break;
    }
    throw StreamError(std::move(error));
}

} // namespace codespar_client
