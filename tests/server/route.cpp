// SPDX-License-Identifier: BSL-1.0
// Tests of routes: which bodies they take.
#include <amiss/server/route.hpp>

#include <gtest/gtest.h>

#include <stdexcept>

namespace {

using amiss::Route;

TEST(route, takes_json_unless_it_is_told)
{
    const Route route("POST", "/tickets");
    EXPECT_EQ(route.method(), "POST");
    EXPECT_EQ(route.pattern(), "/tickets");
    for (const char* const type :
         {"", "application/json", "Application/JSON;charset=UTF-8", "application/problem+json"})
        EXPECT_TRUE(route.takes_body(type)) << type;
    for (const char* const type : {"text/plain", "application/xml", "application/jsonl", "json", "text/json", ","})
        EXPECT_FALSE(route.takes_body(type)) << type;
}

TEST(route, takes_what_it_is_told)
{
    Route route("POST", "/import");
    route.takes("text/*").takes("application/json");
    for (const char* const type : {"", "text/csv", "text/plain; charset=latin1", "application/json"})
        EXPECT_TRUE(route.takes_body(type)) << type;
    EXPECT_FALSE(route.takes_body("image/png"));
    EXPECT_TRUE(Route("PUT", "/file").takes("*/*").takes_body("image/png"));
}

#if defined(__cpp_exceptions)
TEST(route, refuses_what_is_no_media_type)
{
    Route route("POST", "/import");
    EXPECT_THROW(route.takes("csv"), std::invalid_argument);
    EXPECT_THROW(route.takes("text/csv, text/plain"), std::invalid_argument);
    EXPECT_FALSE(route.takes_body("csv"));
}
#endif

} // namespace
