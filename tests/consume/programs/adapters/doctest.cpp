// SPDX-License-Identifier: BSL-1.0
// A test with doctest that prints an error.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <amiss/adapt/doctest.hpp>

#include <amiss/apis/cstar.hpp>

#include <string>

TEST_CASE("an error has its name in its text")
{
    const amiss::ApiError error = amiss::cstar::Code::key_expired;
    const std::string text = doctest::toString(error).c_str();
    CHECK(text.find("key_expired") != std::string::npos);
}
