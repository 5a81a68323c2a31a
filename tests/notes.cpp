// SPDX-License-Identifier: BSL-1.0
// Tests of the way from an enum to the notes of its API; what stops the compiler is in compile_fail.
#include <amiss/category.hpp>
#include <amiss/notes.hpp>

#include <gtest/gtest.h>

namespace notes_test {

enum class Code { sold_out = 1, closed, old };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("notes.test",
                                amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "stock_error",
                                           "Sold out."),
                                amiss::row(Code::closed, "closed", HttpStatus::service_unavailable, "", "Closed."),
                                amiss::row(Code::old, "old", HttpStatus::gone, "stock_error", "Old.").retired());
}
constexpr amiss::ApiNotes amiss_notes(Code) { return amiss::ApiNotes("Notes test").tip("Wait."); }

enum class Silent { only = 1 };
constexpr auto amiss_catalog(Silent)
{
    return amiss::catalog<Silent>("notes.silent",
                                  amiss::row(Silent::only, "only", amiss::HttpStatus::conflict, "", "Only."));
}

} // namespace notes_test

namespace {

static_assert(amiss::notes_of<notes_test::Code>().size() == 1);

TEST(notes, are_what_the_function_beside_the_catalogue_returns)
{
    const amiss::ApiNotes& notes = amiss::notes_of<notes_test::Code>();
    EXPECT_EQ(notes.api(), "Notes test");
    EXPECT_EQ(notes.begin()->text, "Wait.");
    EXPECT_EQ(&notes, &amiss::notes_of<notes_test::Code>());
}

TEST(notes, are_empty_where_an_api_declares_none)
{
    EXPECT_TRUE(amiss::notes_of<notes_test::Silent>().empty());
    EXPECT_EQ(amiss::notes_of<notes_test::Silent>().api(), "notes.silent");
}

} // namespace
