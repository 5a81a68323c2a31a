// SPDX-License-Identifier: BSL-1.0
// A request of POCO that was read by amiss, for handlers that take POCO's own.
#pragma once

#include <amiss/detail/poco/head_text.hpp>
#include <amiss/header_view.hpp>

#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/HTTPServerSession.h>
#include <Poco/Net/SocketAddress.h>

#include <istream>
#include <sstream>
#include <string>

namespace amiss {
inline namespace v0 {
namespace detail {

/// POCO's own reads the head by itself. Its stream is empty: the body is that of the `amiss::Request`.
class OwnPocoRequest : public Poco::Net::HTTPServerRequest {
public:
    OwnPocoRequest(const HeadText& head, Poco::Net::HTTPServerSession& session,
                   const Poco::Net::HTTPServerParams& params, Poco::Net::HTTPServerResponse& response)
        : session_(session), params_(params), response_(response), client_(session.clientAddress()),
          server_(session.serverAddress())
    {
        setMethod(std::string(head.method));
        setURI(std::string(head.target));
        setVersion(std::string(head.version));
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
    Poco::Net::HTTPServerResponse& response_;
    Poco::Net::SocketAddress client_;
    Poco::Net::SocketAddress server_;
    std::istringstream stream_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
