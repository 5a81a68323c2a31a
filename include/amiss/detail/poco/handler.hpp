// SPDX-License-Identifier: BSL-1.0
// A request handler of POCO that answers with a service.
#pragma once

#include <amiss/detail/poco/exchange.hpp>
#include <amiss/detail/server/head_check.hpp>
#include <amiss/server/service.hpp>

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>

#include <string>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Answers one request by `run(request, native, send)`.
template <class Native, class Run>
class PocoHandler : public Poco::Net::HTTPRequestHandler {
public:
    PocoHandler(const Service<Native>& service, Run run) : service_(service), run_(std::move(run)) {}

    void handleRequest(Poco::Net::HTTPServerRequest& in, Poco::Net::HTTPServerResponse& out) override
    {
        const std::string& version = in.getVersion();
        // Of this class are all requests of an HTTPServer, as POCO's own WebSocket assumes too. What they give as a stream takes a body that
        // breaks off for one that ends.
        auto& session = static_cast<Poco::Net::HTTPServerRequestImpl&>(in).session();
        const PocoRequestParts<Poco::Net::HTTPServerRequest> parts{in.getMethod(), in.getURI(), version, in, false};
        PocoExchange<Native, Poco::Net::HTTPServerRequest> exchange(service_, parts, out, session);
        if (version != Poco::Net::HTTPMessage::HTTP_1_1 && version != Poco::Net::HTTPMessage::HTTP_1_0)
            exchange.refuse(HttpStatus::http_version_not_supported);
        else
            exchange.answer(run_, in);
    }

private:
    const Service<Native>& service_;
    Run run_;
};

/// Keeps POCO from sending a 100 where the body is going to be refused: it sends none when there is already another status.
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
