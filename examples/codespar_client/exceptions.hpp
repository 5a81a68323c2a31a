// SPDX-License-Identifier: BSL-1.0
// The four classes that CodeSpar's SDKs throw, for programs that prefer exceptions.
#pragma once

#include <amiss/exception.hpp>
#include <amiss/expected.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace codespar_client {

/// The settings cannot work: the API key is missing or malformed.
class ConfigError : public amiss::ApiException {
public:
    using amiss::ApiException::ApiException;
};

/// Nothing was sent: a tool's server has not finished connecting, or this machine cannot reach the API.
class NotConnectedError : public amiss::ApiException {
public:
    using amiss::ApiException::ApiException;
};

/// The API answered with an error, or something in front of it did. Its `code()` compares with a `codespar::Code`.
class ApiError : public amiss::ApiException {
public:
    using amiss::ApiException::ApiException;

    int status() const noexcept { return to_int(error().status()); }
    /// For support.
    std::string_view request_id() const noexcept { return error().request_id(); }
};

/// The connection was lost after something had been sent, so that it may have taken effect: the stream of events broke,
/// or no answer came.
class StreamError : public amiss::ApiException {
public:
    using amiss::ApiException::ApiException;
};

/// Throws the error as one of the four classes.
[[noreturn]] void throw_error(amiss::ApiError error);

/// The value, or the error thrown as one of the four classes.
///
///     try {
///         auto session = or_throw(client.open_session("prj_shop000000000000"));
///         or_throw(session.send_stream("Hello", print));
///     } catch (const ApiError& error) {
///         log(error.code(), error.status(), error.request_id());
///     } catch (const amiss::ApiException& error) {   // any of the four
///         log(error.what());
///     }
template <class T>
T or_throw(amiss::expected<T>&& result)
{
    if (!result) throw_error(std::move(result).error());
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

} // namespace codespar_client
