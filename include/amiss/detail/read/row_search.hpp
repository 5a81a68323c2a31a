// SPDX-License-Identifier: BSL-1.0
// Finds the row of a code that is a number or in a style, and the row that has a text in a column.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/column.hpp>
#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/detail/layout/name_style.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/percent.hpp>
#include <amiss/field.hpp>
#include <amiss/http_status.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The row whose name is `text`, up to case and to what separates its words. One in exactly this style comes first; of
/// several others there is none.
inline FoundRow row_in_style(const Catalog& catalog, FieldStyle style, std::string_view text) noexcept
{
    if (text.size() <= max_word) { // most names are in lower case with '_', or are as they are read
        char lower[max_word];
        for (std::size_t at = 0; at < text.size(); ++at) lower[at] = text[at] == '-' ? '_' : to_lower(text[at]);
        const std::size_t row = catalog.index_of(std::string_view(lower, text.size()));
        if (row != catalog.size() && is_in_style(text, catalog[row].name, style)) return {&catalog, row};
    }
    FoundRow loose;
    bool several = false;
    for (const RowData& row : catalog) {
        if (is_in_style(text, row.name, style)) return {&catalog, catalog.index_of(row)};
        if (!are_one_in_style(text, row.name, FieldStyle::kebab)) continue;
        several = loose.catalog != nullptr;
        loose = {&catalog, catalog.index_of(row)};
    }
    return several ? FoundRow{} : loose;
}

/// The row whose name is this URI reference: as it is, or percent-encoded after `base`. `buffer` is for the decoded name.
inline FoundRow row_of_uri(const Catalog& catalog, std::string_view base, std::string_view text,
                           char (&buffer)[max_word]) noexcept
{
    std::size_t row = catalog.index_of(text);
    if (row == catalog.size() && text.substr(0, base.size()) == base) {
        text.remove_prefix(base.size());
        std::size_t size = 0, at = 0;
        for (; at < text.size() && size < sizeof buffer; ++size) {
            const int byte = percent_decoded(text.substr(at));
            buffer[size] = byte < 0 ? text[at] : static_cast<char>(byte);
            at += byte < 0 ? 1U : 3U;
        }
        if (at == text.size()) row = catalog.index_of(std::string_view(buffer, size));
    }
    return row == catalog.size() ? FoundRow{} : FoundRow{&catalog, row};
}

/// The row that has this text, or these digits, in a column: of several the one with this status, if it is the only one.
inline FoundRow row_with_column(const Catalog& catalog, std::string_view name, std::string_view text,
                                int status) noexcept
{
    FoundRow only, of_status;
    unsigned count = 0, count_of_status = 0;
    for (const RowData& row : catalog) {
        const std::size_t number = catalog.index_of(row);
        const Column* const column = catalog.columns(number).find(name);
        if (column == nullptr || column->text() != text) continue;
        ++count;
        only = {&catalog, number};
        if (to_int(row.status) != status) continue;
        ++count_of_status;
        of_status = only;
    }
    return count == 1 ? only : count_of_status == 1 ? of_status : FoundRow{};
}

/// The text of a type in a catalogue that is `text` up to case and to what separates its words; `text` where there is none.
inline std::string_view type_in_style(const CatalogList& catalogs, std::string_view text) noexcept
{
    const FoundRow found = find_in(catalogs, [text](const Catalog& catalog) {
        for (const RowData& row : catalog) {
            if (are_one_in_style(text, row.type, FieldStyle::kebab)) return FoundRow{&catalog, catalog.index_of(row)};
        }
        return FoundRow{};
    });
    return found.catalog != nullptr ? (*found.catalog)[found.row].type : text;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
