// SPDX-License-Identifier: BSL-1.0
// One request to a server of POCO: what a service is given of it, and how its answer is sent.
#pragma once

#include <amiss/detail/poco/session_access.hpp>
#include <amiss/detail/poco/take_body.hpp>
#include <amiss/detail/server/head_check.hpp>
#include <amiss/http_status.hpp>
#include <amiss/server/answer.hpp>
#include <amiss/server/request.hpp>
#include <amiss/server/service.hpp>

#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/HTTPServerSession.h>

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Sends an answer. The connection is kept where the response was set up for that, and the answer does not end it.
inline void send_with_poco(Poco::Net::HTTPServerResponse& response, const Answer& answer, bool is_last)
{
    response.setVersion(Poco::Net::HTTPMessage::HTTP_1_1);
    response.setStatus(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(answer.status));
    response.setReason(std::string(reason_phrase(static_cast<HttpStatus>(answer.status))));
    response.erase("Content-Type");
    answer.for_each_header([&](std::string_view name, std::string_view) { response.erase(std::string(name)); });
    answer.for_each_header([&](std::string_view name, std::string_view value) {
        response.add(std::string(name), std::string(value)); // there may be several of a name
    });
    if (!answer.content_type.empty()) response.setContentType(std::string(answer.content_type));
    const bool has_length = answer.status != 204 && answer.status != 304; // RFC 9110 §8.6
    if (has_length) response.setContentLength64(static_cast<Poco::Int64>(answer.body.size()));
    if (is_last || !response.getKeepAlive()) response.set(Poco::Net::HTTPMessage::CONNECTION, "close");
    std::ostream& out = response.send();
    if (has_length && !answer.is_head) out.write(answer.body.data(), static_cast<std::streamsize>(answer.body.size()));
    out.flush();
}

/// What of a request is needed to answer it. `Headers` is what `amiss::Request` takes.
template <class Headers>
struct PocoRequestParts {
    std::string_view method;
    std::string_view target;
    std::string_view version;
    const Headers& headers;
    bool awaits_continue; ///< whether a 100 is still to be sent before the body is read
};

/// One request and its answer.
template <class Native, class Headers>
class PocoExchange {
public:
    static_assert(std::is_void_v<Native> || std::is_same_v<Native, Poco::Net::HTTPServerRequest>,
                  "amiss: the handlers of a service on POCO take Poco::Net::HTTPServerRequest, or no native request");

    PocoExchange(const Service<Native>& service, const PocoRequestParts<Headers>& parts,
                 Poco::Net::HTTPServerResponse& response, Poco::Net::HTTPServerSession& session)
        : service_(service), parts_(parts), response_(response), session_(session)
    {}

    /// Reads the body and answers, by `run(request, native, send)`.
    template <class Run>
    void answer(Run&& run, const Poco::Net::HTTPServerRequest& native)
    {
        const HeadCheck head(parts_.headers, parts_.version);
        if (head.fault() != HttpStatus::ok) return refuse(head.fault());
        if (head.size() > service_.max_body()) return refuse(HttpStatus::content_too_large);
        PocoBody body(session_, service_.max_body());
        if (head.has_body()) {
            if (parts_.awaits_continue) response_.sendContinue();
            const HttpStatus fault = body.take(head);
            if (fault != HttpStatus::ok) return refuse(fault);
        }
        Request request(parts_.method, parts_.target, body.text, parts_.headers);
        const auto send = [&](const Answer& answer) { put(answer); };
        if constexpr (std::is_void_v<Native>)
            run(request, NoNative(), send);
        else
            run(request, native, send);
    }
    /// Answers with an error, and closes the connection.
    template <class Error>
    void refuse(Error&& error)
    {
        Request request(parts_.method, parts_.target, {}, parts_.headers);
        service_.refuse(std::forward<Error>(error), request, [&](const Answer& answer) { put(answer); });
    }

private:
    void put(const Answer& answer)
    {
        send_with_poco(response_, answer, answer.close);
        if (answer.close) drain_socket(session_.socket());
    }

    const Service<Native>& service_;
    const PocoRequestParts<Headers>& parts_;
    Poco::Net::HTTPServerResponse& response_;
    Poco::Net::HTTPServerSession& session_;
};

/// How a service answers a request by its routes, as an argument of `PocoExchange::answer`.
template <class Native>
auto by_routes(const Service<Native>& service) noexcept
{
    return
        [&service](Request& request, const auto& native, const auto& send) { service.answer(request, native, send); };
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
