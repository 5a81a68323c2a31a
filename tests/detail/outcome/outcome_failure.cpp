// SPDX-License-Identifier: BSL-1.0
// What an outcome has instead of a value: an error, an exception, both, or neither.
#include <amiss/detail/outcome/outcome_failure.hpp>

#include <amiss/apis/cstar.hpp>

#include <boost/outcome/std_outcome.hpp>

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace {

namespace outcome = amiss::detail::outcome;
using amiss::ApiError;
using amiss::cstar::Code;
using amiss::detail::OutcomeFailure;
using amiss::detail::takes_for_outcome;
using Both = outcome::std_outcome<int, ApiError>;

template <class From>
ApiError error_in(From&& from)
{
    return OutcomeFailure<std::remove_reference_t<From>>{&from}.to_error();
}

const std::exception_ptr disk = std::make_exception_ptr(std::runtime_error("disk"));

TEST(outcome_failure, error_or_exception)
{
    EXPECT_EQ(error_in(Both(ApiError(Code::parameter_missing).with_param("title"))).param(), "title");
    EXPECT_EQ(error_in(Both(disk)).context(), "disk");
    const auto thrown =
        std::make_exception_ptr(amiss::ApiException(ApiError(Code::parameter_missing).with_param("title")));
    EXPECT_EQ(error_in(Both(thrown)).param(), "title");
    EXPECT_EQ(error_in(outcome::outcome<int, ApiError>(boost::copy_exception(std::runtime_error("disk")))).context(),
              "disk");
}

TEST(outcome_failure, exception_is_the_context_of_the_error)
{
    const ApiError error = error_in(Both(ApiError(Code::parameter_missing), disk));
    EXPECT_EQ(error, Code::parameter_missing);
    EXPECT_EQ(error.context(), "disk");
    EXPECT_EQ(error_in(Both(ApiError(Code::parameter_missing).with_context("own"), disk)).context(), "own");
}

TEST(outcome_failure, of_types_without_an_error_or_an_exception)
{
    EXPECT_EQ(error_in(outcome::std_outcome<int, void>(disk)).context(), "disk");
    using Text = outcome::std_outcome<int, std::error_code, std::string, outcome::policy::all_narrow>;
    EXPECT_EQ(error_in(Text(std::string("row 7"))).context(), "row 7");
    using NoException = outcome::basic_outcome<int, ApiError, void, outcome::policy::all_narrow>;
    EXPECT_EQ(error_in(NoException(ApiError(Code::parameter_missing))), Code::parameter_missing);
    const outcome::std_result<int, void> nothing{outcome::in_place_type<void>};
    EXPECT_EQ(error_in(nothing).context(), "an outcome without an error");
}

TEST(outcome_failure, const_one_is_copied)
{
    const Both kept(ApiError(Code::parameter_missing).with_param("title"));
    EXPECT_EQ(error_in(kept).param(), "title");
    EXPECT_EQ(kept.assume_error().param(), "title");
    Both moved(ApiError(Code::parameter_missing).with_param("title"));
    EXPECT_EQ(error_in(std::move(moved)).param(), "title");
}

TEST(outcome_failure, whole_into_an_outcome_of_the_same_types)
{
    EXPECT_TRUE((takes_for_outcome<outcome::std_outcome<std::string, ApiError>, OutcomeFailure<Both>>()));
    EXPECT_TRUE((takes_for_outcome<outcome::std_outcome<std::string, ApiError>, OutcomeFailure<const Both>>()));
    EXPECT_FALSE((takes_for_outcome<outcome::outcome<int, ApiError>, OutcomeFailure<Both>>()));
    EXPECT_FALSE((takes_for_outcome<outcome::std_result<int, ApiError>, OutcomeFailure<Both>>()));
    EXPECT_FALSE((takes_for_outcome<outcome::std_result<int, void>, ApiError>()));

    Both both(ApiError(Code::parameter_missing), disk);
    const auto made = OutcomeFailure<Both>{&both}.to_outcome<outcome::std_outcome<std::string, ApiError>>();
    EXPECT_EQ(made.assume_error(), Code::parameter_missing);
    EXPECT_EQ(made.assume_exception(), disk);
}

} // namespace
