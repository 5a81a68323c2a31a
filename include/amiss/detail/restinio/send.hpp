// SPDX-License-Identifier: BSL-1.0
// Answers one request of RESTinio, and sends the answer through its connection.
#pragma once

#include <amiss/detail/restinio/fields.hpp>
#include <amiss/detail/restinio/socket.hpp>
#include <amiss/detail/wire/response_text.hpp>
#include <amiss/server/answer.hpp>
#include <amiss/server/request.hpp>

#include <restinio/all.hpp>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Sends an answer. RESTinio's own builders put a Content-Length on a 204, and the length of what they send on the answer to a
/// HEAD: the bytes go to the connection as these builders give them theirs.
template <class Extra>
void send_restinio(const Answer& answer, restinio::generic_request_t<Extra>& request)
{
    const restinio::http_request_header_t& header = request.header();
    // RESTinio does not say which version a request has, so a client of HTTP/1.0 is told always. An upgrade is not taken.
    const Persistence persistence = persistence_of(answer, header.should_keep_alive(), true);
    std::string text;
    append_response(text, answer, persistence);
    const std::size_t status_line = text.find("\r\n");

    restinio::writable_items_container_t items;
    items.emplace_back(std::move(text));
    restinio::write_group_t group(std::move(items));
    group.status_line_size(status_line);
    const auto attribute = persistence == Persistence::closed
        ? restinio::response_connection_attr_t::connection_close
        : restinio::response_connection_attr_t::connection_keepalive;
    const restinio::response_output_flags_t flags(restinio::response_parts_attr_t::final_parts, attribute);
    auto write = [connection = std::move(restinio::impl::access_req_connection(request)), id = request.request_id(),
                  flags, group = std::move(group)]() mutable {
        connection->write_response_parts(id, flags, std::move(group));
    };
    // Within a handler, RESTinio would read on at once, and once more after the write: of three requests that come together it
    // drops the third, and of half a request the beginning. A response that comes later is free of that.
    if (RestinioSocket* const socket = RestinioSocket::current())
        restinio::asio_ns::post(socket->get_executor(), std::move(write));
    else
        write();
}

/// Makes the amiss::Request of a request of RESTinio and gives it to `answer(amiss_request, request, send)`.
template <class Extra, class Answering>
restinio::request_handling_status_t answer_restinio(const std::shared_ptr<restinio::generic_request_t<Extra>>& request,
                                                    const Answering& answering)
{
    const restinio::http_request_header_t& header = request->header();
    const std::vector<HeaderView> fields = restinio_fields(header);
    Request made(header.method().c_str(), header.request_target(), request->body(), fields);
    const auto send = [&request](const Answer& answer) { send_restinio(answer, *request); };
    answering(made, *request, send);
    return restinio::request_accepted();
}

/// Answers by a handler of one route.
template <class NativeRequest, class Service, class F, class Native, class Send>
void answer_restinio_with(const Service& service, F& f, Request& request, const Native& native, const Send& send)
{
    if constexpr (std::is_same_v<NativeRequest, Native>)
        service.answer_with(f, request, native, send);
    else
        service.answer_with(f, request, NativeRequest(native), send);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
