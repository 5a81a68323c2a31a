// SPDX-License-Identifier: BSL-1.0
// Tests of calling handlers of gRPC methods: what they take, what they return, what they throw.
#include <amiss/detail/grpc/call_handler.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace {

using amiss::ApiError;
using amiss::expected;
using amiss::fail;
using amiss::detail::reply_with;
using amiss::detail::run_call;
using amiss::detail::run_quietly;
using Code = amiss::cstar::Code;

struct Caller {
    std::string name = "caller";
};

TEST(call_handler, the_value_becomes_the_reply)
{
    std::string reply;
    const auto twice = [](const int& number) -> expected<std::string> { return std::to_string(number * 2); };
    EXPECT_TRUE(reply_with(twice, 21, reply, Caller()));
    EXPECT_EQ(reply, "42");
    const auto with_caller = [](const int&, const Caller& caller) -> expected<std::string> { return caller.name; };
    EXPECT_TRUE(reply_with(with_caller, 21, reply, Caller()));
    EXPECT_EQ(reply, "caller");
}

TEST(call_handler, or_the_handler_fills_it)
{
    std::string reply;
    const auto fill = [](const int&, std::string& to) -> expected<void> { return to = "filled", expected<void>(); };
    EXPECT_TRUE(reply_with(fill, 1, reply, Caller()));
    EXPECT_EQ(reply, "filled");
    const auto with_caller = [](const int&, std::string& to, const Caller& caller) -> expected<void> {
        return to = caller.name, expected<void>();
    };
    EXPECT_TRUE(reply_with(with_caller, 1, reply, Caller()));
    EXPECT_EQ(reply, "caller");
}

TEST(call_handler, an_error_leaves_the_reply)
{
    std::string reply = "as it was";
    const auto refuse = [](const int&) -> expected<std::string> { return fail(Code::resource_not_found); };
    const expected<void> result = reply_with(refuse, 1, reply, Caller());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), Code::resource_not_found);
    EXPECT_EQ(reply, "as it was");
}

TEST(call_handler, what_is_thrown_is_an_error)
{
    const auto ours = []() -> expected<void> { throw amiss::ApiException(Code::resource_not_found); };
    EXPECT_EQ(run_call(ours, Caller()).error(), Code::resource_not_found);
    const auto theirs = [](const Caller&) -> expected<void> { throw std::runtime_error("secret"); };
    const ApiError error = run_call(theirs, Caller()).error();
    EXPECT_EQ(error.context(), "secret");
    EXPECT_EQ(error.status(), amiss::HttpStatus::internal_server_error);
    const auto well = []() -> expected<void> { return {}; };
    EXPECT_TRUE(run_call(well, Caller()));
}

TEST(call_handler, run_quietly_says_whether_something_was_thrown)
{
    bool ran = false;
    EXPECT_TRUE(run_quietly([&] { ran = true; }));
    EXPECT_TRUE(ran);
    EXPECT_FALSE(run_quietly([] { throw 1; }));
}

} // namespace
