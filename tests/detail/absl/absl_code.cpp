// SPDX-License-Identifier: BSL-1.0
// Abseil's codes: their numbers are gRPC's, and as error codes they have Abseil's names.
#include <amiss/detail/absl/absl_code.hpp>

#include <gtest/gtest.h>

#include <string>
#include <system_error>

namespace {

using amiss::Grpc;
using amiss::detail::absl_category;
using amiss::detail::absl_code_of;
using amiss::detail::grpc_of;

TEST(absl_code, has_the_name_of_the_grpc_code_of_its_number)
{
    for (int number = 0; number <= 16; ++number) {
        const auto code = static_cast<absl::StatusCode>(number);
        EXPECT_EQ(absl::StatusCodeToString(code), amiss::grpc_name(grpc_of(code)));
        EXPECT_EQ(absl_code_of(grpc_of(code)), number == 0 ? absl::StatusCode::kUnknown : code) << "no error is OK";
    }
    EXPECT_EQ(grpc_of(absl::StatusCode::kUnauthenticated), Grpc::unauthenticated);
}

TEST(absl_code, is_an_error_code_of_one_category)
{
    const std::error_code code(6, absl_category());
    EXPECT_EQ(code.message(), "ALREADY_EXISTS");
    EXPECT_STREQ(code.category().name(), "absl");
    EXPECT_EQ(&absl_category(), &absl_category());
}

} // namespace
