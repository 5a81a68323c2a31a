// SPDX-License-Identifier: BSL-1.0
// Tests of the parts of reading several errors: what an error takes from outside of its list, and visitors.
#include <amiss/detail/read/read_errors.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace {

using namespace amiss;

template <std::size_t Nodes>
ApiError with_outside(const ApiError& outside, const Layout<Nodes>& element)
{
    ApiError error = detail::server_error(HttpStatus::bad_request);
    detail::take_from_outside(outside, {element.nodes.data(), Nodes}, error);
    return error;
}

ApiError full()
{
    ApiError error = cstar::Code::parameter_missing;
    error.with_message("m").with_param("p").with_request_id("r").with_retry_after(std::chrono::seconds(3));
    error.with_detail("a", 1).with_detail("b", "x\ny").with_violation("f", "v").with_context("secret");
    return error;
}

TEST(read_errors, what_the_list_has_a_place_for_is_not_taken)
{
    constexpr auto element = object(member("code", field::code), optional_member("p", field::param), field::details);
    const ApiError error = with_outside(full(), element);
    EXPECT_EQ(error.name(), "");
    EXPECT_EQ(error.param(), "");
    EXPECT_EQ(error.details(), "");
    EXPECT_EQ(error.message(), "m");
    EXPECT_EQ(error.request_id(), "r");
    EXPECT_EQ(error.retry_after(), std::chrono::seconds(3));
    EXPECT_EQ(error.violations().size(), 1U);
    EXPECT_EQ(error.context(), "") << "that is about the first error";
}

TEST(read_errors, everything_else_is)
{
    const ApiError error = with_outside(full(), array(field::type));
    EXPECT_EQ(error.as<cstar::Code>(), cstar::Code::parameter_missing);
    EXPECT_EQ(error.type(), ApiError(cstar::Code::parameter_missing).type());
    EXPECT_EQ(error.param(), "p");
    EXPECT_EQ(error.detail("a"), "1");
    EXPECT_EQ(error.detail("b"), "x\ny");
    const ApiError picked = with_outside(full(), array(field::detail("a")));
    EXPECT_EQ(picked.details(), "") << "a place for one detail is a place for details";
    ApiError unknown = detail::server_error(HttpStatus::bad_request);
    detail::ErrorAccess::records(unknown).put(FieldKind::code, "odd");
    detail::ErrorAccess::records(unknown).put(FieldKind::type, "t");
    EXPECT_EQ(with_outside(unknown, array(field::message)).name(), "odd");
    EXPECT_EQ(with_outside(unknown, array(field::message)).type(), "t");
}

TEST(read_errors, a_known_code_has_the_type_of_its_row_and_no_other)
{
    ApiError outside = detail::server_error(HttpStatus::bad_request);
    detail::ErrorAccess::records(outside).put(FieldKind::type, "odd");
    ApiError error = cstar::Code::invalid_json;
    constexpr auto with_code = array(field::code);
    detail::take_from_outside(outside, {with_code.nodes.data(), with_code.nodes.size()}, error);
    EXPECT_EQ(error, ApiError(cstar::Code::invalid_json));
    ApiError typed = detail::server_error(HttpStatus::bad_request);
    detail::ErrorAccess::records(typed).put(FieldKind::type, "odd");
    constexpr auto with_type = array(field::type);
    detail::take_from_outside(cstar::Code::invalid_json, {with_type.nodes.data(), with_type.nodes.size()}, typed);
    EXPECT_EQ(typed, ApiError(cstar::Code::invalid_json));
}

TEST(read_errors, a_word_on_retrying_is_taken_too)
{
    ApiError outside = cstar::Code::invalid_json;
    detail::ErrorAccess::set_server_word(outside, true);
    EXPECT_EQ(with_outside(outside, array(field::code)).retry_word(), RetryWord::server);
    constexpr auto own = object(member("code", field::code), optional_member("again", field::retryable));
    EXPECT_NE(with_outside(outside, own).retry_word(), RetryWord::server);
}

TEST(read_errors, only_a_bool_of_a_visitor_stops)
{
    ApiError error = cstar::Code::invalid_json;
    const auto take = [&error](auto visitor) {
        detail::VisitorTaker<decltype(visitor)> taker{visitor};
        return taker.take(&taker, error);
    };
    EXPECT_TRUE(take([](const ApiError&) {}));
    EXPECT_TRUE(take([](const ApiError&) { return 0; }));
    EXPECT_TRUE(take([](const ApiError&) { return true; }));
    EXPECT_FALSE(take([](const ApiError&) { return false; }));
    std::string name;
    EXPECT_TRUE(take([&name](ApiError taken) { name = taken.name(); }));
    EXPECT_EQ(name, "invalid_json");
}

} // namespace
