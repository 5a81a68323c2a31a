// SPDX-License-Identifier: BSL-1.0
// Tests of requests: their parts, their headers, keys and traces, and whether they may be repeated.
#include <amiss/server/request.hpp>

#include <support/answered.hpp>

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

namespace {

using amiss::Idempotency;
using amiss::Request;
using amiss_test::SentHeaders;

TEST(request, has_the_parts_of_its_target)
{
    const SentHeaders none;
    const Request request("POST", "/tickets/7?limit=5&tag=a%20b+c&flag&tag=d", "{}", none);
    EXPECT_EQ(request.method(), "POST");
    EXPECT_EQ(request.target(), "/tickets/7?limit=5&tag=a%20b+c&flag&tag=d");
    EXPECT_EQ(request.path(), "/tickets/7");
    EXPECT_EQ(request.query(), "limit=5&tag=a%20b+c&flag&tag=d");
    EXPECT_EQ(request.body(), "{}");
    EXPECT_EQ(request.query_param("limit"), "5");
    EXPECT_EQ(request.query_param("tag"), "a b c") << "the first one";
    EXPECT_EQ(request.query_param("flag"), "");
    EXPECT_FALSE(request.query_param("lim").has_value());
    EXPECT_EQ(request.path_param("id"), "") << "no router has set it";
}

TEST(request, finds_the_first_header_of_a_name_in_any_case)
{
    const SentHeaders headers = {{"Accept", ""}, {"accept", "text/html"}, {"Idempotency-KEY", "\"k-1\""}};
    const Request request("POST", "/", "", headers);
    EXPECT_EQ(request.header("ACCEPT"), "");
    EXPECT_EQ(request.header("idempotency-key"), "\"k-1\"");
    EXPECT_EQ(request.header("Accep"), "");
    int visited = 0;
    request.visit(
        {[](void* state, std::string_view, std::string_view) noexcept { ++*static_cast<int*>(state); }, &visited});
    EXPECT_EQ(visited, 3);
}

TEST(request, may_be_repeated_by_its_method_or_by_its_key)
{
    const SentHeaders none;
    const SentHeaders key = {{"Idempotency-Key", "\"8e03978e\""}};
    const SentHeaders bad_key = {{"Idempotency-Key", "\"8e03"}};
    for (const char* const method : {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"})
        EXPECT_EQ(Request(method, "/", "", none).idempotency(), Idempotency::idempotent) << method;
    for (const char* const method : {"POST", "PATCH", "CONNECT", "get", "PURGE", ""})
        EXPECT_EQ(Request(method, "/", "", none).idempotency(), Idempotency::not_idempotent) << method;
    const Request with_key("POST", "/", "", key);
    EXPECT_EQ(with_key.idempotency(), Idempotency::idempotent);
    EXPECT_EQ(with_key.idempotency_key(), "8e03978e");
    EXPECT_EQ(Request("POST", "/", "", bad_key).idempotency(), Idempotency::not_idempotent);
}

TEST(request, has_its_trace)
{
    const SentHeaders headers = {{"Traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}};
    const Request request("GET", "/", "", headers);
    EXPECT_EQ(request.trace().trace_id, "4bf92f3577b34da6a3ce929d0e0e4736");
    EXPECT_TRUE(request.trace().sampled);
    EXPECT_FALSE(Request().trace());
}

TEST(request, keeps_a_copy_of_the_id_that_it_is_given)
{
    Request request;
    EXPECT_EQ(request.id(), "");
    std::string id(200, 'a');
    request.set_id(id);
    id.assign(200, 'b');
    EXPECT_EQ(request.id(), std::string(128, 'a'));
    EXPECT_EQ(request.info().id, request.id());
    request.set_id(request.id().substr(1)); // a part of itself
    EXPECT_EQ(request.id(), std::string(127, 'a'));
    request.set_id({});
    EXPECT_EQ(request.id(), "");
}

TEST(request, is_not_copied_and_does_not_view_temporaries)
{
    static_assert(!std::is_copy_constructible_v<Request> && !std::is_move_constructible_v<Request>);
    static_assert(std::is_constructible_v<Request, const char*, const char*, const char*, const SentHeaders&>);
    static_assert(!std::is_constructible_v<Request, const char*, const char*, const char*, SentHeaders>);
    const Request unknown;
    EXPECT_EQ(unknown.method(), "");
    EXPECT_EQ(unknown.header("Accept"), "");
}

} // namespace
