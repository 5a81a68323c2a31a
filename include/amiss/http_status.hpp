// SPDX-License-Identifier: BSL-1.0
// HTTP status codes as a strong enum, with their standard reason phrases.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// An HTTP status code (RFC 9110 §15 and the IANA registry).
///
/// Any `int` may be cast to it; a value without an enumerator is kept.
/// `none` (0) means that there was no response, as in a network failure.
enum class HttpStatus : int {
    none = 0,
    continue_ = 100,
    switching_protocols = 101,
    processing = 102,
    early_hints = 103,
    ok = 200,
    created = 201,
    accepted = 202,
    non_authoritative_information = 203,
    no_content = 204,
    reset_content = 205,
    partial_content = 206,
    multi_status = 207,
    already_reported = 208,
    im_used = 226,
    multiple_choices = 300,
    moved_permanently = 301,
    found = 302,
    see_other = 303,
    not_modified = 304,
    use_proxy = 305,
    temporary_redirect = 307,
    permanent_redirect = 308,
    bad_request = 400,
    unauthorized = 401,
    payment_required = 402,
    forbidden = 403,
    not_found = 404,
    method_not_allowed = 405,
    not_acceptable = 406,
    proxy_authentication_required = 407,
    request_timeout = 408,
    conflict = 409,
    gone = 410,
    length_required = 411,
    precondition_failed = 412,
    content_too_large = 413,
    uri_too_long = 414,
    unsupported_media_type = 415,
    range_not_satisfiable = 416,
    expectation_failed = 417,
    misdirected_request = 421,
    unprocessable_content = 422,
    locked = 423,
    failed_dependency = 424,
    too_early = 425,
    upgrade_required = 426,
    precondition_required = 428,
    too_many_requests = 429,
    request_header_fields_too_large = 431,
    unavailable_for_legal_reasons = 451,
    internal_server_error = 500,
    not_implemented = 501,
    bad_gateway = 502,
    service_unavailable = 503,
    gateway_timeout = 504,
    http_version_not_supported = 505,
    variant_also_negotiates = 506,
    insufficient_storage = 507,
    loop_detected = 508,
    not_extended = 510,
    network_authentication_required = 511,

    payload_too_large = content_too_large,        ///< its name in RFC 7231
    unprocessable_entity = unprocessable_content, ///< its name in RFC 4918
};

/// The status as a number.
constexpr int to_int(HttpStatus status) noexcept { return static_cast<int>(status); }

/// Whether `status` is an error of the client or the server: 400 to 599.
constexpr bool is_error(HttpStatus status) noexcept { return to_int(status) >= 400 && to_int(status) <= 599; }

/// Whether `status` means success: 200 to 299.
constexpr bool is_success(HttpStatus status) noexcept { return to_int(status) >= 200 && to_int(status) <= 299; }

/// The reason phrase, such as "Not Found" (RFC 9110 §15).
///
/// A status that has none of its own gets the name of its class, "Client Error"; outside 100–599, "Unknown Status".
constexpr std::string_view reason_phrase(HttpStatus status) noexcept
{
    switch (status) {
    case HttpStatus::none: return "No Response";
    case HttpStatus::continue_: return "Continue";
    case HttpStatus::switching_protocols: return "Switching Protocols";
    case HttpStatus::processing: return "Processing";
    case HttpStatus::early_hints: return "Early Hints";
    case HttpStatus::ok: return "OK";
    case HttpStatus::created: return "Created";
    case HttpStatus::accepted: return "Accepted";
    case HttpStatus::non_authoritative_information: return "Non-Authoritative Information";
    case HttpStatus::no_content: return "No Content";
    case HttpStatus::reset_content: return "Reset Content";
    case HttpStatus::partial_content: return "Partial Content";
    case HttpStatus::multi_status: return "Multi-Status";
    case HttpStatus::already_reported: return "Already Reported";
    case HttpStatus::im_used: return "IM Used";
    case HttpStatus::multiple_choices: return "Multiple Choices";
    case HttpStatus::moved_permanently: return "Moved Permanently";
    case HttpStatus::found: return "Found";
    case HttpStatus::see_other: return "See Other";
    case HttpStatus::not_modified: return "Not Modified";
    case HttpStatus::use_proxy: return "Use Proxy";
    case HttpStatus::temporary_redirect: return "Temporary Redirect";
    case HttpStatus::permanent_redirect: return "Permanent Redirect";
    case HttpStatus::bad_request: return "Bad Request";
    case HttpStatus::unauthorized: return "Unauthorized";
    case HttpStatus::payment_required: return "Payment Required";
    case HttpStatus::forbidden: return "Forbidden";
    case HttpStatus::not_found: return "Not Found";
    case HttpStatus::method_not_allowed: return "Method Not Allowed";
    case HttpStatus::not_acceptable: return "Not Acceptable";
    case HttpStatus::proxy_authentication_required: return "Proxy Authentication Required";
    case HttpStatus::request_timeout: return "Request Timeout";
    case HttpStatus::conflict: return "Conflict";
    case HttpStatus::gone: return "Gone";
    case HttpStatus::length_required: return "Length Required";
    case HttpStatus::precondition_failed: return "Precondition Failed";
    case HttpStatus::content_too_large: return "Content Too Large";
    case HttpStatus::uri_too_long: return "URI Too Long";
    case HttpStatus::unsupported_media_type: return "Unsupported Media Type";
    case HttpStatus::range_not_satisfiable: return "Range Not Satisfiable";
    case HttpStatus::expectation_failed: return "Expectation Failed";
    case HttpStatus::misdirected_request: return "Misdirected Request";
    case HttpStatus::unprocessable_content: return "Unprocessable Content";
    case HttpStatus::locked: return "Locked";
    case HttpStatus::failed_dependency: return "Failed Dependency";
    case HttpStatus::too_early: return "Too Early";
    case HttpStatus::upgrade_required: return "Upgrade Required";
    case HttpStatus::precondition_required: return "Precondition Required";
    case HttpStatus::too_many_requests: return "Too Many Requests";
    case HttpStatus::request_header_fields_too_large: return "Request Header Fields Too Large";
    case HttpStatus::unavailable_for_legal_reasons: return "Unavailable For Legal Reasons";
    case HttpStatus::internal_server_error: return "Internal Server Error";
    case HttpStatus::not_implemented: return "Not Implemented";
    case HttpStatus::bad_gateway: return "Bad Gateway";
    case HttpStatus::service_unavailable: return "Service Unavailable";
    case HttpStatus::gateway_timeout: return "Gateway Timeout";
    case HttpStatus::http_version_not_supported: return "HTTP Version Not Supported";
    case HttpStatus::variant_also_negotiates: return "Variant Also Negotiates";
    case HttpStatus::insufficient_storage: return "Insufficient Storage";
    case HttpStatus::loop_detected: return "Loop Detected";
    case HttpStatus::not_extended: return "Not Extended";
    case HttpStatus::network_authentication_required: return "Network Authentication Required";
    }
    const int value = to_int(status);
    if (value < 100 || value > 599) return "Unknown Status";
    if (value < 200) return "Informational";
    if (value < 300) return "Success";
    if (value < 400) return "Redirection";
    return value < 500 ? "Client Error" : "Server Error";
}

} // inline namespace v0
} // namespace amiss
