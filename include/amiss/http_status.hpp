// SPDX-License-Identifier: BSL-1.0
// HTTP status codes as a strong enum, with their standard reason phrases.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/reason_phrases.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// An HTTP status code (RFC 9110 §15 and the IANA registry).
///
/// Any `int` may be cast to it; a value without an enumerator is kept.
/// `none` (0) means that there was no response, as in a network failure.
enum class HttpStatus : int {
    none = 0,                              ///< no response
    continue_ = 100,                       ///< RFC 9110 §15.2.1
    switching_protocols = 101,             ///< RFC 9110 §15.2.2
    processing = 102,                      ///< RFC 2518 §10.1
    early_hints = 103,                     ///< RFC 8297 §2
    ok = 200,                              ///< RFC 9110 §15.3.1
    created = 201,                         ///< RFC 9110 §15.3.2
    accepted = 202,                        ///< RFC 9110 §15.3.3
    non_authoritative_information = 203,   ///< RFC 9110 §15.3.4
    no_content = 204,                      ///< RFC 9110 §15.3.5
    reset_content = 205,                   ///< RFC 9110 §15.3.6
    partial_content = 206,                 ///< RFC 9110 §15.3.7
    multi_status = 207,                    ///< RFC 4918 §11.1
    already_reported = 208,                ///< RFC 5842 §7.1
    im_used = 226,                         ///< RFC 3229 §10.4.1
    multiple_choices = 300,                ///< RFC 9110 §15.4.1
    moved_permanently = 301,               ///< RFC 9110 §15.4.2
    found = 302,                           ///< RFC 9110 §15.4.3
    see_other = 303,                       ///< RFC 9110 §15.4.4
    not_modified = 304,                    ///< RFC 9110 §15.4.5
    use_proxy = 305,                       ///< RFC 9110 §15.4.6
    temporary_redirect = 307,              ///< RFC 9110 §15.4.8
    permanent_redirect = 308,              ///< RFC 9110 §15.4.9
    bad_request = 400,                     ///< RFC 9110 §15.5.1
    unauthorized = 401,                    ///< RFC 9110 §15.5.2
    payment_required = 402,                ///< RFC 9110 §15.5.3
    forbidden = 403,                       ///< RFC 9110 §15.5.4
    not_found = 404,                       ///< RFC 9110 §15.5.5
    method_not_allowed = 405,              ///< RFC 9110 §15.5.6
    not_acceptable = 406,                  ///< RFC 9110 §15.5.7
    proxy_authentication_required = 407,   ///< RFC 9110 §15.5.8
    request_timeout = 408,                 ///< RFC 9110 §15.5.9
    conflict = 409,                        ///< RFC 9110 §15.5.10
    gone = 410,                            ///< RFC 9110 §15.5.11
    length_required = 411,                 ///< RFC 9110 §15.5.12
    precondition_failed = 412,             ///< RFC 9110 §15.5.13
    content_too_large = 413,               ///< RFC 9110 §15.5.14
    uri_too_long = 414,                    ///< RFC 9110 §15.5.15
    unsupported_media_type = 415,          ///< RFC 9110 §15.5.16
    range_not_satisfiable = 416,           ///< RFC 9110 §15.5.17
    expectation_failed = 417,              ///< RFC 9110 §15.5.18
    misdirected_request = 421,             ///< RFC 9110 §15.5.20
    unprocessable_content = 422,           ///< RFC 9110 §15.5.21
    locked = 423,                          ///< RFC 4918 §11.3
    failed_dependency = 424,               ///< RFC 4918 §11.4
    too_early = 425,                       ///< RFC 8470 §5.2
    upgrade_required = 426,                ///< RFC 9110 §15.5.22
    precondition_required = 428,           ///< RFC 6585 §3
    too_many_requests = 429,               ///< RFC 6585 §4
    request_header_fields_too_large = 431, ///< RFC 6585 §5
    unavailable_for_legal_reasons = 451,   ///< RFC 7725 §3
    internal_server_error = 500,           ///< RFC 9110 §15.6.1
    not_implemented = 501,                 ///< RFC 9110 §15.6.2
    bad_gateway = 502,                     ///< RFC 9110 §15.6.3
    service_unavailable = 503,             ///< RFC 9110 §15.6.4
    gateway_timeout = 504,                 ///< RFC 9110 §15.6.5
    http_version_not_supported = 505,      ///< RFC 9110 §15.6.6
    variant_also_negotiates = 506,         ///< RFC 2295 §8.1
    insufficient_storage = 507,            ///< RFC 4918 §11.5
    loop_detected = 508,                   ///< RFC 5842 §7.2
    not_extended = 510,                    ///< RFC 2774 §7
    network_authentication_required = 511, ///< RFC 6585 §6

    payload_too_large = content_too_large,        ///< its name in RFC 7231
    unprocessable_entity = unprocessable_content, ///< its name in RFC 4918
};

/// The status as a number.
constexpr int to_int(HttpStatus status) noexcept { return static_cast<int>(status); }

/// Whether `status` is an error of the client or the server: 400 to 599.
constexpr bool is_error(HttpStatus status) noexcept { return to_int(status) >= 400 && to_int(status) <= 599; }

/// Whether `status` is an error of the server: 500 to 599.
constexpr bool is_server_error(HttpStatus status) noexcept { return to_int(status) >= 500 && to_int(status) <= 599; }

/// Whether `status` means success: 200 to 299.
constexpr bool is_success(HttpStatus status) noexcept { return to_int(status) >= 200 && to_int(status) <= 299; }

/// The reason phrase, such as "Not Found" (RFC 9110 §15).
///
/// A status that has none of its own gets the name of its class, "Client Error"; outside 100–599, "Unknown Status".
constexpr std::string_view reason_phrase(HttpStatus status) noexcept
{
    if (const std::string_view own = detail::own_reason(to_int(status)); !own.empty()) return own;
    const int value = to_int(status);
    if (value < 100 || value > 599) return "Unknown Status";
    if (value < 200) return "Informational";
    if (value < 300) return "Success";
    if (value < 400) return "Redirection";
    return value < 500 ? "Client Error" : "Server Error";
}

} // inline namespace v0
} // namespace amiss
