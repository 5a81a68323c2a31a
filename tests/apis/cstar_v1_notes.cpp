// SPDX-License-Identifier: BSL-1.0
// Tests of the notes of the cStar API, version 1, against its catalogue, its envelope and the facts of its reference.
#include <amiss/apis/cstar_v1_notes.hpp>
#include <amiss/respond.hpp>

#include "support/documented_notes.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace {

namespace cstar_v1 = amiss::cstar_v1;
using amiss::NoteKind;
using cstar_v1::Code;

constexpr const amiss::ApiNotes& notes = amiss::notes_of<Code>();

static_assert(notes.api() == "cStar v1");

const amiss::RequestInfo request{"req_1", std::chrono::system_clock::from_time_t(1765708200)};

TEST(cstar_v1_notes, statuses_are_those_of_the_rows_and_of_successes)
{
    documented::expect_statuses_of_the_rows<Code>();
    for (const int status : {200, 201, 204}) EXPECT_NE(notes.find(static_cast<amiss::HttpStatus>(status)), nullptr);
}

TEST(cstar_v1_notes, a_status_names_its_code)
{
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) {
        const std::string name = "`" + std::string(row.name) + "`";
        EXPECT_EQ(notes.find(row.status)->text.substr(0, name.size()), name);
    }
}

TEST(cstar_v1_notes, fields_are_those_of_the_body)
{
    amiss::ApiError error{Code::rate_limited};
    error.with_param("title").with_retry_after(std::chrono::seconds(42));
    EXPECT_EQ(documented::subjects(notes, NoteKind::field),
              documented::paths_of({amiss::to_string(cstar_v1::envelope, error, request)}));
}

TEST(cstar_v1_notes, headers_are_those_of_the_responses)
{
    char buffer[1024];
    amiss::RequestInfo limited = request;
    limited.rate_limit = amiss::RateLimit{100, 0, 1765708242};
    const auto sent =
        documented::names_of(amiss::respond(cstar_v1::envelope, Code::rate_limited, limited, buffer).headers);
    for (const amiss::Note& note : notes.of(NoteKind::header)) EXPECT_EQ(sent.count(note.subject), 1U) << note.subject;
}

TEST(cstar_v1_notes, keys_stay_out_of_the_log)
{
    documented::expect_keys_stay_out_of_the_log(notes, Code::unauthorized);
}

TEST(cstar_v1_notes, sentences_are_whole) { documented::expect_whole_sentences<Code>(); }

TEST(cstar_v1_notes, have_the_facts_of_the_reference)
{
    constexpr documented::NoteFact facts[] = {
        {NoteKind::key, "sk_live_*", "creates, updates and deletes"},
        {NoteKind::key, "pk_live_*", "only reads"},
        {NoteKind::limit, "Requests", "each kind of key"},
        {NoteKind::header, "X-RateLimit-Remaining", "left"},
        {NoteKind::status, "Created", "new resource"},
        {NoteKind::status, "No Content", "no body"},
        {NoteKind::tip, "", "`requestId`"},
        {NoteKind::tip, "", "`field`"},
        {NoteKind::tip, "", "JSON"},
        {NoteKind::tip, "", "log"},
        {NoteKind::support, "", "`requestId`"},
        {NoteKind::status_page, "", "outage"},
    };
    documented::expect_note_facts<Code>(facts);
}

} // namespace
