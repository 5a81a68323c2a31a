// SPDX-License-Identifier: BSL-1.0
// Tests of what matchers find in the things that they are asked about.
#include <amiss/detail/gtest/subject.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/exception.hpp>
#include <amiss/expected.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <system_error>

using amiss::ApiError;
using amiss::cstar::Code;

namespace {

struct Refined : ApiError {
    using ApiError::ApiError;
};

/// The name of the error in `subject`, or "a value".
template <class Subject>
std::string found_in(const Subject& subject)
{
    std::string name;
    amiss::detail::with_error_of(subject, [&](const ApiError* error) {
        name = error == nullptr ? "a value" : error->name();
        return true;
    });
    return name;
}

} // namespace

TEST(gtest_subject, an_error_is_found_wherever_it_is)
{
    const ApiError error = Code::invalid_json;
    EXPECT_EQ(found_in(error), "invalid_json");
    EXPECT_EQ(found_in(Refined(Code::invalid_json)), "invalid_json");
    EXPECT_EQ(found_in(amiss::expected<int>(amiss::fail(error))), "invalid_json");
    EXPECT_EQ(found_in(amiss::expected<void>(amiss::fail(error))), "invalid_json");
    EXPECT_EQ(found_in(amiss::expected<ApiError>(amiss::fail(error))), "invalid_json");
    EXPECT_EQ(found_in(amiss::ApiException(error)), "invalid_json");
    EXPECT_EQ(found_in(amiss::fail(error)), "invalid_json");
    EXPECT_EQ(found_in(amiss::unexpected<>(error)), "invalid_json");
    EXPECT_EQ(found_in(amiss::expected<int, Code>(amiss::unexpected<Code>(Code::invalid_json))), "invalid_json");
}

TEST(gtest_subject, a_value_is_no_error)
{
    EXPECT_EQ(found_in(amiss::expected<int>(5)), "a value");
    EXPECT_EQ(found_in(amiss::expected<void>()), "a value");
    EXPECT_EQ(found_in(amiss::expected<ApiError>(tl::in_place, Code::invalid_json)), "a value");
    EXPECT_EQ(found_in(amiss::expected<int, std::error_code>(5)), "a value");
}

TEST(gtest_subject, what_is_a_result)
{
    using namespace amiss::detail;
    static_assert(is_result_v<amiss::expected<void>> && is_result_v<amiss::expected<int, std::error_code>>);
    static_assert(!is_result_v<ApiError> && !is_result_v<std::optional<int>> && !is_result_v<amiss::ApiException>);
    static_assert(has_error_v<amiss::ApiException> && !has_error_v<amiss::expected<int>> && !has_error_v<int>);
    static_assert(is_failure_v<amiss::Failure> && !is_failure_v<tl::unexpected<int>>);
    SUCCEED() << "checked by the compiler";
}
