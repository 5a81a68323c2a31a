// SPDX-License-Identifier: BSL-1.0
// Tests of the access that writing and reading have to the inside of an error.
#include <amiss/detail/error/access.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

namespace {

using namespace amiss;
using detail::ErrorAccess;

TEST(access, gives_the_row_the_head_and_the_records)
{
    ApiError error = cstar::Code::invalid_json;
    ASSERT_NE(ErrorAccess::row(error), nullptr);
    EXPECT_EQ(ErrorAccess::row(error)->name, "invalid_json");
    EXPECT_EQ(ErrorAccess::head(error).status, 400);
    ErrorAccess::head(error).provenance = Provenance::server;
    EXPECT_EQ(error.provenance(), Provenance::server);
    ErrorAccess::records(error).set(FieldKind::param, "p");
    EXPECT_EQ(error.param(), "p");
    EXPECT_EQ(ErrorAccess::row(ApiError(HttpStatus::conflict)), nullptr);
}

TEST(access, a_text_is_the_one_that_was_set_or_that_of_the_row)
{
    ApiError error = cstar::Code::parameter_missing;
    EXPECT_EQ(ErrorAccess::text(error, FieldKind::code), "parameter_missing");
    EXPECT_EQ(ErrorAccess::text(error, FieldKind::type), "invalid_request_error");
    EXPECT_EQ(ErrorAccess::text(error, FieldKind::param).data(), nullptr);
    ErrorAccess::set_text(error, FieldKind::param, "title");
    EXPECT_EQ(ErrorAccess::text(error, FieldKind::param), "title");
    EXPECT_EQ(ErrorAccess::text(error, FieldKind::message), "The 'title' field is required.")
        << "the template is filled";
}

} // namespace
