// SPDX-License-Identifier: BSL-1.0
// The client::Code that a CURLcode means, by its number: libcurl's headers are not needed, and later codes are known too.
#pragma once

#include <amiss/apis/client.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/error.hpp>
#include <amiss/http_status.hpp>
#include <amiss/provenance.hpp>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The enumerator for the number of a CURLcode; `stream_error` for one that is not known, and for 0.
constexpr client::Code curl_code(int value) noexcept
{
    using client::Code;
    switch (value) {
    case 5:  // COULDNT_RESOLVE_PROXY
    case 6:  // COULDNT_RESOLVE_HOST
    case 7:  // COULDNT_CONNECT; only with the handle can it be told whether the connection was refused
    case 45: // INTERFACE_FAILED
    case 89: // NO_CONNECTION_AVAILABLE
    case 96: // QUIC_CONNECT_ERROR
    case 97: // PROXY: its handshake failed
        return Code::not_connected;
    case 12: // FTP_ACCEPT_TIMEOUT
    case 28: // OPERATION_TIMEDOUT
        return Code::timeout;
    case 35:  // SSL_CONNECT_ERROR
    case 53:  // SSL_ENGINE_NOTFOUND
    case 54:  // SSL_ENGINE_SETFAILED
    case 58:  // SSL_CERTPROBLEM
    case 59:  // SSL_CIPHER
    case 60:  // PEER_FAILED_VERIFICATION
    case 64:  // USE_SSL_FAILED
    case 66:  // SSL_ENGINE_INITFAILED
    case 77:  // SSL_CACERT_BADFILE
    case 82:  // SSL_CRL_BADFILE
    case 83:  // SSL_ISSUER_ERROR
    case 90:  // SSL_PINNEDPUBKEYNOTMATCH
    case 91:  // SSL_INVALIDCERTSTATUS
    case 98:  // SSL_CLIENTCERT
    case 101: // ECH_REQUIRED
        return Code::tls;
    case 23: // WRITE_ERROR: the program's callback did not take the body
    case 26: // READ_ERROR: the program's callback did not give the body
    case 42: // ABORTED_BY_CALLBACK
    case 63: // FILESIZE_EXCEEDED: the program's own limit
    case 88: // CHUNK_FAILED
        return Code::cancelled;
    case 1:   // UNSUPPORTED_PROTOCOL; with the handle it may be an answer that is not HTTP
    case 2:   // FAILED_INIT
    case 3:   // URL_MALFORMAT
    case 4:   // NOT_BUILT_IN
    case 41:  // FUNCTION_NOT_FOUND
    case 43:  // BAD_FUNCTION_ARGUMENT
    case 47:  // TOO_MANY_REDIRECTS: the program's own limit, but it is the URL that does not lead to an answer
    case 48:  // UNKNOWN_OPTION
    case 49:  // SETOPT_OPTION_SYNTAX
    case 65:  // SEND_FAIL_REWIND: the body cannot be sent again, after a redirect or a 401
    case 67:  // LOGIN_DENIED
    case 93:  // RECURSIVE_API_CALL
    case 94:  // AUTH_ERROR
    case 100: // TOO_LARGE: a value that was set
        return Code::config_error;
    default: return Code::stream_error;
    }
}

/// Whether a CURLcode comes only after the status and the headers of the response, while its body arrives.
///
/// Others may come before, when the status that libcurl has is that of an earlier request of the same transfer, such as a 401
/// before the password was sent.
constexpr bool comes_after_status(int value) noexcept
{
    return value == 18  // PARTIAL_FILE
        || value == 22  // HTTP_RETURNED_ERROR: CURLOPT_FAILONERROR was set
        || value == 23  // WRITE_ERROR
        || value == 61  // BAD_CONTENT_ENCODING
        || value == 63; // FILESIZE_EXCEEDED
}

/// The enumerator for the number of a CURLMcode, which says what is wrong with the program, not with the network.
constexpr client::Code curl_multi_code(int value) noexcept
{
    switch (value) {
    case 1:  // BAD_HANDLE
    case 2:  // BAD_EASY_HANDLE
    case 5:  // BAD_SOCKET
    case 6:  // UNKNOWN_OPTION
    case 7:  // ADDED_ALREADY
    case 8:  // RECURSIVE_API_CALL
    case 10: // BAD_FUNCTION_ARGUMENT
        return client::Code::config_error;
    case 11: return client::Code::cancelled; // ABORTED_BY_CALLBACK
    default: return client::Code::stream_error;
    }
}

/// The error of a transfer, without its cause: what `code` means after all that the handle knows.
inline ApiError curl_failure(int code, bool sent, bool refused, int status) noexcept
{
    using client::Code;
    if (code == 22 && status >= 400) { // HTTP_RETURNED_ERROR: the response came, but its body was not kept
        ApiError error{static_cast<HttpStatus>(status)};
        ErrorAccess::head(error).provenance = Provenance::synthesized;
        return error;
    }
    Code meant = curl_code(code);
    if (code == 7 && refused) meant = Code::refused;
    if (sent && (meant == Code::not_connected || meant == Code::refused || code == 1)) // after a redirect; HTTP/0.9
        meant = Code::stream_error;
    return client::error_from(meant, {}, sent ? client::Sent::maybe : client::Sent::nothing);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
