// SPDX-License-Identifier: BSL-1.0
// A server of Poco that answers with amiss.
#include <amiss/adapt/poco.hpp>

#include <amiss/apis/cstar.hpp>

#include <Poco/Net/ServerSocket.h>

#include <string_view>

int main()
{
    amiss::Service<> service(amiss::cstar::envelope);
    service.get("/", [] { return amiss::expected<std::string_view>("{}"); });
    amiss::PocoHandlers handlers(service);
    const Poco::Net::SocketAddress address("127.0.0.1", 80);
    const bool checked = address.port() == 80;
    return checked ? 0 : 1;
}
