// SPDX-License-Identifier: BSL-1.0
// A request of POCO that was read by amiss, for handlers that take POCO's own.
#pragma once

#include <amiss/detail/wire/request_head.hpp>
#include <amiss/header_view.hpp>

#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/HTTPServerResponseImpl.h>
#include <Poco/Net/HTTPServerSession.h>
#include <Poco/Net/SocketAddress.h>

#include <istream>
#include <sstream>
#include <string>

namespace amiss {
inline namespace v0 {
namespace detail {

/// POCO's own reads the head by itself. The stream of this one is empty: the body is that of the `amiss::Request`, and
/// the answer that of the handler, so that the response is never sent.
class OwnPocoRequest : public Poco::Net::HTTPServerRequest {
public:
    OwnPocoRequest(const RequestHead& head, Poco::Net::HTTPServerSession& session,
                   const Poco::Net::HTTPServerParams& params)
        : session_(session), params_(params), response_(session), client_(session.clientAddress()),
          server_(session.serverAddress())
    {
        setMethod(std::string(head.method));
        setURI(std::string(head.target));
        setVersion(head.is_first_version ? HTTP_1_0 : HTTP_1_1);
        for (const HeaderView& header : head.headers) add(std::string(header.name), std::string(header.value));
    }

    std::istream& stream() override { return stream_; }
    const Poco::Net::SocketAddress& clientAddress() const override { return client_; }
    const Poco::Net::SocketAddress& serverAddress() const override { return server_; }
    const Poco::Net::HTTPServerParams& serverParams() const override { return params_; }
    Poco::Net::HTTPServerResponse& response() const override { return response_; }
    bool secure() const override { return session_.socket().secure(); }

private:
    Poco::Net::HTTPServerSession& session_;
    const Poco::Net::HTTPServerParams& params_;
    mutable Poco::Net::HTTPServerResponseImpl response_;
    Poco::Net::SocketAddress client_;
    Poco::Net::SocketAddress server_;
    std::istringstream stream_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
