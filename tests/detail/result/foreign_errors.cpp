// SPDX-License-Identifier: BSL-1.0
// A code for those who know codes only, and kept exceptions.
#include <amiss/detail/result/foreign_errors.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <stdexcept>

namespace foreign_test {

/// An exception_ptr of somebody else.
struct Kept {
    std::exception_ptr exception;
    bool operator!() const { return !exception; }
};
void rethrow_exception(const Kept& kept) { std::rethrow_exception(kept.exception); }

} // namespace foreign_test

namespace {

using amiss::ApiError;
using amiss::cstar::Code;
using amiss::detail::code_of_error;
using amiss::detail::error_of_exception;
using amiss::detail::is_exception_pointer;

TEST(foreign_errors, code_is_never_success)
{
    const auto full = std::make_error_code(std::errc::no_space_on_device);
    EXPECT_EQ(code_of_error(ApiError(Code::parameter_missing)), std::error_code(Code::parameter_missing));
    EXPECT_EQ(code_of_error(ApiError(Code::parameter_missing).with_cause(full)),
              std::error_code(Code::parameter_missing));
    EXPECT_EQ(code_of_error(ApiError(full)), full) << "it came from elsewhere";
    EXPECT_EQ(code_of_error(ApiError(amiss::HttpStatus::gone).with_cause(full)), amiss::HttpStatus::gone);
    EXPECT_EQ(code_of_error(ApiError(amiss::HttpStatus::none).with_cause(full)), full);
    EXPECT_EQ(code_of_error(ApiError(amiss::HttpStatus::none)), std::errc::state_not_recoverable);
}

TEST(foreign_errors, kept_exceptions)
{
    EXPECT_EQ(error_of_exception(std::make_exception_ptr(std::runtime_error("disk"))).context(), "disk");
    EXPECT_EQ(error_of_exception(foreign_test::Kept{std::make_exception_ptr(std::runtime_error("disk"))}).context(),
              "disk");
    EXPECT_EQ(error_of_exception(std::make_exception_ptr(amiss::ApiException(Code::parameter_missing))),
              Code::parameter_missing);
    try {
        throw std::runtime_error("another");
    } catch (const std::exception&) {
        EXPECT_EQ(error_of_exception(std::exception_ptr()).context(), "no exception") << "not the one that is handled";
    }
}

TEST(foreign_errors, which_types_are_exceptions)
{
    EXPECT_TRUE(is_exception_pointer<std::exception_ptr>);
    EXPECT_TRUE(is_exception_pointer<foreign_test::Kept>);
    EXPECT_FALSE(is_exception_pointer<std::error_code>);
    EXPECT_FALSE(is_exception_pointer<std::string>);
    EXPECT_TRUE(amiss::detail::keeps_exceptions<std::exception_ptr>);
    EXPECT_FALSE(amiss::detail::keeps_exceptions<foreign_test::Kept>);
}

} // namespace
