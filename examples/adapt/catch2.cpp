// SPDX-License-Identifier: BSL-1.0
// Tests of handlers with Catch2. The last one fails, and is hidden: catch2.sh compares what it prints with the page.
#define CATCH_CONFIG_CONSOLE_WIDTH 300    // so that a long path breaks no line of the page
#if __has_include(<catch2/catch_all.hpp>) // version 3
#include <catch2/catch_all.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

#include <amiss/adapt/catch2.hpp>

#include "create_ticket.hpp"

TEST_CASE("a ticket needs a title")
{
    // [whole]
    CHECK(create({}) == amiss::unexpected<>(amiss::ApiError(Code::parameter_missing).with_param("title")));
    // [/whole]
}

TEST_CASE("a priority is one of four")
{
    // [parts]
    const auto result = create({"Printer", "critical"});
    REQUIRE(!result.has_value());
    CHECK(result.error() == Code::parameter_invalid);
    CHECK(result.error().param() == "priority");
    // [/parts]
}

TEST_CASE("a ticket has a number")
{
    const auto result = create({"Printer"});
    CAPTURE(result); // printed where an assertion fails
    REQUIRE(result.has_value());
    CHECK(result->number == 8);
}

TEST_CASE("fails", "[.]")
{
    // [failing]
    const auto result = create({});
    CHECK(result.error() == Code::parameter_invalid);
    CHECK(close_ticket(7).error().status() == amiss::HttpStatus::not_found);
    CHECK(result == amiss::unexpected<>(amiss::ApiError(Code::parameter_missing)));
    // [/failing]
}

int main(int count, char** arguments) { return Catch::Session().run(count, arguments); }
