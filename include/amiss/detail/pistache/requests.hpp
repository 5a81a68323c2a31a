// SPDX-License-Identifier: BSL-1.0
// Requests as Pistache has them: made of what was read, and read as views.
#pragma once

#include <amiss/detail/wire/request_head.hpp>
#include <amiss/detail/wire/request_reader.hpp>
#include <amiss/detail/wire/response_text.hpp>
#include <amiss/header_view.hpp>

#include <pistache/http.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether Pistache has this method: its parser takes any other for an error.
inline bool pistache_knows(std::string_view method)
{
    using Pistache::Http::Method;
    for (const Method known : {Method::Options, Method::Get, Method::Post, Method::Head, Method::Put, Method::Patch,
                               Method::Delete, Method::Trace, Method::Connect}) {
        if (method == Pistache::Http::methodString(known)) return true;
    }
    return false;
}

/// Pistache's request of one that was read, by Pistache's own parser. It throws where Pistache does not take it: an HttpError
/// for a method, or for a header that it has a type for.
inline Pistache::Http::Request pistache_request(const RequestReader& reader, const Pistache::Address& address)
{
    const RequestHead& head = reader.head();
    std::string text(head.method);
    text.append(" ").append(head.target).append(head.is_first_version ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n");
    for (const HeaderView& header : head.headers) append_field(text, header.name, header.value);
    text.append("\r\n");
    if (head.chunked) { // as one chunk, which its parser reads without a mistake
        char size[20];
        std::snprintf(size, sizeof size, "%zx\r\n", reader.body().size());
        if (!reader.body().empty()) text.append(size).append(reader.body()).append("\r\n");
        text.append("0\r\n\r\n");
    } else {
        text.append(reader.body());
    }
    Pistache::Http::RequestParser parser(text.size());
    parser.feed(text.data(), text.size());
    if (parser.parse() != Pistache::Http::Private::State::Done)
        throw Pistache::Http::HttpError(Pistache::Http::Code::Bad_Request, "Pistache's parser wants more");
    parser.request.copyAddress(address);
    return parser.request;
}

/// The target of a request. Pistache keeps the query as a map, so that its order and all but the first of one name are lost.
inline std::string pistache_target(const Pistache::Http::Request& request)
{
    return request.resource() + request.query().as_str();
}

/// The headers, as they were sent; of several with one name Pistache keeps the first. Copies: it gives none out as views.
inline std::vector<std::pair<std::string, std::string>> pistache_fields(const Pistache::Http::Request& request)
{
    std::vector<std::pair<std::string, std::string>> fields;
    for (const auto& [name, raw] : request.headers().rawList()) fields.emplace_back(name, raw.value());
    return fields;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
