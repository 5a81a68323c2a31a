// SPDX-License-Identifier: BSL-1.0
// Tests of the checks of notes against their catalogue, each with the note or row that it finds.
#include <amiss/category.hpp>
#include <amiss/detail/catalog/notes_checks.hpp>

#include <gtest/gtest.h>

namespace notes_checks_test {

enum class Code { sold_out = 1, closed, old };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("notes_checks.test",
                                amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "stock_error",
                                           "Sold out."),
                                amiss::row(Code::closed, "closed", HttpStatus::service_unavailable, "", "Closed."),
                                amiss::row(Code::old, "old", HttpStatus::gone, "stock_error", "Old.").retired());
}

} // namespace notes_checks_test

namespace {

using amiss::ApiNotes;
using amiss::detail::NotesDiagnostic;
using amiss::detail::NotesError;
using notes_checks_test::Code;

NotesDiagnostic check(const ApiNotes& notes) { return amiss::detail::check_notes(notes, amiss::catalog_of<Code>()); }

void expect(const NotesDiagnostic& found, NotesError error, std::string_view subject)
{
    EXPECT_EQ(found.error, error);
    EXPECT_EQ(found.subject, subject);
}

TEST(notes_checks, nothing_is_wrong_with_whole_notes)
{
    expect(check(ApiNotes("n")), NotesError::none, "");
    expect(check(ApiNotes("n").type("stock_error", "a").status(409, "b").status(503, "c").status(200, "d")),
           NotesError::none, "");
    expect(check(ApiNotes("n").key("a", "b").id("a", "b").tip("b").tip("c")), NotesError::none, "");
}

TEST(notes_checks, a_type_or_a_fix_of_a_type_that_no_row_has)
{
    expect(check(ApiNotes("n").type("stok_error", "a")), NotesError::type_of_no_row, "stok_error");
    expect(check(ApiNotes("n").type("stock_error", "a").type_fix("x", "a")), NotesError::type_of_no_row, "x");
}

TEST(notes_checks, a_row_whose_type_has_no_meaning_where_there_are_types)
{
    expect(check(ApiNotes("n").type_fix("stock_error", "a")), NotesError::none, "");
    const ApiNotes other = ApiNotes("n").type("", "of rows without a type");
    expect(check(other), NotesError::row_without_its_type, "stock_error");
    EXPECT_EQ(check(other).value, static_cast<int>(Code::sold_out));
}

TEST(notes_checks, a_row_whose_status_is_not_in_the_summary_unless_it_is_retired)
{
    const ApiNotes notes = ApiNotes("n").status(409, "a");
    expect(check(notes), NotesError::row_without_its_status, "closed");
    EXPECT_EQ(check(notes).value, static_cast<int>(Code::closed));
}

TEST(notes_checks, two_notes_on_one_subject)
{
    expect(check(ApiNotes("n").key("sk_*", "a").tip("t").key("sk_*", "b")), NotesError::second_note, "sk_*");
    expect(check(ApiNotes("n").status(503, "a").status(409, "b").status(503, "c")), NotesError::second_note,
           "Service Unavailable");
    expect(check(ApiNotes("n").tip("t").tip("t")), NotesError::second_note, "t");
    expect(check(ApiNotes("n").type_fix("stock_error", "a").type_fix("stock_error", "b")), NotesError::none, "");
    expect(check(ApiNotes("n").type_fix("stock_error", "a").type_fix("stock_error", "a")), NotesError::second_note,
           "stock_error");
    expect(check(ApiNotes("n").status(409, "a").status(503, "b").status(298, "c").status(299, "d")), NotesError::none,
           "");
}

} // namespace
