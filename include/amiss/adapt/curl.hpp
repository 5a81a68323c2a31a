// SPDX-License-Identifier: BSL-1.0
// libcurl: the response of an easy handle as Received, CURLcode as errors. Tried with 7.88; link libcurl.
#pragma once

#include <amiss/apis/client.hpp>
#include <amiss/detail/catalog/condition_categories.hpp>
#include <amiss/detail/compiler.hpp>
#include <amiss/detail/curl/append_bytes.hpp>
#include <amiss/detail/curl/curl_categories.hpp>
#include <amiss/detail/curl/curl_code.hpp>
#include <amiss/detail/curl/curl_headers.hpp>
#include <amiss/detail/text/bytes_of.hpp>
#include <amiss/expected.hpp>
#include <amiss/received.hpp>

#include <curl/curl.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace amiss {
inline namespace v0 {

/// The category "curl" of `CURLcode`, which has none of its own. Never destroyed; no static constructor.
inline const std::error_category& curl_category() noexcept { return detail::static_category<detail::CurlCategory>(); }
/// The category "curl.multi" of `CURLMcode`.
inline const std::error_category& curl_multi_category() noexcept
{
    return detail::static_category<detail::CurlMultiCategory>();
}

/// The error that a CURLcode means when there is no handle to ask: a `client::Code`, with libcurl's own as the cause, and
/// its words as the context.
///
/// `CURLE_OPERATION_TIMEDOUT` is `timeout` and may have taken effect, although nothing may have been sent. Never allocates,
/// never throws.
inline ApiError error_from(CURLcode code) noexcept
{
    ApiError error = client::error_from(detail::curl_code(code), {code, curl_category()});
    error.with_context(curl_easy_strerror(code));
    return error;
}

/// The same for a CURLMcode, which is the program's mistake as a rule: the transfers have codes of their own.
inline ApiError error_from(CURLMcode code) noexcept
{
    ApiError error = client::error_from(detail::curl_multi_code(code), {code, curl_multi_category()});
    error.with_context(curl_multi_strerror(code));
    return error;
}

/// The error of a transfer that failed, from what the handle knows: whether anything was sent, the error of the system,
/// and the status.
///
/// Where nothing was sent (`CURLINFO_REQUEST_SIZE`), a time-out or a broken connection is `not_connected`, so that any
/// method may be repeated; a connection that was refused is `refused`. Where something was sent, before a redirect say,
/// `not_connected` is `stream_error`. With `CURLE_HTTP_RETURNED_ERROR` (`CURLOPT_FAILONERROR`) it is the error of the status.
/// Never allocates, never throws.
inline ApiError error_from(CURL* curl, CURLcode code) noexcept
{
    long bytes = 0, refused = 0, status = 0;
    curl_easy_getinfo(curl, CURLINFO_REQUEST_SIZE, &bytes);
    curl_easy_getinfo(curl, CURLINFO_OS_ERRNO, &refused);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    ApiError error = detail::curl_failure(code, bytes != 0, refused == ECONNREFUSED, static_cast<int>(status));
    error.with_cause({code, curl_category()}).with_context(curl_easy_strerror(code));
    return error;
}

/// The response of a transfer that succeeded, as a view: status and headers of the handle, and the body that the program
/// collected, a string or any other bytes in one piece.
///
/// The headers are those of the last response, not of what it was redirected from. They live until the handle is used
/// again. libcurl keeps them from 7.84 on, unless it was built without; see below for another place. Copies and allocates
/// nothing.
template <class Body>
Received received(CURL* curl, const Body& body AMISS_LIFETIMEBOUND) noexcept
{
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
#if LIBCURL_VERSION_NUM >= 0x075400
    return {static_cast<int>(status), detail::bytes_of(body), curl, &detail::visit_curl_headers<CURL>};
#else
    return {static_cast<int>(status), detail::bytes_of(body)};
#endif
}

/// The same with the headers that a `CURLOPT_HEADERFUNCTION` collected: any range that `Received` takes.
///
///     amiss::received(curl, body, amiss::HeaderLines(lines)); // lines: what the callback got, one after the other
template <class Body, class Range>
Received received(CURL* curl, const Body& body AMISS_LIFETIMEBOUND, const Range& headers AMISS_LIFETIMEBOUND) noexcept
{
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return {static_cast<int>(status), detail::bytes_of(body), headers};
}

/// What `curl_easy_perform` gave: a view of the response, or the error of `error_from`.
///
///     AMISS_TRY(amiss::check(cstar::envelope, amiss::received(curl, curl_easy_perform(curl), body)));
///
/// An error status is a response even if its body is not complete, or was not kept because of `CURLOPT_FAILONERROR`: status
/// and headers say what to do. `body` is looked at after the transfer, also where it is called within the same expression.
template <class Body>
expected<Received> received(CURL* curl, CURLcode code, const Body& body AMISS_LIFETIMEBOUND) noexcept
{
    const Received response = received(curl, body);
    const bool is_answer = code == CURLE_OK || (detail::comes_after_status(code) && to_int(response.status()) >= 400);
    if (!is_answer) return unexpected<ApiError>(error_from(curl, code));
    return response;
}

/// Makes the handle append the bodies that it receives to `body`, which must live until the handle is used no more.
///
/// Replaces the handle's write callback. When memory runs out, the transfer ends with `CURLE_WRITE_ERROR`.
inline void collect_body(CURL* curl, std::string& body) noexcept
{
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &detail::append_bytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
}

} // inline namespace v0
} // namespace amiss
