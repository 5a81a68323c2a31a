// SPDX-License-Identifier: BSL-1.0
// The catalogue of HTTP's own errors: a code for each registered status from 400 to 599.
#pragma once

#include <amiss/category.hpp>

namespace amiss {
inline namespace v0 {
namespace http {

/// An error that says no more than its HTTP status; each value is the status.
///
/// Where an error is only a status and its envelope's catalogue has no row that speaks for it, it is written as the row
/// of this catalogue. An API whose codes are the statuses may also return them: `amiss::fail(amiss::http::Code::gone)`.
enum class Code {
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
};

/// The catalogue of `Code`: names in lower case, no types, the reason phrases as messages.
constexpr auto amiss_catalog(Code)
{
    // clang-format off: a table
    return catalog<Code>("http",
        row(Code::bad_request, "bad_request", HttpStatus::bad_request, "", "Bad Request"),
        row(Code::unauthorized, "unauthorized", HttpStatus::unauthorized, "", "Unauthorized"),
        row(Code::payment_required, "payment_required", HttpStatus::payment_required, "", "Payment Required"),
        row(Code::forbidden, "forbidden", HttpStatus::forbidden, "", "Forbidden"),
        row(Code::not_found, "not_found", HttpStatus::not_found, "", "Not Found"),
        row(Code::method_not_allowed, "method_not_allowed", HttpStatus::method_not_allowed, "", "Method Not Allowed"),
        row(Code::not_acceptable, "not_acceptable", HttpStatus::not_acceptable, "", "Not Acceptable"),
        row(Code::proxy_authentication_required, "proxy_authentication_required", HttpStatus::proxy_authentication_required, "", "Proxy Authentication Required"),
        row(Code::request_timeout, "request_timeout", HttpStatus::request_timeout, "", "Request Timeout"),
        row(Code::conflict, "conflict", HttpStatus::conflict, "", "Conflict"),
        row(Code::gone, "gone", HttpStatus::gone, "", "Gone"),
        row(Code::length_required, "length_required", HttpStatus::length_required, "", "Length Required"),
        row(Code::precondition_failed, "precondition_failed", HttpStatus::precondition_failed, "", "Precondition Failed"),
        row(Code::content_too_large, "content_too_large", HttpStatus::content_too_large, "", "Content Too Large"),
        row(Code::uri_too_long, "uri_too_long", HttpStatus::uri_too_long, "", "URI Too Long"),
        row(Code::unsupported_media_type, "unsupported_media_type", HttpStatus::unsupported_media_type, "", "Unsupported Media Type"),
        row(Code::range_not_satisfiable, "range_not_satisfiable", HttpStatus::range_not_satisfiable, "", "Range Not Satisfiable"),
        row(Code::expectation_failed, "expectation_failed", HttpStatus::expectation_failed, "", "Expectation Failed"),
        row(Code::misdirected_request, "misdirected_request", HttpStatus::misdirected_request, "", "Misdirected Request"),
        row(Code::unprocessable_content, "unprocessable_content", HttpStatus::unprocessable_content, "", "Unprocessable Content"),
        row(Code::locked, "locked", HttpStatus::locked, "", "Locked"),
        row(Code::failed_dependency, "failed_dependency", HttpStatus::failed_dependency, "", "Failed Dependency"),
        row(Code::too_early, "too_early", HttpStatus::too_early, "", "Too Early"),
        row(Code::upgrade_required, "upgrade_required", HttpStatus::upgrade_required, "", "Upgrade Required"),
        row(Code::precondition_required, "precondition_required", HttpStatus::precondition_required, "", "Precondition Required"),
        row(Code::too_many_requests, "too_many_requests", HttpStatus::too_many_requests, "", "Too Many Requests"),
        row(Code::request_header_fields_too_large, "request_header_fields_too_large", HttpStatus::request_header_fields_too_large, "", "Request Header Fields Too Large"),
        row(Code::unavailable_for_legal_reasons, "unavailable_for_legal_reasons", HttpStatus::unavailable_for_legal_reasons, "", "Unavailable For Legal Reasons"),
        row(Code::internal_server_error, "internal_server_error", HttpStatus::internal_server_error, "", "Internal Server Error"),
        row(Code::not_implemented, "not_implemented", HttpStatus::not_implemented, "", "Not Implemented"),
        row(Code::bad_gateway, "bad_gateway", HttpStatus::bad_gateway, "", "Bad Gateway"),
        row(Code::service_unavailable, "service_unavailable", HttpStatus::service_unavailable, "", "Service Unavailable"),
        row(Code::gateway_timeout, "gateway_timeout", HttpStatus::gateway_timeout, "", "Gateway Timeout"),
        row(Code::http_version_not_supported, "http_version_not_supported", HttpStatus::http_version_not_supported, "", "HTTP Version Not Supported"),
        row(Code::variant_also_negotiates, "variant_also_negotiates", HttpStatus::variant_also_negotiates, "", "Variant Also Negotiates"),
        row(Code::insufficient_storage, "insufficient_storage", HttpStatus::insufficient_storage, "", "Insufficient Storage"),
        row(Code::loop_detected, "loop_detected", HttpStatus::loop_detected, "", "Loop Detected"),
        row(Code::not_extended, "not_extended", HttpStatus::not_extended, "", "Not Extended"),
        row(Code::network_authentication_required, "network_authentication_required", HttpStatus::network_authentication_required, "", "Network Authentication Required"));
    // clang-format on
}

} // namespace http
} // inline namespace v0
} // namespace amiss

AMISS_DETAIL_TESTED_ENUM(amiss::http, Code)
