// SPDX-License-Identifier: BSL-1.0
// Answers to what RESTinio's parser stops at: the parser's errors, and heads whose method it does not know.
#pragma once

#include <amiss/detail/restinio/fields.hpp>
#include <amiss/detail/restinio/refuser.hpp>
#include <amiss/detail/wire/request_head.hpp>
#include <amiss/detail/wire/request_parser.hpp>
#include <amiss/detail/wire/response_text.hpp>
#include <amiss/http_status.hpp>
#include <amiss/server/request.hpp>

#include <restinio/all.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a parser's error is as a status. A limit of RESTinio ends the parser by one of its callbacks.
constexpr HttpStatus status_of_parser(http_errno error) noexcept
{
    switch (error) {
    case HPE_CB_url: return HttpStatus::uri_too_long;
    case HPE_CB_header_field:
    case HPE_CB_header_value:
    case HPE_HEADER_OVERFLOW: return HttpStatus::request_header_fields_too_large;
    case HPE_CB_headers_complete:
    case HPE_CB_body: return HttpStatus::content_too_large;
    default: return HttpStatus::bad_request;
    }
}

/// A head whose method is none of the 34 that the parser knows; it takes any other for an error.
struct UnknownMethod {
    /// Looks at what was read where a message begins: `size` is 0 unless it is such a head, whole, and no body follows it.
    explicit UnknownMethod(std::string_view start)
    {
        const std::string_view method = start.substr(0, start.find(' '));
        for (int known = HTTP_DELETE; known <= HTTP_SOURCE; ++known) {
            if (method == http_method_str(static_cast<http_method>(known))) return;
        }
        const std::size_t whole = head_size(start);
        if (whole == 0 || read_request_head(start.substr(0, whole), RequestLimits(), parser, head)) return;
        is_whole = true;
        if (parser.is_done()) size = whole;
    }

    std::string answer(const Refuser& refuser, Persistence persistence) const
    {
        Request request(head.method, head.target, {}, head.headers);
        return refuser.answer(request, persistence);
    }

    RequestParser parser;
    RequestHead head;
    bool is_whole = false; ///< the head can be read, whatever follows it
    std::size_t size = 0;
};

/// The last answer on a connection: what the parser has read of the request goes into it, its id and its Accept.
inline std::string last_answer(const Refuser& refuser, HttpStatus status, const http_parser* parser,
                               std::string_view start)
{
    const bool is_unread = parser == nullptr || HTTP_PARSER_ERRNO(parser) == HPE_INVALID_METHOD;
    if (!is_unread) {
        const auto& parsed = static_cast<const restinio::impl::http_parser_ctx_t*>(parser->data)->m_header;
        const std::vector<HeaderView> fields = restinio_fields(parsed);
        const char* const method = http_method_str(static_cast<http_method>(parser->method));
        Request request(method, parsed.request_target(), {}, fields);
        return refuser.refuse(status, request);
    }
    const UnknownMethod unknown(start);
    if (unknown.size != 0 && refuser.answers()) return unknown.answer(refuser, Persistence::closed);
    Request request(unknown.head.method, unknown.head.target, {}, unknown.head.headers);
    return refuser.refuse(unknown.is_whole ? HttpStatus::not_implemented : status, request);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
