// SPDX-License-Identifier: BSL-1.0
// Stores what says which error a body is about: the code, the type and the message, and what can tell the code.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/error/known_code.hpp>
#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/detail/read/row_search.hpp>
#include <amiss/detail/read/violation_sink.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/error.hpp>
#include <amiss/grpc.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The part of a sink that is about the code of an error.
///
/// A code that is found decides. Without one, the text of a column gives the row that has it, and so does a code that is
/// the number in one. A domain that no catalogue has makes the code one of no catalogue.
class CodeSink : public ViolationSink {
public:
    /// Whether there was anything in the place of the code, even a sentence or the status.
    bool says_code() const noexcept { return says_code_; }
    /// The gRPC code, where the layout has a place for it and the body had one.
    std::optional<Grpc> grpc() const noexcept
    {
        return grpc_ != no_grpc ? std::optional(static_cast<Grpc>(grpc_)) : std::nullopt;
    }

    /// The three digits in the place of a code that is a number, where no row has them, as of an error that is only a status.
    int code_status() const noexcept { return code_status_; }

    /// A text or a number in the place of a value that follows from the row, or of a code or a type in a style. False where
    /// it cannot be one.
    AMISS_NOINLINE bool put_row_value(const Node& node, std::string_view key, std::string_view text) noexcept
    {
        if (text.empty()) return true; // "" is how a body says that there is no value
        switch (node.field) {
        case FieldKind::code: return put_code_in_style(node, key, text), true;
        case FieldKind::grpc: return put_grpc(key, text);
        default: break;
        }
        if (is_absent_word(text)) return true;
        switch (node.field) {
        case FieldKind::type: return put_type(type_in_style(catalogs_, text)), true;
        case FieldKind::domain: return put_domain(key, text), true;
        default: return put_column(node.text, key, text), true;
        }
    }

protected:
    CodeSink(ApiError& error, const CatalogList& catalogs) noexcept
        : ViolationSink(ErrorAccess::records(error)), error_(error), catalogs_(catalogs)
    {}

    void put_first(RecordKind kind, std::string_view text) noexcept
    {
        if (is_seen(kind)) return;
        ++taken_;
        records_.put(kind, text);
    }

    // The error was empty at first, so it has only what was put here: no search is needed.
    bool has(RecordKind kind) const noexcept { return (seen_ & 1U << kind.number) != 0; }
    bool is_seen(RecordKind kind) noexcept
    {
        const bool seen = has(kind);
        seen_ |= 1U << kind.number;
        return seen;
    }

    // A known code has the type of its row, so the body's type is not stored.
    void put_type(std::string_view text) noexcept
    {
        if (ErrorAccess::row(error_) != nullptr) return void(++taken_);
        if (!has(FieldKind::type)) type_begin_ = records_.size();
        put_first(FieldKind::type, text);
    }

    // A sentence in the place of a code is the message, unless the message's own place has one.
    void put_message(std::string_view text, bool own_place) noexcept
    {
        const bool seen = is_seen(FieldKind::message);
        if (seen && (message_placed_ || !own_place)) return;
        ++taken_;
        if (seen)
            records_.set(FieldKind::message, text);
        else
            records_.put(FieldKind::message, text);
        message_placed_ = own_place;
        ErrorAccess::head(error_).flags |= ErrorHead::own_message;
    }

    void put_code(std::string_view key, std::string_view text) noexcept
    {
        if (ErrorAccess::row(error_) != nullptr || has(FieldKind::code)) {
            if (from_column_) replace_guess(nullptr, key, text);
            if (from_number_) replace_number(key, text);
            return;
        }
        if (set_known_code(error_, catalogs_, text)) return found_code();
        if (is_absent_word(text)) return;
        says_code_ = true;
        if (is_status_number(text, ErrorAccess::head(error_).status)) return; // the response already says so
        if (is_word(text)) return put_first(FieldKind::code, text);
        lose_text(key, text);
        put_message(text, false); // a sentence is never a code
    }

    // The row whose name is `text`, as it is or in this style.
    FoundRow row_named(std::string_view text, FieldStyle style) const noexcept
    {
        return find_in(catalogs_, [text, style](const Catalog& catalog) {
            const std::size_t row = catalog.index_of(text);
            if (row != catalog.size()) return FoundRow{&catalog, row};
            return is_name_style(style) ? row_in_style(catalog, style, text) : FoundRow{};
        });
    }

private:
    static constexpr std::uint8_t no_grpc = 0xFF;

    void found_code() noexcept
    {
        says_code_ = true;
        ++taken_;
        erase_type();
    }

    // In most bodies it comes before the code.
    void erase_type() noexcept
    {
        if (has(FieldKind::type) && !records_.erase_last(FieldKind::type, type_begin_)) records_.erase(FieldKind::type);
    }

    void forget_row() noexcept
    {
        ErrorAccess::head(error_).catalog = nullptr;
        ErrorAccess::head(error_).row_number = 0;
        from_column_ = false;
    }

    // A code that is none leaves the row that a column gave.
    AMISS_NOINLINE void replace_guess(const Node* node, std::string_view key, std::string_view text) noexcept
    {
        const ErrorHead& head = ErrorAccess::head(error_);
        const FoundRow guess{head.catalog, head.row_number};
        forget_row();
        if (node != nullptr)
            put_code_in_style(*node, key, text);
        else
            put_code(key, text);
        if (ErrorAccess::row(error_) != nullptr || has(FieldKind::code)) return;
        ErrorAccess::head(error_).set_row(*guess.catalog, guess.row);
        from_column_ = true;
    }

