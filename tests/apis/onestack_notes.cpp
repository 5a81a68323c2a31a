// SPDX-License-Identifier: BSL-1.0
// Tests of the notes of the One Stack APIs, against their catalogue, their envelope and the facts of their reference.
#include <amiss/apis/onestack_notes.hpp>
#include <amiss/respond.hpp>

#include "support/documented_notes.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace {

namespace onestack = amiss::onestack;
using amiss::NoteKind;
using onestack::Code;

constexpr const amiss::ApiNotes& notes = amiss::notes_of<Code>();

static_assert(notes.api() == "One Stack");

TEST(onestack_notes, statuses_are_those_of_the_rows) { documented::expect_statuses_of_the_rows<Code>(); }

TEST(onestack_notes, every_value_of_a_body_is_a_field_or_in_one)
{
    amiss::ApiError invalid{Code::validation_error};
    invalid.with_violation("title", "Title is required");
    amiss::ApiError limited{Code::rate_limit_exceeded};
    limited.with_detail("limit", 100).with_detail("window", "1m").with_retry_after(std::chrono::seconds(23));
    amiss::ApiError forbidden{Code::forbidden};
    forbidden.with_detail("requiredProduct", "psa").with_detail("requiredPermission", "tickets.write");
    const auto write = [](const amiss::ApiError& error) { return amiss::to_string(onestack::envelope, error, {}); };
    for (const std::string& path : documented::paths_of({write(invalid), write(limited), write(forbidden)})) {
        const std::string field = path == "details.fields.title" ? "details.fields" : path;
        EXPECT_NE(notes.find(NoteKind::field, field), nullptr) << path;
    }
}

TEST(onestack_notes, headers_are_those_of_the_responses)
{
    char buffer[1024];
    amiss::ApiError error{Code::rate_limit_exceeded};
    error.with_retry_after(std::chrono::seconds(23));
    const auto sent = documented::names_of(amiss::respond(onestack::envelope, error, {"req_1"}, buffer).headers);
    for (const amiss::Note& note : notes.of(NoteKind::header)) EXPECT_EQ(sent.count(note.subject), 1U) << note.subject;
    EXPECT_EQ(notes.of(NoteKind::header).size(), 2U);
}

TEST(onestack_notes, the_key_is_in_the_header_that_the_challenge_names)
{
    char buffer[1024];
    std::string challenge;
    for (const amiss::Header& header : amiss::respond(onestack::envelope, Code::unauthorized, {}, buffer).headers) {
        if (header.name == "WWW-Authenticate") challenge = std::string(header.value);
    }
    EXPECT_NE(notes.find(NoteKind::request_header, challenge), nullptr) << challenge;
}

TEST(onestack_notes, sentences_are_whole) { documented::expect_whole_sentences<Code>(); }

TEST(onestack_notes, have_the_facts_of_the_reference)
{
    constexpr documented::NoteFact facts[] = {
        {NoteKind::field, "details", "`null`"},
        {NoteKind::field, "details.currentVersion", "`CONFLICT`"},
        {NoteKind::field, "details.submittedVersion", "`CONFLICT`"},
        {NoteKind::field, "details.resourceType", "`NOT_FOUND`"},
        {NoteKind::field, "details.resourceId", "`NOT_FOUND`"},
        {NoteKind::key, "API key", "Read Only"},
        {NoteKind::key, "API key", "Read/Write"},
        {NoteKind::key, "Session", "role"},
        {NoteKind::key, "Portal token", "JWT"},
        {NoteKind::limit, "Each tenant", "100 requests a minute"},
        {NoteKind::header, "X-Request-Id", "support"},
        {NoteKind::tip, "", "5 seconds"},
        {NoteKind::support, "", "`X-Request-Id`"},
        {NoteKind::link, "Rate Limits", "https://docs.theonestack.com/docs/api-reference/rate-limits"},
    };
    documented::expect_note_facts<Code>(facts);
}

TEST(onestack_notes, the_rate_limit_row_links_to_the_page_on_limits)
{
    const std::size_t row = amiss::catalog_of<Code>().index_of("RATE_LIMIT_EXCEEDED");
    const amiss::RowDocs::Links& links = amiss::docs_of<Code>()[row].links();
    ASSERT_EQ(links.size(), 1U);
    EXPECT_EQ(links.begin()->url, notes.find(NoteKind::link, "Rate Limits")->url);
}

} // namespace
