// SPDX-License-Identifier: BSL-1.0
// Checks the notes of a shipped API against what its catalogue and its envelope do.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/error.hpp>
#include <amiss/headers.hpp>
#include <amiss/log.hpp>
#include <amiss/notes.hpp>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

namespace documented {

using Names = std::set<std::string, std::less<>>;

/// What the notes of one kind are about.
inline Names subjects(const amiss::ApiNotes& notes, amiss::NoteKind kind)
{
    Names names;
    for (const amiss::Note& note : notes.of(kind)) names.emplace(note.subject);
    return names;
}

inline void add_paths(const boost::json::object& object, const std::string& prefix, Names& paths)
{
    for (const auto& member : object) {
        const std::string path = prefix + std::string(member.key());
        if (const boost::json::object* inner = member.value().if_object())
            add_paths(*inner, path + ".", paths);
        else
            paths.insert(path);
    }
}

/// The paths of all values in these bodies that are no objects, "error.param".
inline Names paths_of(std::initializer_list<std::string> bodies)
{
    Names paths;
    for (const std::string& body : bodies) add_paths(boost::json::parse(body).as_object(), "", paths);
    return paths;
}

inline Names names_of(const amiss::Headers& headers)
{
    Names names;
    for (const amiss::Header& header : headers) names.emplace(header.name);
    return names;
}

/// The statuses from 400 on are those of the rows that are still sent.
template <class Code>
void expect_statuses_of_the_rows()
{
    std::set<int> rows;
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) {
        if (!row.retired) rows.insert(amiss::to_int(row.status));
    }
    std::set<int> noted;
    for (const amiss::Note& note : amiss::notes_of<Code>().of(amiss::NoteKind::status)) {
        EXPECT_EQ(note.subject, amiss::reason_phrase(note.status));
        if (amiss::to_int(note.status) >= 400) noted.insert(amiss::to_int(note.status));
    }
    EXPECT_EQ(noted, rows);
}

/// Every note says something, and sentences end as sentences do.
template <class Code>
void expect_whole_sentences()
{
    for (const amiss::Note& note : amiss::notes_of<Code>()) {
        SCOPED_TRACE(std::string(note.subject) + ": " + std::string(note.text));
        EXPECT_TRUE(note.kind == amiss::NoteKind::link || note.text.size() > 1);
        EXPECT_TRUE(note.text.empty() || note.text.back() == '.');
        EXPECT_EQ(std::count(note.text.begin(), note.text.end(), '`') % 2, 0);
    }
}

/// Whether a note of this kind and subject has this text in it, or this address.
inline bool notes_mention(const amiss::ApiNotes& notes, amiss::NoteKind kind, std::string_view subject,
                          std::string_view text)
{
    const amiss::NoteRange range = notes.of(kind);
    return std::any_of(range.begin(), range.end(), [&](const amiss::Note& note) {
        return note.subject == subject
            && (note.text.find(text) != std::string_view::npos || note.url.find(text) != std::string_view::npos);
    });
}

/// What follows the prefix of an API key, `sk_live_*`, stays out of the log.
inline void expect_keys_stay_out_of_the_log(const amiss::ApiNotes& notes, amiss::ApiError error)
{
    for (const amiss::Note& note : notes.of(amiss::NoteKind::key)) {
        SCOPED_TRACE(std::string(note.subject));
        ASSERT_EQ(note.subject.back(), '*');
        const std::string key = std::string(note.subject.substr(0, note.subject.size() - 1)) + "51Habcdefghijklmnop";
        error.with_context("they sent " + key + " to us");
        char buffer[512];
        const std::string_view line = amiss::log_line(error, buffer);
        EXPECT_NE(line.find("they sent "), std::string_view::npos) << line;
        EXPECT_EQ(line.find("51Habcdefghijklmnop"), std::string_view::npos) << line;
    }
}

/// A text that must appear in a note.
struct NoteFact {
    amiss::NoteKind kind;
    std::string_view subject;
    std::string_view text;
};

template <class Code, std::size_t Size>
void expect_note_facts(const NoteFact (&facts)[Size])
{
    for (const NoteFact& fact : facts)
        EXPECT_TRUE(notes_mention(amiss::notes_of<Code>(), fact.kind, fact.subject, fact.text))
            << fact.subject << ": " << fact.text;
}

} // namespace documented