    // A name says more than the number of another protocol, which may be just the status. `text` may be in the records: the
    // number goes last.
    AMISS_NOINLINE void replace_number(std::string_view key, std::string_view text) noexcept
    {
        const std::uint32_t bit = 1U << RecordKind(FieldKind::code).number;
        seen_ &= ~bit;
        from_number_ = false;
        put_code(key, text);
        if (ErrorAccess::row(error_) != nullptr || has(FieldKind::code)) return records_.erase(FieldKind::code);
        seen_ |= bit; // the number stays
    }

    void put_code_in_style(const Node& node, std::string_view key, std::string_view text) noexcept
    {
        if (node.style == FieldStyle::shape_name) return put_code(key, without_namespace(text));
        if (from_column_) return replace_guess(&node, key, text);
        if (node.style == FieldStyle::uri) return put_uri(key, text);
        if (ErrorAccess::row(error_) != nullptr || has(FieldKind::code)) return;
        const bool is_column = node.style == FieldStyle::number && !node.text.empty();
        if (!set_known_code(error_, catalogs_, text)) {
            const FoundRow found = find_in(catalogs_, [&](const Catalog& catalog) {
                if (node.style != FieldStyle::number) return row_in_style(catalog, node.style, text);
                return row_with_column(catalog, node.text, text, ErrorAccess::head(error_).status);
            });
            if (found.catalog == nullptr) {
                // The status is what a row without a number has.
                taken_ += is_status_number(text, ErrorAccess::head(error_).status) ? 1U : 0U;
                if (node.style == FieldStyle::number) code_status_ = three_digits(text);
                put_code(key, text);
                from_number_ = is_column && has(FieldKind::code) && is_integer(text);
                return;
            }
            ErrorAccess::head(error_).set_row(*found.catalog, found.row);
            code_style_ = node.style;
            code_column_ = {node.text.data(), node.text.size()};
            from_column_ = is_column;
        }
        found_code();
    }

    // What is no URI of this API may be the name itself, in a body of somebody who has no base.
    void put_uri(std::string_view key, std::string_view text) noexcept
    {
        says_code_ = true;
        if (text == blank_uri) return void(++taken_);
        if (ErrorAccess::row(error_) != nullptr || has(FieldKind::code)) return put_code(key, text);
        char name[max_word];
        const FoundRow found = find_in(catalogs_, [&](const Catalog& catalog) {
            return row_of_uri(catalog, catalogs_.doc_base.empty() ? catalog.doc_base() : catalogs_.doc_base, text,
                              name);
        });
        if (found.catalog == nullptr) return put_code(key, text);
        ErrorAccess::head(error_).set_row(*found.catalog, found.row);
        found_code();
    }

    void put_column(std::string_view name, std::string_view key, std::string_view text) noexcept
    {
        const FoundRow found = find_in(catalogs_, [&](const Catalog& catalog) {
            return row_with_column(catalog, name, text, ErrorAccess::head(error_).status);
        });
        ++taken_;
        if (found.catalog == nullptr) {
            lost_.add_text(key, text); // for the log; no fault
        } else if (ErrorAccess::row(error_) == nullptr && !has(FieldKind::code)) {
            ErrorAccess::head(error_).set_row(*found.catalog, found.row);
            from_column_ = true;
            erase_type();
        }
    }

    bool put_grpc(std::string_view key, std::string_view text) noexcept
    {
        const int code = grpc_of(text);
        if (code < 0) return lose_text(key, text), false;
        if (grpc_ == no_grpc) grpc_ = static_cast<std::uint8_t>(code);
        ++taken_;
        return true;
    }

    void put_domain(std::string_view key, std::string_view text) noexcept
    {
        ++taken_;
        const FoundRow found = find_in(catalogs_, [text](const Catalog& catalog) {
            return catalog.domain() == text ? FoundRow{&catalog, 0} : FoundRow{};
        });
        if (found.catalog == nullptr) lost_.add_text(key, text); // for the log; no fault
        catalogs_ =
            CatalogList(found.catalog, nullptr, 0, catalogs_.doc_base); // a code that comes later is of this one
        const RowData* const row = ErrorAccess::row(error_);
        if (row == nullptr || error_.catalog()->domain() == text) return;
        const bool is_guess = from_column_ && code_style_ != FieldStyle::number;
        char name[max_word];
        const std::string_view as_read = name_as_read(*row, name);
        forget_row();
        if (is_guess || set_known_code(error_, catalogs_, row->name)) return;
        if (is_word(as_read)) return put_first(FieldKind::code, as_read);
        put_message(as_read, false);
    }

    // The text that gave this row.
    std::string_view name_as_read(const RowData& row, char (&buffer)[max_word]) const noexcept
    {
        if (code_style_ == FieldStyle::plain) return row.name;
        if (code_style_ == FieldStyle::number) return error_.column({code_column_.data, code_column_.size});
        if (row.name.size() > sizeof buffer) return row.name;
        for (std::size_t at = 0; at < row.name.size(); ++at) buffer[at] = in_style(row.name[at], code_style_);
        return {buffer, row.name.size()};
    }

protected:
    ApiError& error_;

private:
    CatalogList catalogs_;
    std::uint32_t seen_ = 0;       ///< a bit for each kind of record
    std::uint32_t type_begin_ = 0; ///< where the record of the type begins, if there is one
    bool message_placed_ = false;
    bool says_code_ = false;
    bool from_column_ = false; ///< a column gave the row
    bool from_number_ = false; ///< the code is the number of a column that no row has
    std::uint8_t grpc_ = no_grpc;
    int code_status_ = -1;
    FieldStyle code_style_ = FieldStyle::plain; ///< in which the code was found; `plain` for the row's name
    struct {
        const char* data;
        std::size_t size;
    } code_column_; ///< the column of a code that was found as a number; not initialised, since most are not
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
