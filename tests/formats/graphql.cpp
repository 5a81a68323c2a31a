// SPDX-License-Identifier: BSL-1.0
// Tests of GraphQL's errors: the examples of its specification, a recording, and all catalogues.
#include "formats/dialect.hpp"

#include <amiss/formats/graphql.hpp>

#include <string>
#include <system_error>

namespace {

using namespace amiss;
using namespace formats_test;

enum class Hero { cannot_fetch = 1, throttled, invalid, internal };
constexpr auto amiss_catalog(Hero)
{
    return catalog<Hero>("hero",
                         row(Hero::cannot_fetch, "CAN_NOT_FETCH_BY_ID", HttpStatus::bad_gateway, "",
                             "Name for character with ID 1002 could not be fetched."),
                         row(Hero::throttled, "THROTTLED", HttpStatus::too_many_requests, "", "Throttled"),
                         row(Hero::invalid, "BAD_USER_INPUT", HttpStatus::unprocessable_content, "",
                             "The input is invalid."),
                         row(Hero::internal, "INTERNAL", HttpStatus::internal_server_error, "", "It broke."));
}

constexpr auto hero = formats::graphql(Hero::internal);

/// The members that the examples of the specification have, without extensions.
constexpr auto bare_error()
{
    return object(member("message", field::message), member("locations", field::detail("locations")),
                  member("path", field::instance.as_path()));
}
constexpr auto with_data = envelope(Hero::internal, [] {
    return object(member("errors", each_error(bare_error())), member("data", field::detail("data")))
        .status(HttpStatus::ok);
});
constexpr auto beside_message = envelope(Hero::internal, [] {
    return object(
        member("errors",
               each_error(object(member("message", field::message), member("locations", field::detail("locations")),
                                 member("path", field::instance.as_path()), member("code", field::code),
                                 field::details))));
});
constexpr auto null_data = envelope(Hero::internal, [] {
    return object(member("errors",
                         each_error(object(member("message", field::message),
                                           member("extensions", object(member("code", field::code)))))),
                  member("data", nullptr))
        .status(HttpStatus::ok);
});

ApiError cannot_fetch()
{
    return ApiError(Hero::cannot_fetch)
        .with_instance("hero.heroFriends.1.name")
        .with_detail("locations", raw_json(R"([{"line":6,"column":7}])"));
}

const Dialect dialect(
    "graphql", "GraphQL (2025-09), GraphQL over HTTP (2026-08)",
    {shipped("graphql", hero), described("with_data", with_data), described("beside_message", beside_message),
     described("null_data", null_data)},
    {
        {"an execution error with partial data",
         [] {
             return Errors{cannot_fetch().with_detail(
                 "data",
                 raw_json(R"({"hero":{"name":"R2-D2","heroFriends":[{"id":"1000","name":"Luke Skywalker"},)"
                          R"({"id":"1002","name":null},{"id":"1003","name":"Leia Organa"}]}})"))};
         },
         "with_data", "", "the data beside the errors is no part of them", "-"},
        {"the same error where the field may not be null",
         [] {
             return Errors{cannot_fetch().with_detail(
                 "data",
                 raw_json(R"({"hero":{"name":"R2-D2","heroFriends":[{"id":"1000","name":"Luke Skywalker"},)"
                          R"(null,{"id":"1003","name":"Leia Organa"}]}})"))};
         },
         "with_data", "", "the data beside the errors is no part of them", "-"},
        {"with extensions: code and timestamp",
         [] { return Errors{cannot_fetch().with_detail("timestamp", "Fri Feb 9 14:33:09 UTC 2018")}; }},
        {"the discouraged form: code and timestamp beside message",
         [] { return Errors{cannot_fetch().with_detail("timestamp", "Fri Feb 9 14:33:09 UTC 2018")}; },
         "beside_message"},
        {"throttled, under 200", [] { return Errors{Hero::throttled}; }, "null_data"},
    });

TEST(format_graphql, examples) { dialect.check(); }

TEST(format_graphql, all_catalogues)
{
    check_catalogues([](auto fallback) { return formats::graphql(fallback); });
}

TEST(format_graphql, several_errors_are_one_list)
{
    const Errors errors{ApiError(Hero::invalid).with_param("id").with_violation("amount", "Too small.", "too_small"),
                        ApiError(Hero::throttled).with_retry_after(3)};
    const std::string body = to_string(hero, errors);
    EXPECT_EQ(body,
              R"({"errors":[{"message":"The input is invalid.","extensions":{"code":"BAD_USER_INPUT",)"
              R"("argumentName":"id","violations":[{"field":"amount","message":"Too small.",)"
              R"("code":"too_small"}]}},)"
              R"({"message":"Throttled","extensions":{"code":"THROTTLED","retryAfter":3}}]})");
    Errors back;
    read_each(hero, Received(422, body), [&back](const ApiError& error) { back.push_back(error); });
    ASSERT_EQ(back.size(), 2U);
    EXPECT_EQ(back[0], errors[0]);
    EXPECT_EQ(back[1], Hero::throttled);
    EXPECT_EQ(back[1].retry_after(), errors[1].retry_after());
    EXPECT_EQ(read(hero, Received(422, body)), errors[0]) << "the first one";
}

TEST(format_graphql, the_path_is_also_made_of_a_json_pointer)
{
    const std::string body = to_string(hero, ApiError(Hero::throttled).with_instance("/hero/heroFriends/1/na.me"));
    EXPECT_EQ(body,
              R"({"errors":[{"message":"Throttled","path":["hero","heroFriends",1,"na.me"],)"
              R"("extensions":{"code":"THROTTLED"}}]})");
    EXPECT_EQ(read(hero, Received(429, body)).instance(), "/hero/heroFriends/1/na.me");
}

TEST(format_graphql, headers)
{
    const WrittenResponse response = response_of(hero, ApiError(Hero::throttled).with_retry_after(3));
    EXPECT_EQ(response.status, 429);
    EXPECT_EQ(response.header("Content-Type"), "application/graphql-response+json");
    EXPECT_EQ(response.header("Retry-After"), "3");
    constexpr auto legacy = hero.content_type("application/json").status(HttpStatus::ok);
    EXPECT_EQ(response_of(legacy, ApiError(Hero::throttled)).status, 200);
    const auto result = check(legacy, Received(200, response.body));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), Hero::throttled);
}

TEST(format_graphql, an_error_under_200_may_have_no_code)
{
    constexpr auto legacy = hero.content_type("application/json").status(HttpStatus::ok);
    const auto result = check(legacy, Received(200, R"({"errors":[{"message":"Cannot query field \"a\"."}]})"));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message(), "Cannot query field \"a\".");
    EXPECT_TRUE(check(legacy, Received(200, R"({"data":{"errors":[{"message":"m"}]}})")));
    EXPECT_TRUE(check(legacy, Received(200, R"({"data":{},"errors":[]})")));
}

TEST(format_graphql, mistakes)
{
    const ApiError wrong = read(hero, Received(422, R"({"errors":[{"message":7,"path":"a","extensions":[]}]})"));
    EXPECT_TRUE(wrong.malformed());
    EXPECT_EQ(wrong.status(), HttpStatus::unprocessable_content);
    EXPECT_EQ(to_string(hero, ApiError(std::make_error_code(std::errc::io_error)).with_context("secret")),
              to_string(hero, Hero::internal));
}

static_assert(hero.fallback == Hero::internal && hero.options.content_type == "application/graphql-response+json");

} // namespace
