// SPDX-License-Identifier: BSL-1.0
// Tests that one header has all of amiss for POCO.
#include <amiss/adapt/poco.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <type_traits>

namespace {

TEST(poco, what_it_serves_with)
{
    amiss::Service<> api(amiss::cstar::envelope);
    const auto handlers = new amiss::PocoHandlers(api);
    const Poco::Net::HTTPRequestHandlerFactory::Ptr owned(handlers);
    EXPECT_EQ(owned.get(), handlers);
    EXPECT_TRUE((std::is_base_of_v<Poco::Net::TCPServer, amiss::PocoServer<void>>));
}

} // namespace
