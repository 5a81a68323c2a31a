// SPDX-License-Identifier: BSL-1.0
// Tests of the bridge to exceptions: what is thrown, what is caught, and that what() shows nothing internal.
#include <amiss/exception.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/raises.hpp>

#include <gtest/gtest.h>

#if defined(__linux__)
#include <pthread.h>
#include <unistd.h>
#endif

#include <any>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace {

using amiss::ApiError;
using amiss::ApiException;
using amiss::capture;
using amiss::expected;
using amiss::cstar::Code;

static_assert(std::is_base_of_v<std::system_error, ApiException> && std::is_nothrow_move_constructible_v<ApiError>);
static_assert(std::is_same_v<amiss::captured_t<int (*)()>, expected<int>>);
static_assert(std::is_same_v<amiss::captured_t<const int& (*)()>, expected<int>>);
static_assert(std::is_same_v<amiss::captured_t<expected<int> (*)()>, expected<int>>);
static_assert(std::is_nothrow_copy_constructible_v<ApiException>, "exceptions are copied while they fly");

TEST(exception, is_a_system_error_that_carries_the_whole_error)
{
    const ApiError error = ApiError(Code::parameter_missing).with_param("title");
    try {
        throw ApiException(error);
    } catch (const std::system_error& caught) {
        EXPECT_EQ(caught.code(), Code::parameter_missing);
        EXPECT_EQ(caught.code(), amiss::HttpStatus::bad_request);
        EXPECT_STREQ(caught.what(), "parameter_missing 400: The 'title' field is required.");
        EXPECT_EQ(dynamic_cast<const ApiException&>(caught).error(), error);
    }
    EXPECT_EQ(ApiException(error).error().param(), "title");
}

TEST(exception, what_shows_nothing_internal)
{
    const ApiException thrown(
        ApiError(std::make_error_code(std::errc::connection_refused)).with_context("password=hunter2"));
    const std::string_view what = thrown.what();
    EXPECT_EQ(what.find("hunter2"), std::string_view::npos);
    EXPECT_EQ(what.find("refused"), std::string_view::npos);
    EXPECT_EQ(what, "500: Internal Server Error");
    EXPECT_EQ(thrown.error().context(), "password=hunter2");
}

TEST(exception, what_says_name_status_request_id_and_message_in_one_line)
{
    ApiError error = Code::rate_limit_exceeded;
    error.with_request_id("req_1").with_message("Wait\na moment").with_detail("key", "value").with_param("p");
    EXPECT_STREQ(ApiException(error).what(), R"(rate_limit_exceeded 429 (request req_1): Wait\na moment)");
    error.with_message("Authorization: Bearer abcdefghijklmnopqrstuvwxyz012345");
    EXPECT_EQ(std::string_view(ApiException(error).what()).find("abcdefg"), std::string_view::npos);
    EXPECT_STREQ(ApiException(ApiError(amiss::HttpStatus::not_found)).what(), "404: Not Found");
    const ApiException large(error.with_message(std::string(5000, 'm')));
    const std::string_view longest = large.what();
    EXPECT_EQ(longest.size(), 1024U);
    EXPECT_EQ(longest.substr(0, 42), "rate_limit_exceeded 429 (request req_1): m");
    const ApiException copy = large;
    EXPECT_EQ(copy.what(), longest);
}

TEST(exception, value_or_throw_returns_values_of_every_kind)
{
    EXPECT_EQ(amiss::value_or_throw(expected<int>(3)), 3);
    const expected<std::string> kept = std::string(100, 'x');
    EXPECT_EQ(amiss::value_or_throw(kept).size(), 100U);
    EXPECT_EQ(kept->size(), 100U);
    EXPECT_EQ(*amiss::value_or_throw(expected<std::unique_ptr<int>>(std::make_unique<int>(4))), 4);
    EXPECT_NO_THROW(amiss::value_or_throw(expected<void>()));
    static_assert(std::is_void_v<decltype(amiss::value_or_throw(expected<void>()))>);
}

