// SPDX-License-Identifier: BSL-1.0
// Tests of the notes on errors without a response.
#include <amiss/apis/client_notes.hpp>

#include "support/documented_notes.hpp"

#include <gtest/gtest.h>

namespace {

using amiss::NoteKind;
using amiss::client::Code;

constexpr const amiss::ApiNotes& notes = amiss::notes_of<Code>();

static_assert(notes.of(NoteKind::status).empty() && notes.of(NoteKind::field).empty());

TEST(client_notes, are_tips_in_whole_sentences)
{
    documented::expect_whole_sentences<Code>();
    EXPECT_EQ(notes.of(NoteKind::tip).size(), notes.size());
    EXPECT_TRUE(documented::notes_mention(notes, NoteKind::tip, "", "`cause()`"));
}

} // namespace
