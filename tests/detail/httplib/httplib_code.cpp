// SPDX-License-Identifier: BSL-1.0
// Tests of what httplib's enumerators mean, by their names: with the enum of version 0.11 and with that of version 0.53.
#include <amiss/detail/httplib/httplib_code.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <iterator>
#include <string_view>

namespace {

using amiss::client::Code;
using amiss::detail::httplib_code;
using amiss::detail::httplib_name;

// As in the headers of these versions. One is inserted in the middle, which moves the numbers of those after it.
enum class HttplibError11 {
    Success = 0,
    Unknown,
    Connection,
    BindIPAddress,
    Read,
    Write,
    ExceedRedirectCount,
    Canceled,
    SSLConnection,
    SSLLoadingCerts,
    SSLServerVerification,
    UnsupportedMultipartBoundaryChars,
    Compression,
    ConnectionTimeout,
};
enum class HttplibError53 {
    Success = 0,
    Unknown,
    Connection,
    BindIPAddress,
    Read,
    Write,
    ExceedRedirectCount,
    Canceled,
    SSLConnection,
    SSLLoadingCerts,
    SSLServerVerification,
    SSLServerHostnameVerification,
    UnsupportedMultipartBoundaryChars,
    Compression,
    ConnectionTimeout,
    ProxyConnection,
    ConnectionClosed,
    Timeout,
    ResourceExhaustion,
    TooManyFormDataFiles,
    ExceedMaxPayloadSize,
    ExceedUriMaxLength,
    ExceedMaxSocketDescriptorCount,
    InvalidRequestLine,
    InvalidHTTPMethod,
    InvalidHTTPVersion,
    InvalidHeaders,
    MultipartParsing,
    OpenFile,
    Listen,
    GetSockName,
    UnsupportedAddressFamily,
    HTTPParsing,
    InvalidRangeHeader,
    UnsupportedContentEncoding,
    WebSocketHandshake,
    SSLPeerCouldBeClosed_,
};

template <class Error>
constexpr Code meant(Error error)
{
    return httplib_code(httplib_name(error));
}

TEST(httplib_code, of_version_11)
{
    using E = HttplibError11;
    constexpr Code wanted[] = {Code::stream_error, Code::stream_error, Code::not_connected, Code::not_connected,
                               Code::stream_error, Code::stream_error, Code::config_error,  Code::cancelled,
                               Code::tls,          Code::tls,          Code::tls,           Code::config_error,
                               Code::stream_error, Code::not_connected};
    static_assert(std::size(wanted) == static_cast<std::size_t>(E::ConnectionTimeout) + 1);
    for (std::size_t i = 0; i < std::size(wanted); ++i) EXPECT_EQ(meant(static_cast<E>(i)), wanted[i]) << i;
}

TEST(httplib_code, of_version_53)
{
    using E = HttplibError53;
    static_assert(meant(E::ConnectionTimeout) == Code::not_connected);
    static_assert(meant(E::ProxyConnection) == Code::not_connected);
    static_assert(meant(E::SSLServerHostnameVerification) == Code::tls);
    static_assert(meant(E::UnsupportedMultipartBoundaryChars) == Code::config_error);
    static_assert(meant(E::Timeout) == Code::timeout);
    static_assert(meant(E::ConnectionClosed) == Code::stream_error);
    static_assert(meant(E::ExceedMaxPayloadSize) == Code::cancelled);
    static_assert(meant(E::InvalidHeaders) == Code::config_error);
    for (const E other : {E::ResourceExhaustion, E::HTTPParsing, E::UnsupportedContentEncoding, E::WebSocketHandshake,
                          E::SSLPeerCouldBeClosed_, E::Listen, E::OpenFile})
        EXPECT_EQ(meant(other), Code::stream_error) << httplib_name(other);
}

TEST(httplib_code, of_what_is_no_enumerator_is_a_broken_connection)
{
    static_assert(httplib_name(HttplibError11::SSLConnection) == "SSLConnection");
    for (const int value : {-1, 14, 63, 64, 1000}) {
        EXPECT_EQ(httplib_name(static_cast<HttplibError11>(value)), "") << value;
        EXPECT_EQ(meant(static_cast<HttplibError11>(value)), Code::stream_error) << value;
    }
}

} // namespace
