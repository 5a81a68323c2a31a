// SPDX-License-Identifier: BSL-1.0
// Tests of the catalogue of HTTP's own errors.
#include <amiss/http.hpp>

#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::http::Code;

static_assert(amiss::detail::CatalogChecks<Code>::passed, "no program checks it again");

TEST(http, has_a_row_for_each_registered_status_of_an_error)
{
    for (int status = 400; status <= 599; ++status) {
        const std::string_view phrase = amiss::reason_phrase(static_cast<amiss::HttpStatus>(status));
        const bool registered = phrase != "Client Error" && phrase != "Server Error";
        const amiss::RowData* const row = amiss::catalog_of<Code>().find(status);
        ASSERT_EQ(row != nullptr, registered) << status;
        if (row == nullptr) continue;
        EXPECT_EQ(to_int(row->status), status);
        EXPECT_EQ(row->message, phrase);
        EXPECT_TRUE(row->type.empty());
    }
}

TEST(http, names_are_the_reason_phrases_in_lower_case)
{
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) {
        std::string name;
        for (const char c : row.message) name += c == ' ' || c == '-' ? '_' : amiss::detail::to_lower(c);
        EXPECT_EQ(row.name, name);
    }
}

TEST(http, codes_are_errors_like_others)
{
    const amiss::ApiError error = Code::gone;
    EXPECT_EQ(error, amiss::HttpStatus::gone);
    EXPECT_EQ(std::error_code(Code::gone), amiss::HttpStatus::gone);
    EXPECT_STREQ(std::error_code(Code::gone).category().name(), "http");
    EXPECT_EQ(amiss::find_code<Code>("too_many_requests"), Code::too_many_requests);
}

} // namespace
