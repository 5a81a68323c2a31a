// SPDX-License-Identifier: BSL-1.0
// Tests of notes and of views of the notes of one kind.
#include <amiss/note.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <type_traits>

namespace {

using amiss::Note;
using amiss::NoteKind;
using amiss::NoteRange;

constexpr Note list[] = {{NoteKind::tip, "", "one"},
                         {NoteKind::key, "k", "two"},
                         {NoteKind::key, "l", "three"},
                         {NoteKind::tip, "", "four"},
                         {NoteKind::link, "m", "", "https://a"}};

constexpr NoteRange range_of(NoteKind kind) { return {std::begin(list), std::end(list), kind}; }

static_assert(range_of(NoteKind::tip).size() == 2 && range_of(NoteKind::link).size() == 1);
static_assert(range_of(NoteKind::id).empty() && range_of(NoteKind::id).size() == 0 && !range_of(NoteKind::key).empty());
static_assert(NoteRange(nullptr, nullptr, NoteKind::tip).empty());
static_assert(range_of(NoteKind::key).begin()->subject == "k");
static_assert(std::is_trivially_copyable_v<NoteRange> && std::is_trivially_copyable_v<Note>);

TEST(note, a_range_goes_to_each_note_of_its_kind_in_order)
{
    std::string texts;
    for (const Note& note : range_of(NoteKind::tip)) texts.append(note.text).append(" ");
    for (const Note& note : range_of(NoteKind::key)) texts.append(note.text).append(" ");
    EXPECT_EQ(texts, "one four two three ");
}

TEST(note, a_range_has_forward_iterators)
{
    const NoteRange keys = range_of(NoteKind::key);
    EXPECT_EQ(std::distance(keys.begin(), keys.end()), 2);
    NoteRange::Iterator at = keys.begin();
    EXPECT_EQ((at++)->text, "two");
    EXPECT_EQ((*at).text, "three");
    EXPECT_EQ(++at, keys.end());
    EXPECT_NE(at, keys.begin());
    const auto found = std::find_if(keys.begin(), keys.end(), [](const Note& note) { return note.subject == "l"; });
    EXPECT_EQ(found->text, "three");
    EXPECT_EQ(NoteRange::Iterator(), NoteRange::Iterator());
}

} // namespace
