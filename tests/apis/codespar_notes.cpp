// SPDX-License-Identifier: BSL-1.0
// Tests of the notes of the CodeSpar API, against its catalogue, its envelope and the facts of its reference.
#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar_notes.hpp>
#include <amiss/respond.hpp>

#include "support/documented_notes.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string_view>

namespace {

namespace codespar = amiss::codespar;
using amiss::NoteKind;
using codespar::Code;

constexpr const amiss::ApiNotes& notes = amiss::notes_of<Code>();

static_assert(notes.api() == "CodeSpar");
static_assert(notes.of(NoteKind::type).empty());

TEST(codespar_notes, statuses_are_those_of_the_rows) { documented::expect_statuses_of_the_rows<Code>(); }

TEST(codespar_notes, fields_are_those_of_the_body)
{
    amiss::ApiError error{Code::needs_connection};
    error.with_detail("connect_url", "https://codespar.dev/c/1");
    EXPECT_EQ(documented::subjects(notes, NoteKind::field),
              documented::paths_of({amiss::to_string(codespar::envelope, error, {"req_1"})}));
}

TEST(codespar_notes, headers_are_those_of_the_responses)
{
    char buffer[1024];
    amiss::RequestInfo request{"req_1"};
    request.rate_limit = amiss::RateLimit{100, 0, 1765708242};
    amiss::ApiError error{Code::rate_limited};
    error.with_retry_after(std::chrono::seconds(42));
    const auto sent = documented::names_of(amiss::respond(codespar::envelope, error, request, buffer).headers);
    for (const amiss::Note& note : notes.of(NoteKind::header)) EXPECT_EQ(sent.count(note.subject), 1U) << note.subject;
    EXPECT_EQ(notes.of(NoteKind::header).size(), 2U);
}

TEST(codespar_notes, keys_stay_out_of_the_log)
{
    documented::expect_keys_stay_out_of_the_log(notes, Code::unauthorized);
}

TEST(codespar_notes, an_error_class_of_the_sdks_is_a_code_of_a_client_or_any_error_of_the_server)
{
    for (const amiss::Note& note : notes.of(NoteKind::sdk_error)) {
        SCOPED_TRACE(std::string(note.subject));
        EXPECT_EQ(note.code.empty(), note.subject == "ApiError");
        const bool known = amiss::find_code<amiss::client::Code>(note.code).has_value();
        EXPECT_EQ(known, !note.code.empty());
    }
    EXPECT_EQ(notes.of(NoteKind::sdk_error).size(), 4U);
    EXPECT_EQ(notes.find(NoteKind::sdk_error, "NotConnectedError")->code, "not_connected");
}

TEST(codespar_notes, sentences_are_whole) { documented::expect_whole_sentences<Code>(); }

TEST(codespar_notes, have_the_facts_of_the_reference)
{
    constexpr documented::NoteFact facts[] = {
        {NoteKind::caution, "message", "end users"},
        {NoteKind::field, "request_id", "ledger"},
        {NoteKind::field, "error", "programs"},
        {NoteKind::key, "csk_live_*", "production"},
        {NoteKind::key, "csk_test_*", "testing"},
        {NoteKind::id, "ses_*", "16 characters"},
        {NoteKind::id, "prj_*", "16 characters"},
        {NoteKind::id, "trg_*", "16 characters"},
        {NoteKind::id, "dlv_*", "8 characters"},
        {NoteKind::limit, "Requests", "Enterprise"},
        {NoteKind::limit, "Endpoints that manage triggers", "Lower"},
        {NoteKind::limit, "Sessions", "30 minutes"},
        {NoteKind::limit, "Answers of providers", "30 seconds"},
        {NoteKind::header, "Retry-After", "503"},
        {NoteKind::header, "X-RateLimit-Reset", "Unix"},
        {NoteKind::sdk_error, "ConfigError", "API key"},
        {NoteKind::sdk_error, "ApiError", "`.request_id`"},
        {NoteKind::sdk_error, "StreamError", "`session.sendStream`"},
        {NoteKind::logs, "", "Logs page"},
        {NoteKind::logs, "", "https://codespar.dev/docs/debugging"},
        {NoteKind::support, "", "https://github.com/codespar/codespar"},
        {NoteKind::support, "", "`request_id`, the timestamp, and what you expected"},
        {NoteKind::tip, "", "jitter"},
        {NoteKind::link, "SDK Reference", "https://codespar.dev/docs/api/sdk"},
    };
    documented::expect_note_facts<Code>(facts);
}

TEST(codespar_notes, rows_link_to_the_pages_that_the_reference_names)
{
    const auto url_of = [](std::string_view name) {
        const amiss::RowDocs::Links& links = amiss::docs_of<Code>()[amiss::catalog_of<Code>().index_of(name)].links();
        return links.empty() ? std::string_view() : links.begin()->url;
    };
    EXPECT_EQ(url_of("needs_connection"), notes.find(NoteKind::link, "Connect Links")->url);
    EXPECT_EQ(url_of("rate_limited"), notes.find(NoteKind::link, "Servers API")->url);
    EXPECT_EQ(url_of("not_found"), "");
}

} // namespace
