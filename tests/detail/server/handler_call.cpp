// SPDX-License-Identifier: BSL-1.0
// Tests of calling handlers: what they take, and what they return.
#include <amiss/detail/server/handler_call.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <system_error>

namespace {

using namespace amiss;
using namespace amiss::detail;

struct FrameworkRequest {
    int number;
};

template <class F>
std::string replied(F f)
{
    const FrameworkRequest native{7};
    Request request;
    const expected<Reply> reply = run_handler(f, native, request);
    return reply ? std::to_string(reply->status()) + " " + reply->body() : std::string(reply.error().name());
}

TEST(handler_call, passes_what_a_handler_takes)
{
    EXPECT_EQ(replied([]() -> expected<void> { return {}; }), "204 ");
    EXPECT_EQ(replied([](const FrameworkRequest& native) -> expected<std::string> {
                  return std::to_string(native.number);
              }),
              "200 7");
    EXPECT_EQ(replied([](const Request& request) -> expected<std::string> { return "a" + std::string(request.id()); }),
              "200 a");
    EXPECT_EQ(replied([](const FrameworkRequest&, const Request&) -> expected<Reply> {
                  return Reply(HttpStatus::accepted);
              }),
              "202 ");
    EXPECT_EQ(replied([](const auto&...) -> expected<const char*> { return "any"; }), "200 any");
    const auto wrong = [](int) -> expected<void> { return {}; };
    static_assert(!is_handler_v<decltype(wrong), int*>);
}

TEST(handler_call, gives_a_generic_lambda_the_request_of_amiss)
{
    const auto with_id = [](const auto& request) { return expected<std::string>("a" + std::string(request.id())); };
    EXPECT_EQ(replied(with_id), "200 a");
    Request request;
    request.set_id("b");
    EXPECT_EQ(run_handler(with_id, NoNative(), request)->body(), "ab"); // where the service has no native request
    static_assert(!is_handler_v<expected<int> (*)(NoNative), NoNative>);
}

TEST(handler_call, takes_other_results)
{
    EXPECT_EQ(replied([]() -> expected<std::string, std::error_code> {
                  return unexpected<std::error_code>(std::make_error_code(std::errc::io_error));
              }),
              replied([]() -> expected<void> { return fail(std::make_error_code(std::errc::io_error)); }));
    static_assert(IsResult<expected<int>>::value && !IsResult<int>::value && !IsResult<std::shared_ptr<int>>::value);
}

} // namespace
