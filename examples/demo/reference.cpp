// SPDX-License-Identifier: BSL-1.0
// Searches the rows and the notes of the shipped APIs.
#include <demo/reference.hpp>

#include <amiss/apis/client_notes.hpp>
#include <amiss/apis/codespar_notes.hpp>
#include <amiss/apis/cstar_notes.hpp>
#include <amiss/apis/cstar_v1_notes.hpp>
#include <amiss/apis/onestack_notes.hpp>
#include <amiss/catalog.hpp>
#include <amiss/notes.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace demo {
namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool row_has(const amiss::RowDocs& row, std::string_view text)
{
    const auto in = [text](const auto& sentences) {
        return std::any_of(sentences.begin(), sentences.end(),
                           [text](std::string_view sentence) { return has(sentence, text); });
    };
    const auto& links = row.links();
    return in(row.causes()) || in(row.fixes())
        || std::any_of(links.begin(), links.end(),
                       [text](const amiss::Link& link) { return has(link.title, text) || has(link.url, text); });
}

/// The kind of notes with this name, or nothing when no kind has it.
std::optional<amiss::NoteKind> kind_of(std::string_view name)
{
    using amiss::NoteKind;
    constexpr std::array<std::pair<std::string_view, NoteKind>, 16> kinds{{
        {"type", NoteKind::type},
        {"type_fix", NoteKind::type_fix},
        {"field", NoteKind::field},
        {"caution", NoteKind::caution},
        {"key", NoteKind::key},
        {"id", NoteKind::id},
        {"limit", NoteKind::limit},
        {"header", NoteKind::header},
        {"request_header", NoteKind::request_header},
        {"status", NoteKind::status},
        {"tip", NoteKind::tip},
        {"support", NoteKind::support},
        {"logs", NoteKind::logs},
        {"status_page", NoteKind::status_page},
        {"link", NoteKind::link},
        {"sdk_error", NoteKind::sdk_error},
    }};
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [name](const auto& kind) { return kind.first == name; });
    return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

bool notes_have(const amiss::NoteRange& notes, std::string_view text)
{
    return std::any_of(notes.begin(), notes.end(), [text](const amiss::Note& note) {
        const bool status = note.kind == amiss::NoteKind::status && std::to_string(to_int(note.status)) == text;
        return status || has(note.subject, text) || has(note.text, text) || has(note.url, text);
    });
}

template <class Code>
bool reference_has(std::string_view code, std::string_view text)
{
    if (const auto kind = kind_of(code)) return notes_have(amiss::notes_of<Code>().of(*kind), text);
    const std::size_t row = amiss::catalog_of<Code>().index_of(code);
    const auto& rows = amiss::docs_of<Code>();
    return row < rows.size() && row_has(rows[row], text);
}

} // namespace

bool reference_has(std::string_view api, std::string_view code, std::string_view text)
{
    if (api == "cstar") return reference_has<amiss::cstar::Code>(code, text);
    if (api == "cstar_v1") return reference_has<amiss::cstar_v1::Code>(code, text);
    if (api == "codespar") return reference_has<amiss::codespar::Code>(code, text);
    if (api == "onestack") return reference_has<amiss::onestack::Code>(code, text);
    return api == "client" && reference_has<amiss::client::Code>(code, text);
}

} // namespace demo
