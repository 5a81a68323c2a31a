// SPDX-License-Identifier: BSL-1.0
// A test with Catch2 that prints an error.
#define CATCH_CONFIG_MAIN
#include <amiss/adapt/catch2.hpp>

#include <amiss/apis/cstar.hpp>

TEST_CASE("an error has its name in its text")
{
    const amiss::ApiError error = amiss::cstar::Code::key_expired;
    CHECK(Catch::Detail::stringify(error).find("key_expired") != std::string::npos);
}
