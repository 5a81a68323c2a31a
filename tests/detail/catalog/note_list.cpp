// SPDX-License-Identifier: BSL-1.0
// Tests of which notes may have which addresses; what stops the compiler is in compile_fail.
#include <amiss/detail/catalog/note_list.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::NoteKind;

bool passes(NoteKind kind, const char* url) { return amiss::detail::has_valid_link({kind, "", "A text.", url}); }

TEST(note_list, only_support_may_have_an_address_of_mail)
{
    for (const NoteKind kind : {NoteKind::support, NoteKind::logs, NoteKind::status_page, NoteKind::link}) {
        EXPECT_TRUE(passes(kind, "https://a"));
        for (const char* url : {"ftp://a", "https://", "https://user@a", "https://a b", "see https://a", "mailto:"})
            EXPECT_FALSE(passes(kind, url)) << url;
        EXPECT_EQ(passes(kind, "mailto:a@example.com"), kind == NoteKind::support);
    }
}

TEST(note_list, only_a_link_must_have_an_address)
{
    EXPECT_TRUE(passes(NoteKind::support, "") && passes(NoteKind::logs, "") && passes(NoteKind::status_page, ""));
    EXPECT_FALSE(passes(NoteKind::link, ""));
}

} // namespace
