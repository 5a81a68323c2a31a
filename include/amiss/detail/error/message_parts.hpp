// SPDX-License-Identifier: BSL-1.0
// How a message came about: which parts of it are the row's own, which are values, and which values are missing.
#pragma once

#include <amiss/detail/catalog/message_template.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/storage/fill_template.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/text/value_end.hpp>
#include <amiss/error.hpp>
#include <amiss/provenance.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The parts of an error's message.
class MessageParts {
public:
    explicit MessageParts(const ApiError& error) noexcept : error_(error), row_(ErrorAccess::row(error)) {}

    /// Whether the message is the row's text, without any value.
    bool is_row_text() const noexcept
    {
        const std::string_view message = error_.message();
        return row_ != nullptr && (message == row_->plain || (!row_->templated && message == row_->message));
    }
    /// Whether it is what the row's template makes of the error's values.
    bool is_filled() const noexcept
    {
        return row_ != nullptr && row_->templated && walk([](std::size_t, std::size_t, bool) { return true; });
    }
    /// The first part of `range` that is in a value; of a message that is filled.
    TextRange first_value_in(TextRange range) const noexcept
    {
        TextRange found{range.end, range.end};
        walk([range, &found](std::size_t begin, std::size_t end, bool is_value) {
            if (!is_value || end <= range.begin || begin >= range.end) return true;
            found = {begin > range.begin ? begin : range.begin, end < range.end ? end : range.end};
            return false;
        });
        return found;
    }

    /// Calls `visit(key)` for each placeholder that nothing has filled, once for each key. An error from elsewhere, or one
    /// with a message of its own, has none.
    template <class Visit>
    void for_each_unfilled(Visit visit) const noexcept
    {
        const bool own = (ErrorAccess::head(error_).flags & ErrorHead::own_message) != 0;
        if (row_ == nullptr || !row_->needs_values || own || error_.provenance() != Provenance::local) return;
        char digits[24];
        std::string_view value;
        for (std::string_view rest = row_->message; !rest.empty();) {
            const std::size_t before = row_->message.size() - rest.size();
            const TemplatePart part = next_part(rest);
            if (part.placeholder && !template_value(ErrorAccess::records(error_), part.text, digits, value)
                && !has_key(row_->message.substr(0, before), part.text))
                visit(part.text);
        }
    }

private:
    static bool has_key(std::string_view text, std::string_view key) noexcept
    {
        while (!text.empty()) {
            const TemplatePart part = next_part(text);
            if (part.placeholder && part.text == key) return true;
        }
        return false;
    }

    /// Calls `visit(begin, end, is_value)` for each part, until it returns false. Returns whether the message is filled.
    template <class Visit>
    bool walk(Visit visit) const noexcept
    {
        const std::string_view message = error_.message();
        char digits[24];
        std::size_t at = 0;
        for (std::string_view rest = row_->message; !rest.empty();) {
            const TemplatePart part = next_part(rest);
            std::string_view piece = part.text;
            if (part.placeholder && !template_value(ErrorAccess::records(error_), part.text, digits, piece))
                return false;
            if (message.substr(at, piece.size()) != piece) return false;
            if (!visit(at, at + piece.size(), part.placeholder)) return false;
            at += piece.size();
        }
        return at == message.size();
    }

    const ApiError& error_;
    const RowData* row_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
