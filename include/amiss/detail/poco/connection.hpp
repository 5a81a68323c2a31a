// SPDX-License-Identifier: BSL-1.0
// A connection of a POCO server whose every answer is one of the service.
#pragma once

#include <amiss/detail/poco/exchange.hpp>
#include <amiss/detail/poco/head_text.hpp>
#include <amiss/detail/poco/open_sockets.hpp>
#include <amiss/detail/poco/own_request.hpp>
#include <amiss/detail/poco/session_access.hpp>
#include <amiss/detail/server/head_check.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/header_view.hpp>
#include <amiss/http_status.hpp>
#include <amiss/server/service.hpp>

#include <Poco/DateTimeFormat.h>
#include <Poco/Exception.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerResponseImpl.h>
#include <Poco/Net/HTTPServerSession.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/TCPServerConnection.h>
#include <Poco/Timestamp.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The text of a head as it comes in.
class IncomingHead {
public:
    explicit IncomingHead(Poco::Net::HTTPServerSession& session) : session_(session) {}

    /// Reads until the empty line. What to refuse the request with; `HttpStatus::ok` when `text` has all of it.
    HttpStatus read()
    try {
        std::size_t first_line = 0; // its size, when it is there
        for (std::size_t line = 0;;) {
            const int c = SessionAccess::next(session_);
            if (c < 0) return HttpStatus::bad_request;
            text += static_cast<char>(c);
            const std::size_t most = first_line != 0 ? first_line + HeadCheck::most_bytes : most_first_line;
            if (text.size() > most)
                return first_line != 0 ? HttpStatus::request_header_fields_too_large : HttpStatus::uri_too_long;
            if (c != '\n') continue;
            const bool is_empty = text.size() - line <= 2 && text.find_first_not_of("\r\n", line) == std::string::npos;
            if (is_empty && first_line != 0) return HttpStatus::ok;
            line = text.size();
            if (first_line == 0 && is_empty)
                line = 0, text.clear(); // before a request (RFC 9112 §2.2)
            else if (first_line == 0)
                first_line = line;
        }
    } catch (const Poco::TimeoutException&) {
        return HttpStatus::request_timeout;
    } catch (const Poco::Exception&) { // the client has gone
        text.clear();
        return HttpStatus::bad_request;
    }

    std::string text{};

private:
    static constexpr std::size_t most_first_line = HeadText::most_target + 64; // with method and version

    Poco::Net::HTTPServerSession& session_;
};

/// Serves one connection. `Poco::Net::HTTPServerConnection` answers what it does not understand with an empty 400, or not at all.
template <class Native>
class PocoConnection : public Poco::Net::TCPServerConnection {
public:
    PocoConnection(const Poco::Net::StreamSocket& connected, const Service<Native>& service,
                   const Poco::Net::HTTPServerParams::Ptr& params, const OpenSockets::Ptr& open)
        : TCPServerConnection(connected), service_(service), params_(params), open_(open)
    {}

    void run() override
    {
        const OpenSocket registered(*open_, socket());
        Poco::Net::HTTPServerSession session(socket(), params_);
        while (!open_->is_stopped() && session.hasMoreRequests()) serve(session);
    }

private:
    using Headers = std::vector<HeaderView>;

    void serve(Poco::Net::HTTPServerSession& session)
    {
        IncomingHead incoming(session);
        HttpStatus fault = incoming.read();
        session.setKeepAlive(false);
        if (incoming.text.empty()) return; // there was no request
        const HeadText head(incoming.text);
        if (fault == HttpStatus::ok || fault == HttpStatus::bad_request)
            fault = head.fault == HttpStatus::ok ? fault : head.fault;

        Poco::Net::HTTPServerResponseImpl response(session);
        OwnPocoRequest request(head, session, *params_, response);
        response.setDate(Poco::Timestamp());
        if (!params_->getSoftwareVersion().empty()) response.set("Server", params_->getSoftwareVersion());
        response.setKeepAlive(params_->getKeepAlive() && request.getKeepAlive() && session.canKeepAlive());

        const bool expects = request.getExpectContinue() && head.version != "HTTP/1.0";
        const PocoRequestParts<Headers> parts{head.method, head.target, head.version, head.headers, expects};
        PocoExchange<Native, Headers> exchange(service_, parts, response, session);
        if (fault != HttpStatus::ok) return exchange.refuse(fault);
        exchange.answer(by_routes(service_), request);
        session.setKeepAlive(response.getKeepAlive());
    }

    const Service<Native>& service_;
    const Poco::Net::HTTPServerParams::Ptr params_;
    OpenSockets::Ptr open_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
