// SPDX-License-Identifier: BSL-1.0
// Tests of the status and the gRPC code of a response: they are those that respond sends.
#include <amiss/detail/write/sent_kind.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/category.hpp>
#include <amiss/respond.hpp>

#include "support/shipped.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <system_error>

namespace {

using namespace amiss;

TEST(sent_kind, each_error_has_the_status_of_its_response)
{
    std::size_t compared = 0;
    const auto compare = [&compared](const auto& envelope, const ApiError& error) {
        char body[2048];
        EXPECT_EQ(to_int(detail::sent_kind(envelope, error).status), respond(envelope, error, {}, body).status);
        ++compared;
    };
    for_each_envelope([&](const char*, const auto& envelope, auto any) {
        for (const RowData& row : catalog_of<decltype(any)>()) compare(envelope, static_cast<decltype(any)>(row.value));
        for (const int status : {0, 200, 404, 418, 429, 500, 529, 700})
            compare(envelope, ApiError(static_cast<HttpStatus>(status)));
        compare(envelope, cstar::Code::key_expired);
        compare(envelope, ApiError(std::make_error_code(std::errc::io_error)));
        compare(envelope.status(HttpStatus::ok), cstar::Code::key_expired);
    });
    EXPECT_GT(compared, 80U);
}

TEST(sent_kind, the_grpc_code_is_that_of_the_row_that_goes_out)
{
    EXPECT_EQ(detail::sent_kind(cstar::envelope, cstar::Code::rate_limit_exceeded).grpc, Grpc::resource_exhausted);
    EXPECT_EQ(detail::sent_kind(cstar::envelope, ApiError(HttpStatus::gone)).grpc, Grpc::not_found);
    EXPECT_EQ(detail::sent_kind(cstar::envelope, ApiError(HttpStatus::none)).grpc, Grpc::internal);
}

} // namespace