TEST(exception, value_or_throw_throws_the_error)
{
    const expected<void> failed = amiss::fail(Code::key_expired);
    const auto error_of = [](auto&& result) {
        try {
            amiss::value_or_throw(std::forward<decltype(result)>(result));
        } catch (const ApiException& caught) {
            return caught.error().as<Code>();
        }
        return std::optional<Code>();
    };
    EXPECT_EQ(error_of(failed), Code::key_expired);
    EXPECT_EQ(error_of(expected<int>(amiss::fail(Code::invalid_json))), Code::invalid_json);
}

TEST(exception, capture_returns_what_the_call_returns)
{
    const expected<int> number = capture([] { return 5; });
    EXPECT_EQ(number, 5);
    const expected<void> nothing = capture([] {});
    EXPECT_TRUE(nothing.has_value());
    const auto result = []() -> expected<int> { return 1; };
    static_assert(std::is_same_v<decltype(capture(result)), expected<int>>);
    EXPECT_EQ(capture(result), 1);
    EXPECT_EQ(capture([]() -> expected<int> { return amiss::fail(Code::key_expired); }).error(), Code::key_expired);
    EXPECT_EQ(**capture([] { return std::make_unique<int>(7); }), 7);
    const int value = 8;
    const auto reference = [&]() -> const int& { return value; };
    static_assert(std::is_same_v<decltype(capture(reference)), expected<int>>);
    EXPECT_EQ(capture(reference), 8);
}

using ListedErrors = amiss::raises<Code::key_expired, Code::invalid_json>;

TEST(exception, value_or_throw_takes_results_that_list_their_errors)
{
    expected<std::unique_ptr<int>, ListedErrors> listed = std::make_unique<int>(4);
    EXPECT_EQ(*amiss::value_or_throw(std::move(listed)), 4);
    const expected<void, ListedErrors> failed = amiss::fail<Code::key_expired>().with_param("key");
    try {
        amiss::value_or_throw(failed);
        FAIL() << "nothing was thrown";
    } catch (const ApiException& caught) {
        EXPECT_EQ(caught.error(), Code::key_expired);
        EXPECT_EQ(caught.error().param(), "key");
    }
}

TEST(exception, capture_makes_a_plain_result_of_one_that_lists_its_errors)
{
    const auto failing = []() -> expected<std::any, ListedErrors> { return amiss::fail<Code::key_expired>(); };
    static_assert(std::is_same_v<decltype(capture(failing)), expected<std::any>>);
    ASSERT_FALSE(capture(failing).has_value()); // and not a value that has the failure in it
    EXPECT_EQ(capture(failing).error(), Code::key_expired);

    const auto throwing = []() -> expected<void, ListedErrors> { throw std::runtime_error("disk"); };
    static_assert(std::is_same_v<decltype(capture(throwing)), expected<void>>);
    EXPECT_EQ(capture(throwing).error().context(), "disk");
    EXPECT_TRUE(capture([]() -> expected<void, ListedErrors> { return {}; }).has_value());

    const expected<int, ListedErrors> kept = 5;
    const auto reference = [&]() -> const expected<int, ListedErrors>& { return kept; };
    EXPECT_EQ(capture(reference), 5);
    EXPECT_EQ(**capture([]() -> expected<std::unique_ptr<int>, ListedErrors> { return std::make_unique<int>(7); }), 7);
}

TEST(exception, capture_turns_an_exception_into_an_error)
{
    const expected<int> parsed = capture([] { return std::stoi("no number"); });
    ASSERT_FALSE(parsed.has_value());
    EXPECT_EQ(parsed.error(), amiss::HttpStatus::internal_server_error);
    EXPECT_EQ(parsed.error().context().substr(0, 4), "stoi"); // the rest of the text depends on the standard library
    EXPECT_EQ(capture([]() -> void { throw ApiException(Code::key_expired); }).error(), Code::key_expired);
    EXPECT_EQ(capture([]() -> expected<int> { throw ApiException(Code::key_expired); }).error(), Code::key_expired);
}

#if defined(__linux__)

