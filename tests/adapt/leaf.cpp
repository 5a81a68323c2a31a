// SPDX-License-Identifier: BSL-1.0
// LEAF: what a function of LEAF's gives as an expected, and results of both kinds in the macros of both libraries.
#include <amiss/adapt/leaf.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/raises.hpp>

#include <gtest/gtest.h>

#include <any>
#include <memory>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#if defined(__clang__)
#pragma clang diagnostic ignored "-Wgnu-statement-expression" // BOOST_LEAF_CHECK is one
#endif

namespace {

namespace leaf = boost::leaf;
using amiss::ApiError;
using amiss::cstar::Code;
using Pointer = std::unique_ptr<int>;

amiss::expected<Pointer> ours(bool good)
{
    if (!good) return amiss::fail(Code::parameter_missing).with_param("title");
    return std::make_unique<int>(7);
}
leaf::result<Pointer> theirs(bool good)
{
    if (!good) return amiss::fail(Code::parameter_missing).with_param("title");
    return std::make_unique<int>(7);
}
bool is_missing_title(const ApiError& error) { return error == Code::parameter_missing && error.param() == "title"; }

TEST(LeafAdapter, to_leaf_and_back)
{
    EXPECT_EQ(**amiss::leaf_capture([] { return amiss::to_leaf(ours(true)); }), 7);
    const auto bad = amiss::leaf_capture([] { return amiss::to_leaf(ours(false)); });
    EXPECT_TRUE(is_missing_title(bad.error()));
    EXPECT_NE(bad.error().location().file, nullptr) << "that of fail()";

    const amiss::expected<std::string> kept = std::string(100, 'v');
    EXPECT_EQ(amiss::leaf_capture([&] { return amiss::to_leaf(kept); }), kept) << "copied";
    const amiss::expected<void> failed = amiss::fail(Code::parameter_missing).with_param("title");
    EXPECT_TRUE(is_missing_title(amiss::leaf_capture([&] { return amiss::to_leaf(failed); }).error()));
    EXPECT_TRUE(is_missing_title(failed.error()));

    const amiss::result<int, Code::parameter_missing> listed =
        amiss::fail<Code::parameter_missing>().with_param("title");
    EXPECT_TRUE(is_missing_title(amiss::leaf_capture([&] { return amiss::to_leaf(listed); }).error()));
    const amiss::expected<int, Code> plain = tl::make_unexpected(Code::rate_limit_exceeded);
    EXPECT_EQ(amiss::leaf_capture([&] { return amiss::to_leaf(plain); }).error(), Code::rate_limit_exceeded);
}

TEST(LeafAdapter, handlers_of_leaf_get_the_error)
{
    const std::string param = leaf::try_handle_all(
        []() -> leaf::result<std::string> {
            BOOST_LEAF_AUTO(value, amiss::to_leaf(ours(false)));
            return std::to_string(*value);
        },
        [](const ApiError& error) { return std::string(error.param()); }, [] { return std::string("?"); });
    EXPECT_EQ(param, "title");
}

TEST(LeafAdapter, macros_of_leaf)
{
    const auto call = [](bool good) -> leaf::result<int> {
        BOOST_LEAF_AUTO(value, amiss::to_leaf(ours(good)));
        BOOST_LEAF_CHECK(amiss::to_leaf(ours(good)));
        int other = 0;
        BOOST_LEAF_ASSIGN(other, amiss::to_leaf(amiss::expected<int>(1)));
        return *value + other;
    };
    EXPECT_EQ(*amiss::leaf_capture([&] { return call(true); }), 8);
    EXPECT_TRUE(is_missing_title(amiss::leaf_capture([&] { return call(false); }).error()));
}

TEST(LeafAdapter, macros_of_amiss)
{
    const auto check = [](bool good) -> leaf::result<void> {
        AMISS_TRY(theirs(good));
        AMISS_TRY(ours(good));
        return {};
    };
    const auto call = [&](bool good, bool also) -> leaf::result<int> {
        AMISS_TRY(check(good));
        AMISS_ASSIGN(const auto value, theirs(good));
        AMISS_ASSIGN(const auto other, ours(also));
        return *value + *other;
    };
    EXPECT_EQ(*amiss::leaf_capture([&] { return call(true, true); }), 14);
    EXPECT_TRUE(is_missing_title(amiss::leaf_capture([&] { return call(false, true); }).error()));
    EXPECT_TRUE(is_missing_title(amiss::leaf_capture([&] { return call(true, false); }).error()));
}

TEST(LeafAdapter, what_a_function_returns)
{
    const auto check = [](auto value) { return amiss::leaf_capture([&] { return value; }); };
    EXPECT_EQ(check(7), 7);
    EXPECT_EQ(check(amiss::expected<int>(7)), 7);
    EXPECT_EQ(check(amiss::expected<int>(amiss::fail(Code::parameter_missing))).error(), Code::parameter_missing);
    EXPECT_TRUE(amiss::leaf_capture([] {}).has_value());
    EXPECT_TRUE(amiss::leaf_capture([]() -> leaf::result<void> { return {}; }).has_value());
    int number = 7;
    EXPECT_EQ(amiss::leaf_capture([&]() -> leaf::result<int&> { return number; }), 7);
    const auto lvalue = [] { return leaf::result<int>(7); };
    EXPECT_EQ(amiss::leaf_capture(lvalue), 7);
    EXPECT_TRUE(amiss::leaf_capture([]() -> leaf::result<std::any> { return std::any(7); }).has_value());
    EXPECT_FALSE(amiss::leaf_capture([]() -> leaf::result<std::any> { return leaf::new_error(); }).has_value());
}

#if defined(__cpp_lib_expected)
TEST(LeafAdapter, results_of_the_standard_library)
{
    const auto call = [](bool good) -> std::expected<int, ApiError> {
        if (!good) return amiss::fail(Code::parameter_missing).with_param("title");
        return 7;
    };
    EXPECT_EQ(amiss::leaf_capture([&] { return call(true); }), 7);
    EXPECT_TRUE(is_missing_title(amiss::leaf_capture([&] { return call(false); }).error()));
    EXPECT_TRUE(is_missing_title(amiss::leaf_capture([&] { return amiss::to_leaf(call(false)); }).error()));
}
#endif

TEST(LeafAdapter, named_codes)
{
    const auto call = [](auto... objects) -> leaf::result<int> { return leaf::new_error(objects...); };
    EXPECT_EQ(amiss::leaf_capture<Code>([&] { return call(Code::rate_limit_exceeded); }).error(),
              Code::rate_limit_exceeded);
    const auto both = amiss::leaf_capture<amiss::HttpStatus, Code>([&] { return call(Code::rate_limit_exceeded); });
    EXPECT_EQ(both.error(), Code::rate_limit_exceeded);
    EXPECT_EQ(amiss::leaf_capture<amiss::HttpStatus>([&] { return call(amiss::HttpStatus::gone); }).error().status(),
              amiss::HttpStatus::gone);
    const ApiError whole = ApiError(Code::parameter_missing).with_param("title");
    EXPECT_TRUE(
        is_missing_title(amiss::leaf_capture<Code>([&] { return call(Code::rate_limit_exceeded, whole); }).error()));
    EXPECT_EQ(amiss::leaf_capture([&] { return call(Code::rate_limit_exceeded); }).error().context().substr(0, 11),
              "LEAF error ")
        << "no handler asked for it";
    const auto implicit = []() -> leaf::result<int> { return std::error_code(Code::rate_limit_exceeded); };
    EXPECT_EQ(amiss::leaf_capture(implicit).error(), Code::rate_limit_exceeded) << "as a std::error_code it is known";
}

TEST(LeafAdapter, exceptions)
{
    const auto thrown = [](auto... objects) {
        return amiss::leaf_capture<Code>([&]() -> leaf::result<int> { leaf::throw_exception(objects...); }).error();
    };
    const std::runtime_error disk("disk");
    EXPECT_EQ(thrown(disk).context(), "disk");
    EXPECT_EQ(thrown(disk, Code::rate_limit_exceeded), Code::rate_limit_exceeded);
    EXPECT_EQ(thrown(disk, Code::rate_limit_exceeded).context(), "disk");
    EXPECT_EQ(thrown(disk, leaf::e_errno{ENOSPC}).cause(), std::errc::no_space_on_device);
    EXPECT_EQ(
        thrown(std::system_error(std::make_error_code(std::errc::no_space_on_device)), leaf::e_errno{EPERM}).cause(),
        std::errc::no_space_on_device);
    EXPECT_EQ(thrown(amiss::ApiException(Code::rate_limit_exceeded)), Code::rate_limit_exceeded);
    EXPECT_EQ(thrown(std::system_error(std::make_error_code(std::errc::io_error)), Code::rate_limit_exceeded),
              Code::rate_limit_exceeded);
    const auto number = []() -> int {
        throw std::system_error(leaf::new_error(Code::rate_limit_exceeded).to_error_code());
    };
    EXPECT_EQ(amiss::leaf_capture<Code>(number).error(), Code::rate_limit_exceeded)
        << "a code of LEAF's says nothing itself";
    EXPECT_EQ(amiss::leaf_capture([]() -> int { throw 3; }).error().context(),
              "an exception not derived from std::exception");
    const auto kept = [&] { return leaf::exception_to_result([&]() -> leaf::result<int> { throw disk; }); };
    EXPECT_EQ(amiss::leaf_capture(kept).error().context(), "disk");
}

TEST(LeafAdapter, exception_with_a_code_is_not_an_error_that_was_handled_before)
{
    const auto call = []() -> leaf::result<int> {
        if (!theirs(false)) throw amiss::ApiException(Code::rate_limit_exceeded);
        return 7;
    };
    EXPECT_EQ(amiss::leaf_capture(call).error(), Code::rate_limit_exceeded);
}

TEST(LeafAdapter, exception_that_is_handled_already_is_none_of_the_function)
{
    try {
        throw std::runtime_error("disk");
    } catch (const std::exception&) {
        const auto error =
            amiss::leaf_capture([]() -> leaf::result<int> { return leaf::new_error(leaf::e_errno{ENOSPC}); });
        EXPECT_EQ(error.error().context(), "");
        const auto again = amiss::leaf_capture([]() -> int { throw; });
        EXPECT_EQ(again.error().context(), "disk");
    }
}

TEST(LeafAdapter, error_from_another_thread)
{
    leaf::result<int> result;
    std::thread([&] {
        result = leaf::capture(leaf::make_shared_context([](const ApiError&) {}), [] {
            return leaf::result<int>(leaf::new_error(ApiError(Code::parameter_missing).with_param("title")));
        });
    }).join();
    const auto pass = [&]() -> leaf::result<int> {
        AMISS_ASSIGN(const int value, std::move(result));
        return value;
    };
    leaf::result<int> passed = pass(); // where nobody asks for it: it stays in the result
    EXPECT_TRUE(is_missing_title(amiss::leaf_capture([&] { return std::move(passed); }).error()));
}

TEST(LeafAdapter, one_inside_another)
{
    const auto outer = []() -> leaf::result<int> {
        AMISS_ASSIGN(const auto value, amiss::leaf_capture([] { return theirs(false); }));
        return *value;
    };
    EXPECT_TRUE(is_missing_title(amiss::leaf_capture(outer).error()));
}

} // namespace
