// SPDX-License-Identifier: BSL-1.0
// A server of Pistache that answers with amiss.
#include <amiss/adapt/pistache.hpp>

#include <amiss/apis/cstar.hpp>

#include <pistache/endpoint.h>

#include <string_view>

int main()
{
    amiss::Service<> service(amiss::cstar::envelope);
    service.get("/", [] { return amiss::expected<std::string_view>("{}"); });
    const Pistache::Address address("127.0.0.1", Pistache::Port(0));
    const bool checked = amiss::pistache_handler(service) != nullptr && address.host() == "127.0.0.1";
    return checked ? 0 : 1;
}
