// SPDX-License-Identifier: BSL-1.0
// The row of an error whose body tells no code: the one with its status, or of several the one with its message.
#pragma once

#include <amiss/catalog_lookup.hpp>
#include <amiss/column.hpp>
#include <amiss/detail/catalog/match_template.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/digits.hpp>
#include <amiss/error.hpp>
#include <amiss/grpc.hpp>
#include <amiss/http_status.hpp>
#include <amiss/row.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a node is a code as the number of a column. A row that has none is written with its status, which tells no code.
constexpr bool is_number_of_column(const Node& node) noexcept
{
    return node.kind == NodeKind::field && node.field == FieldKind::code && node.style == FieldStyle::number
        && !node.text.empty();
}

/// Whether bodies or headers of this envelope have a place that always tells the code.
inline bool has_code_place(const Plan& plan) noexcept
{
    if (plan.options->headers.has(FieldKind::code)) return true;
    for (std::size_t at = 0; at < plan.layout.size; ++at) {
        const Node& node = plan.layout.nodes[at];
        if (node.kind == NodeKind::field && node.field == FieldKind::code && !is_number_of_column(node)) return true;
    }
    return false;
}

/// How much of the message is the row's: bytes of its text, without the values of a template.
inline std::size_t matched_bytes(const RowData& row, std::string_view message) noexcept
{
    if (message.empty()) return 0;
    if (message == row.plain || message == row.general_message) return message.size();
    return row.templated ? matched_bytes(row.message, message) : message == row.message ? message.size() : 0;
}

/// What a body says that an error does not store.
struct SaidValues {
    int status = 0; ///< 0 for none
    int grpc = -1;  ///< the gRPC code; -1 for none
};

/// Looks through the rows of a catalogue for the one that an error is of.
class RowGuess {
public:
    RowGuess(const Plan& plan, const SaidValues& said, const ApiError& error) noexcept
        : options_(*plan.options), said_(said), status_(error.status()), type_(error.type()),
          message_(ErrorAccess::records(error).find(FieldKind::message))
    {
        for (std::size_t at = 0; at < plan.layout.size; ++at) {
            if (is_number_of_column(plan.layout.nodes[at])) number_column_ = plan.layout.nodes[at].text;
        }
        if (options_.status == HttpStatus::none || options_.except.names(status_)) return;
        status_ = static_cast<HttpStatus>(said.status);
    }

    /// The row, or null where none can be told.
    const RowData* find(const Catalog& catalog) const noexcept
    {
        const RowData *only = nullptr, *general = nullptr, *best = nullptr;
        std::size_t candidates = 0, most = 0;
        bool is_clear = true;
        for (const RowData& row : catalog) {
            if (!can_be(row) || has_number(catalog, row)) continue;
            only = ++candidates == 1 ? &row : nullptr;
            if (row.general && row.status == status_) general = &row;
            const std::size_t matched = matched_bytes(row, message_);
            if (matched == 0 || matched < most) continue;
            is_clear = matched > most;
            most = matched;
            best = &row;
        }
        if (best != nullptr && is_clear) return best;
        if (status_ == HttpStatus::none && said_.grpc < 0) return nullptr; // not even the status is known
        return only != nullptr ? only : general;
    }

private:
    // Whether a row would have been written with a number of its own.
    bool has_number(const Catalog& catalog, const RowData& row) const noexcept
    {
        if (number_column_.empty()) return false;
        const Column* const column = catalog.columns(catalog.index_of(row)).find(number_column_);
        return (column != nullptr && column->is_number()) || is_integer(row.name);
    }

    bool can_be(const RowData& row) const noexcept
    {
        if (row.retired || row.status == HttpStatus::none || (!type_.empty() && row.type != type_)) return false;
        if (said_.grpc >= 0) {
            if (static_cast<int>(row.grpc) != said_.grpc) return false;
            if (options_.status_by_grpc) return true;
        }
        const bool by_grpc = options_.status_by_grpc && !options_.except.names(row.status);
        return status_ == HttpStatus::none || status_ == (by_grpc ? http_status_of(row.grpc) : row.status);
    }

    const EnvelopeOptions& options_;
    const SaidValues& said_;
    HttpStatus status_; ///< `none` where the response does not say it and the body neither
    std::string_view type_;
    std::string_view message_;
    std::string_view number_column_; ///< the one that has the numbers of the codes
};

/// The status that a row without a number is written with as its code, where the envelope has a status of its own for every
/// response: it has been read as a name that no row has. 0 for any other code.
inline int status_as_code(const Plan& plan, const ApiError& error) noexcept
{
    const int status = three_digits(error.name());
    if (plan.options->status == HttpStatus::none || plan.options->except.names(error.status()) || status < 400
        || status > 599)
        return 0;
    for (std::size_t at = 0; at < plan.layout.size; ++at) {
        if (is_number_of_column(plan.layout.nodes[at])) return status;
    }
    return 0;
}

/// Gives an error without a code the row that it is of, if that can be told. Its message stays what the server said.
///
/// It is a guess: with another message than its row's, an error may be of a row that the catalogue does not have.
inline bool guess_code(const Plan& plan, SaidValues said, ApiError& error) noexcept
{
    const int as_code = status_as_code(plan, error);
    if (has_code_place(plan) || (!error.name().empty() && as_code == 0)) return false;
    if (as_code != 0) said.status = as_code;
    const RowGuess guess(plan, said, error);
    const auto set = [&](const Catalog* catalog) {
        const RowData* const row = catalog != nullptr ? guess.find(*catalog) : nullptr;
        if (row == nullptr) return false;
        ErrorAccess::head(error).set_row(*catalog, catalog->index_of(*row));
        ErrorAccess::records(error).erase(FieldKind::type);
        if (as_code != 0) ErrorAccess::records(error).erase(FieldKind::code);
        return true;
    };
    const CatalogList catalogs = plan.catalogs();
    if (set(catalogs.first)) return true;
    for (std::size_t at = 0; at < catalogs.more_count; ++at) {
        if (set(catalogs.more[at])) return true;
    }
    return false;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
