// SPDX-License-Identifier: BSL-1.0
// The inside of an error, as writing and reading see it.
#include <amiss/detail/error/access.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

namespace {

using namespace amiss;
using detail::ErrorAccess;

TEST(access, shows_row_head_and_records)
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

TEST(access, a_text_is_the_one_that_was_set_or_the_rows)
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
