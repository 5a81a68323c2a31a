// SPDX-License-Identifier: BSL-1.0
// What the rows of a catalogue say to people, as one table: it exists in programs that ask for it, and nowhere else.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/layout/guidance.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/row_docs.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr std::size_t row_text_lists = 3; ///< causes, fixes, links

/// The texts of one list. Those of links are the title and the address of each in turn.
struct TextList {
    const std::string_view* data = nullptr;
    std::size_t count = 0;

    constexpr const std::string_view* begin() const noexcept { return data; }
    constexpr const std::string_view* end() const noexcept { return data + count; }
    constexpr std::size_t size() const noexcept { return count; }
};

/// The lists of one row; empty lists without a row.
struct RowTexts { // without initialisers, since no other layout asks for it
    const std::string_view* texts;
    const std::uint32_t* begins; ///< of each list, and then of the next row's first one

    constexpr TextList of(Guidance list) const noexcept
    {
        if (begins == nullptr || !is_list(list)) return {};
        const std::uint32_t* const at = begins + static_cast<std::size_t>(list);
        return {texts + at[0], at[1] - at[0]};
    }
};

/// The lists of all rows of a catalogue, or of none.
struct RowTextTable {
    const std::string_view* texts = nullptr;
    const std::uint32_t* begins = nullptr;

    constexpr RowTexts of_row(std::size_t row) const noexcept
    {
        if (begins == nullptr) return {nullptr, nullptr};
        return {texts, begins + row * row_text_lists};
    }
};

/// `RowDocs` has room for the most that a row may say; this has what the rows of one enum do say.
template <class Code>
struct RowTextsOf {
    static constexpr std::size_t rows = Table<Code>::size;

    static constexpr std::size_t count() noexcept
    {
        std::size_t texts = 0;
        for (const RowDocs& row : Table<Code>::docs)
            texts += row.causes().size() + row.fixes().size() + 2 * row.links().size();
        return texts;
    }
    struct Data {
        std::array<std::string_view, count() + 1> texts{}; // one more, since no array is empty
        std::array<std::uint32_t, rows * row_text_lists + 1> begins{};
    };
    static constexpr Data make() noexcept
    {
        Data made;
        std::size_t list = 0;
        std::uint32_t text = 0;
        const auto end_list = [&made, &list, &text] { made.begins[++list] = text; };
        for (const RowDocs& row : Table<Code>::docs) {
            for (const std::string_view cause : row.causes()) made.texts[text++] = cause;
            end_list();
            for (const std::string_view fix : row.fixes()) made.texts[text++] = fix;
            end_list();
            for (const Link& link : row.links()) {
                made.texts[text++] = link.title;
                made.texts[text++] = link.url;
            }
            end_list();
        }
        return made;
    }
    static constexpr Data data = make();
    static constexpr RowTextTable table{data.texts.data(), data.begins.data()};
};

/// Whether a layout places a list of what rows say to people.
constexpr bool places_row_texts(LayoutView layout) noexcept
{
    for (std::size_t at = 0; at < layout.size; ++at) {
        const Node& node = layout.nodes[at];
        if (node.kind == NodeKind::field && node.field == FieldKind::guidance && is_list(guidance_of(node.text)))
            return true;
        if (node.when == FieldKind::guidance) return true;
    }
    return false;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
