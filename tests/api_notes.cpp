// SPDX-License-Identifier: BSL-1.0
// Tests of the notes of an API: what each setter adds, and how notes are found.
#include <amiss/api_notes.hpp>

#include <gtest/gtest.h>

#include <iterator>

namespace {

using amiss::ApiNotes;
using amiss::HttpStatus;
using amiss::Note;
using amiss::NoteKind;

constexpr ApiNotes notes = ApiNotes("Shop")
                               .type("a_error", "type")
                               .type_fix("a_error", "type fix")
                               .field("error.param", "field")
                               .caution("error.message", "caution")
                               .key("sk_*", "key")
                               .id("tkt_*", "id")
                               .limit("Each key", "limit")
                               .header("Retry-After", "header")
                               .request_header("Authorization", "request header")
                               .status(HttpStatus::not_found, "status")
                               .status(299, "number")
                               .tip("tip")
                               .support("support", "mailto:a@example.com")
                               .logs("logs", "https://logs")
                               .status_page("status page")
                               .link("Page", "https://page")
                               .sdk_error("ShopError", "timeout", "sdk error");

constexpr struct {
    NoteKind kind;
    const char* subject;
    const char* text;
    const char* url;
} expected[] = {
    {NoteKind::type, "a_error", "type", ""},
    {NoteKind::type_fix, "a_error", "type fix", ""},
    {NoteKind::field, "error.param", "field", ""},
    {NoteKind::caution, "error.message", "caution", ""},
    {NoteKind::key, "sk_*", "key", ""},
    {NoteKind::id, "tkt_*", "id", ""},
    {NoteKind::limit, "Each key", "limit", ""},
    {NoteKind::header, "Retry-After", "header", ""},
    {NoteKind::request_header, "Authorization", "request header", ""},
    {NoteKind::status, "Not Found", "status", ""},
    {NoteKind::status, "Success", "number", ""},
    {NoteKind::tip, "", "tip", ""},
    {NoteKind::support, "", "support", "mailto:a@example.com"},
    {NoteKind::logs, "", "logs", "https://logs"},
    {NoteKind::status_page, "", "status page", ""},
    {NoteKind::link, "Page", "", "https://page"},
    {NoteKind::sdk_error, "ShopError", "sdk error", ""},
};

constexpr ApiNotes full()
{
    ApiNotes made("Full");
    for (std::size_t count = 0; count < ApiNotes::capacity; ++count) made.tip("t");
    return made;
}
static_assert(full().size() == ApiNotes::capacity);
static_assert(ApiNotes("Empty").empty() && ApiNotes("Empty").size() == 0 && ApiNotes("Empty").api() == "Empty");
static_assert(!notes.empty() && notes.api() == "Shop");

TEST(api_notes, each_setter_adds_a_note_of_its_kind)
{
    ASSERT_EQ(notes.size(), std::size(expected));
    const Note* note = notes.begin();
    for (const auto& one : expected) {
        SCOPED_TRACE(one.text);
        EXPECT_EQ(note->kind, one.kind);
        EXPECT_EQ(note->subject, one.subject);
        EXPECT_EQ(note->text, one.text);
        EXPECT_EQ(note->url, one.url);
        EXPECT_EQ(notes.of(one.kind).empty(), false);
        ++note;
    }
    EXPECT_EQ(note, notes.end());
}

TEST(api_notes, a_note_is_found_by_kind_and_subject)
{
    EXPECT_EQ(notes.find(NoteKind::key, "sk_*")->text, "key");
    EXPECT_EQ(notes.find(NoteKind::key, "pk_*"), nullptr);
    EXPECT_EQ(notes.find(NoteKind::id, "sk_*"), nullptr);
    EXPECT_EQ(notes.find(NoteKind::sdk_error, "ShopError")->code, "timeout");
}

TEST(api_notes, a_status_is_found_by_its_number)
{
    EXPECT_EQ(notes.find(HttpStatus::not_found)->text, "status");
    EXPECT_EQ(notes.find(static_cast<HttpStatus>(299))->text, "number");
    EXPECT_EQ(notes.find(HttpStatus::ok), nullptr);
    EXPECT_EQ(notes.find(HttpStatus::none), nullptr);
}

TEST(api_notes, one_note_too_many_is_not_kept_at_run_time)
{
    ApiNotes made = full();
    EXPECT_EQ(made.tip("one more").size(), ApiNotes::capacity);
}

} // namespace
