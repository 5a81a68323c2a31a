// SPDX-License-Identifier: BSL-1.0
// A request handler of POCO that answers with a service.
#pragma once

#include <amiss/detail/poco/session_access.hpp>
#include <amiss/detail/poco/take_body.hpp>
#include <amiss/detail/server/head_check.hpp>
#include <amiss/http_status.hpp>
#include <amiss/server/answer.hpp>
#include <amiss/server/request.hpp>
#include <amiss/server/service.hpp>

#include <Poco/Net/HTTPMessage.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>

#include <ios>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Sends an answer. The connection is kept where the response was set up for that, and the answer does not end it.
inline void send_with_poco(Poco::Net::HTTPServerResponse& response, const Answer& answer)
{
    using Poco::Net::HTTPMessage;
    response.setVersion(HTTPMessage::HTTP_1_1);
    response.setStatus(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(answer.status));
    response.setReason(std::string(reason_phrase(static_cast<HttpStatus>(answer.status))));
    response.erase(HTTPMessage::CONTENT_TYPE);
    answer.for_each_header([&](std::string_view name, std::string_view) { response.erase(std::string(name)); });
    answer.for_each_header([&](std::string_view name, std::string_view value) {
        response.add(std::string(name), std::string(value)); // there may be several of a name
    });
    if (!answer.content_type.empty()) response.setContentType(std::string(answer.content_type));
    const bool has_length = answer.status != 204 && answer.status != 304; // RFC 9110 §8.6
    if (has_length) response.setContentLength64(static_cast<Poco::Int64>(answer.body.size()));
    if (answer.close || !response.getKeepAlive()) response.set(HTTPMessage::CONNECTION, "close"); // POCO's is "Close"
    std::ostream& out = response.send();
    if (has_length && !answer.is_head) out.write(answer.body.data(), static_cast<std::streamsize>(answer.body.size()));
    out.flush();
}

/// Answers one request by `run(request, native, send)`.
template <class Native, class Run>
class PocoHandler : public Poco::Net::HTTPRequestHandler {
public:
    static_assert(std::is_void_v<Native> || std::is_same_v<Native, Poco::Net::HTTPServerRequest>,
                  "amiss: the handlers of a service on POCO take Poco::Net::HTTPServerRequest, or no native request");

    PocoHandler(const Service<Native>& service, Run run) : service_(service), run_(std::move(run)) {}

    void handleRequest(Poco::Net::HTTPServerRequest& in, Poco::Net::HTTPServerResponse& out) override
    {
        using Poco::Net::HTTPMessage;
        // Of this class are all requests of an HTTPServer, as POCO's own WebSocket takes for granted.
        auto& session = static_cast<Poco::Net::HTTPServerRequestImpl&>(in).session();
        const HeadCheck head(in, in.getVersion());
        HttpStatus fault = head.fault();
        if (in.getVersion() != HTTPMessage::HTTP_1_1 && in.getVersion() != HTTPMessage::HTTP_1_0)
            fault = HttpStatus::http_version_not_supported;
        std::string body;
        if (fault == HttpStatus::ok) fault = take_body(session, head, service_.max_body(), body);

        Request request(in.getMethod(), in.getURI(), body, in);
        const auto send = [&](const Answer& answer) {
            send_with_poco(out, answer);
            if (answer.close) drain_socket(session.socket());
        };
        if (fault != HttpStatus::ok) return service_.refuse(fault, request, send);
        if constexpr (std::is_void_v<Native>)
            run_(request, NoNative(), send);
        else
            run_(request, in, send);
    }

private:
    const Service<Native>& service_;
    Run run_;
};

/// Answers by the routes of a service.
template <class Native>
auto by_routes(const Service<Native>& service) noexcept
{
    return
        [&service](Request& request, const auto& native, const auto& send) { service.answer(request, native, send); };
}

/// Keeps POCO from sending a 100 where the body is going to be refused: it sends none when there is already another
/// status.
template <class Native>
void refuse_expected(const Service<Native>& service, const Poco::Net::HTTPServerRequest& request)
{
    const HeadCheck head(request, request.getVersion());
    if (head.fault() != HttpStatus::ok || head.size() > service.max_body())
        request.response().setStatus(Poco::Net::HTTPResponse::HTTP_BAD_REQUEST);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