// What a thread leaves behind when it ends in the middle of `capture`.
struct Left {
    bool destroyed = false;
    bool went_on = false;
};

void* ends_in_capture(void* argument)
{
    Left& left = *static_cast<Left*>(argument);
    struct Guard {
        Left& left;
        ~Guard() { left.destroyed = true; }
    };
    const expected<void> result = capture([&] {
        const Guard guard{left};
        for (;;) pause(); // a cancellation point
    });
    left.went_on = true;
    return result.has_value() ? argument : nullptr;
}

void* exits_in_capture(void* argument)
{
    const expected<int> result = capture([&]() -> int { pthread_exit(argument); });
    static_cast<Left*>(argument)->went_on = true;
    return result.has_value() ? argument : nullptr;
}

// With a handler that stops it, glibc says "FATAL: exception not rethrown" and ends the program.
TEST(exception, the_end_of_a_thread_passes_through_capture)
{
    pthread_t thread;
    void* value = nullptr;
    Left left;
    ASSERT_EQ(pthread_create(&thread, nullptr, &ends_in_capture, &left), 0);
    ASSERT_EQ(pthread_cancel(thread), 0);
    ASSERT_EQ(pthread_join(thread, &value), 0);
    EXPECT_EQ(value, PTHREAD_CANCELED);
    EXPECT_TRUE(left.destroyed);
    EXPECT_FALSE(left.went_on);

    Left other;
    ASSERT_EQ(pthread_create(&thread, nullptr, &exits_in_capture, &other), 0);
    ASSERT_EQ(pthread_join(thread, &value), 0);
    EXPECT_EQ(value, &other);
    EXPECT_FALSE(other.went_on);
}

#endif

struct ThrowsOnMove {
    ThrowsOnMove() = default;
    ThrowsOnMove(const ThrowsOnMove&) { throw std::runtime_error("copy"); }
};

TEST(exception, capture_handles_a_value_whose_copy_throws)
{
    EXPECT_EQ(capture([] { return ThrowsOnMove(); }).error().context(), "copy");
}

template <class Thrown>
ApiError error_of(const Thrown& thrown)
{
    try {
        throw thrown;
    } catch (...) {
        return amiss::current_exception_error();
    }
}

TEST(exception, every_kind_of_exception_becomes_an_error)
{
    const ApiError own = error_of(ApiException(ApiError(Code::parameter_missing).with_param("p")));
    EXPECT_EQ(own, Code::parameter_missing);
    EXPECT_EQ(own.param(), "p");

    const ApiError catalogued = error_of(std::system_error(Code::key_expired, "while signing in"));
    EXPECT_EQ(catalogued, Code::key_expired);
    EXPECT_EQ(catalogued.message(), "The API key is past its expiration date.");
    EXPECT_NE(catalogued.context().find("while signing in"), std::string_view::npos);

    const ApiError foreign = error_of(std::system_error(std::make_error_code(std::errc::broken_pipe)));
    EXPECT_EQ(foreign, amiss::HttpStatus::internal_server_error);
    EXPECT_EQ(foreign.cause(), std::errc::broken_pipe);

    EXPECT_EQ(error_of(std::bad_alloc()).cause(), std::errc::not_enough_memory);
    EXPECT_EQ(error_of(std::out_of_range("index 7")).context(), "index 7");
    EXPECT_EQ(error_of(42).context(), "an exception not derived from std::exception");
    for (const ApiError& error : {error_of(std::bad_alloc()), error_of(std::out_of_range("index 7")), error_of(42)}) {
        EXPECT_EQ(error, amiss::HttpStatus::internal_server_error);
        EXPECT_EQ(error.message(), "Internal Server Error");
        EXPECT_TRUE(error.cause());
    }
}

TEST(exception, outside_a_catch_block_the_error_says_that_there_is_no_exception)
{
    const amiss::ApiError error = amiss::current_exception_error();
    EXPECT_EQ(error.status(), amiss::HttpStatus::internal_server_error);
    EXPECT_EQ(error.context(), "no exception");
}

} // namespace
