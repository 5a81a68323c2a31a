// SPDX-License-Identifier: BSL-1.0
// Tests of the notes of the cStar API, against its catalogue, its envelope and the facts of its references.
#include <amiss/apis/cstar_notes.hpp>
#include <amiss/respond.hpp>

#include "support/documented_notes.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>

namespace {

namespace cstar = amiss::cstar;
using amiss::NoteKind;
using cstar::Code;
using documented::Names;

constexpr const amiss::ApiNotes& notes = amiss::notes_of<Code>();

static_assert(notes.api() == "cStar");
static_assert(notes.find(NoteKind::type, "not_found_error") != nullptr);
static_assert(notes.of(NoteKind::type).size() == 5 && notes.of(NoteKind::key).size() == 4);

const amiss::RequestInfo& request()
{
    static const amiss::RequestInfo info = [] {
        amiss::RequestInfo made{"req_1", std::chrono::system_clock::from_time_t(1774866600)};
        made.rate_limit = amiss::RateLimit{1000, 0, 1774866642};
        return made;
    }();
    return info;
}

TEST(cstar_notes, statuses_are_those_of_the_rows_and_of_successes)
{
    documented::expect_statuses_of_the_rows<Code>();
    for (const int status : {200, 201, 204}) EXPECT_NE(notes.find(static_cast<amiss::HttpStatus>(status)), nullptr);
    EXPECT_EQ(notes.of(NoteKind::status).size(), 10U);
}

TEST(cstar_notes, every_type_has_a_meaning_and_a_fix)
{
    const Names types{"api_error", "authentication_error", "invalid_request_error", "not_found_error",
                      "rate_limit_error"};
    EXPECT_EQ(documented::subjects(notes, NoteKind::type), types);
    EXPECT_EQ(documented::subjects(notes, NoteKind::type_fix), types);
}

TEST(cstar_notes, fields_are_those_of_the_body)
{
    amiss::ApiError error{Code::parameter_missing};
    error.with_param("title");
    EXPECT_EQ(documented::subjects(notes, NoteKind::field),
              documented::paths_of({amiss::to_string(cstar::envelope, error, request())}));
}

TEST(cstar_notes, headers_are_those_of_the_responses)
{
    char buffer[1024];
    amiss::ApiError error{Code::rate_limit_exceeded};
    error.with_retry_after(std::chrono::seconds(42));
    const Names sent = documented::names_of(amiss::respond(cstar::envelope, error, request(), buffer).headers);
    const Names with_success = documented::names_of(amiss::success_headers(cstar::envelope, request()));
    for (const amiss::Note& note : notes.of(NoteKind::header)) {
        EXPECT_EQ(sent.count(note.subject), 1U) << note.subject;
        const bool always = note.text.find("every response") != std::string_view::npos;
        EXPECT_EQ(with_success.count(note.subject), always ? 1U : 0U) << note.subject;
    }
    EXPECT_EQ(documented::subjects(notes, NoteKind::header),
              (Names{"Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"}));
}

TEST(cstar_notes, an_example_of_an_id_has_its_prefix)
{
    for (const amiss::Note& note : notes.of(NoteKind::id)) {
        if (note.subject == "UUID") continue;
        const std::string prefix = "`" + std::string(note.subject.substr(0, note.subject.size() - 1));
        EXPECT_NE(note.text.find(prefix), std::string_view::npos) << note.subject;
    }
}

TEST(cstar_notes, keys_stay_out_of_the_log)
{
    documented::expect_keys_stay_out_of_the_log(notes, Code::invalid_api_key);
}

TEST(cstar_notes, sentences_are_whole) { documented::expect_whole_sentences<Code>(); }

TEST(cstar_notes, have_the_facts_of_the_references)
{
    constexpr documented::NoteFact facts[] = {
        {NoteKind::type_fix, "authentication_error", "`sk_*`"},
        {NoteKind::type_fix, "not_found_error", "`tkt_`"},
        {NoteKind::type, "api_error", "rare"},
        {NoteKind::field, "error.code", "programs"},
        {NoteKind::field, "error.request_id", "support"},
        {NoteKind::request_header, "Authorization", "`Bearer`"},
        {NoteKind::request_header, "Content-Type", "`application/json`"},
        {NoteKind::key, "sk_live_*", "production, full access"},
        {NoteKind::key, "sk_test_*", "test mode, full access"},
        {NoteKind::key, "pk_live_*", "production, read-only"},
        {NoteKind::key, "pk_test_*", "test mode, read-only"},
        {NoteKind::id, "UUID", "550e8400-e29b-41d4-a716-446655440000"},
        {NoteKind::id, "tkt_*", "ticket"},
        {NoteKind::id, "cus_*", "customer"},
        {NoteKind::id, "art_*", "article"},
        {NoteKind::id, "whk_*", "webhook"},
        {NoteKind::limit, "sk_live_*, sk_test_*", "1,000 requests an hour"},
        {NoteKind::limit, "pk_live_*, pk_test_*", "100 requests an hour"},
        {NoteKind::limit, "Webhook deliveries", "Unlimited"},
        {NoteKind::header, "X-RateLimit-Reset", "Unix seconds"},
        {NoteKind::header, "Retry-After", "Only with a 429"},
        {NoteKind::status, "No Content", "CORS preflight"},
        {NoteKind::tip, "", "`param`"},
        {NoteKind::tip, "", "`doc_url`"},
        {NoteKind::tip, "", "`request_id`"},
        {NoteKind::tip, "", "`invalid_json`"},
        {NoteKind::sdk_error, "CStarError", "`retryAfter`"},
        {NoteKind::support, "", "mailto:support@cstar.help"},
        {NoteKind::support, "", "`request_id`"},
        {NoteKind::link, "API Rate Limits", "https://www.cstar.help/library/cstar/articles/api-rate-limits"},
    };
    documented::expect_note_facts<Code>(facts);
}

TEST(cstar_notes, the_rate_limit_row_links_to_the_page_on_limits)
{
    const std::size_t row = amiss::catalog_of<Code>().index_of("rate_limit_exceeded");
    const amiss::RowDocs::Links& links = amiss::docs_of<Code>()[row].links();
    ASSERT_EQ(links.size(), 1U);
    EXPECT_EQ(links.begin()->title, "API Rate Limits");
    EXPECT_EQ(links.begin()->url, notes.find(NoteKind::link, links.begin()->title)->url);
}

} // namespace
