// SPDX-License-Identifier: BSL-1.0
// One row of a catalogue: everything that is known about one error code, declared once.
#pragma once

#include <amiss/column.hpp>
#include <amiss/detail/catalog/column_table.hpp>
#include <amiss/detail/catalog/message_template.hpp>
#include <amiss/detail/catalog/row_lists.hpp>
#include <amiss/detail/catalog/status_defaults.hpp>
#include <amiss/detail/catalog/template_pieces.hpp>
#include <amiss/grpc.hpp>
#include <amiss/http_status.hpp>
#include <amiss/literal.hpp>
#include <amiss/retry_class.hpp>
#include <amiss/row_docs.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// What a row says at run time. All texts live as long as the program (or the library that declares them).
struct RowData {
    std::string_view name;                ///< wire name, "parameter_missing"
    std::string_view type;                ///< the API's error type; empty where it has none
    std::string_view message;             ///< text or template, "The '{param}' field is required."
    std::string_view plain;               ///< text for when a value of the template is missing
    std::string_view general_message;     ///< text for errors that are only the row's status; empty for `message`
    int value = 0;                        ///< the enumerator
    HttpStatus status = HttpStatus::none; ///< 400 to 599, or none for an error without a response
    Retry retry = Retry::never;           ///< whether the operation may be repeated
    Grpc grpc = Grpc::unknown;            ///< the gRPC code
    union {
        bool retired = false;                          ///< still read, but no longer sent
        [[deprecated("use retired")]] bool historical; ///< the former name of `retired`
    };
    bool general = false;                    ///< whether it speaks for every error that is only its status
    bool templated = false;                  ///< `message` has placeholders or doubled braces
    bool needs_values = false;               ///< `message` has placeholders; only in a catalogue
    bool own_retry = false;                  ///< whether the row says its retry class itself, and not its status
    int errc = 0;                            ///< a std::errc, or 0 where none fits
    detail::TemplateShape shape;             // of the message; only in a catalogue
    detail::TemplatePieces pieces = nullptr; // of the message; only in a catalogue
};

/// A row under construction; each setter returns a copy of the row with one change. `ColumnCount` is how many columns it has.
template <class Code, std::size_t ColumnCount>
struct Row {
    RowData data;                            ///< for programs
    detail::RowLists lists{};                // what `docs` returns
    detail::ColumnList<ColumnCount> columns; // what `column` was given

    /// For people: the causes, fixes and links.
    constexpr RowDocs docs() const noexcept { return lists.docs(); }

    /// The message for when a value that the template names is missing. Without it, the status's reason phrase.
    constexpr Row plain(Literal text) const
    {
        Row row = *this;
        row.data.plain = text.view;
        return row;
    }
    /// Whether the operation may be repeated. Without it, what the status says (`default_retry`).
    ///
    /// A server's yes to repeating (`ApiError::retry_class`) does not count against a `never` that is said here.
    constexpr Row retry(Retry retry_class) const
    {
        Row row = *this;
        row.data.retry = retry_class;
        row.data.own_retry = true;
        return row;
    }
    /// The gRPC code. Without it, the one of the status (`default_grpc`).
    constexpr Row grpc(Grpc code) const
    {
        Row row = *this;
        row.data.grpc = code;
        return row;
    }
    /// The portable condition that the code is equivalent to. Without it, the one that fits the status, if there is
    /// one.
    constexpr Row errc(std::errc condition) const
    {
        Row row = *this;
        row.data.errc = static_cast<int>(condition);
        return row;
    }
    /// One reason why this happens, a sentence for people; up to six.
    constexpr Row cause(Literal text) const
    {
        Row row = *this;
        detail::add_sentence(row.lists, row.lists.causes, row.lists.cause_count, text.view);
        return row;
    }
    /// One thing that helps, a sentence for people; up to six.
    constexpr Row fix(Literal text) const
    {
        Row row = *this;
        detail::add_sentence(row.lists, row.lists.fixes, row.lists.fix_count, text.view);
        return row;
    }
    /// A further page, and its address, an https URL (`is_https_url`); up to three.
    constexpr Row link(Literal title, Literal url) const
    {
        Row row = *this;
        detail::add_link(row.lists, {title.view, url.view});
        return row;
    }
    /// The row also speaks for every error that is only its status, as `ApiError(HttpStatus::not_found)` is.
    ///
    /// Its message must be true of all of them. At most one row for each status.
    constexpr Row general() const
    {
        Row row = *this;
        row.data.general = true;
        return row;
    }
    /// The same with a sentence of its own for such errors, where the row's message says too much.
    constexpr Row general(Literal sentence) const
    {
        Row row = general();
        row.data.general_message = sentence.view;
        return row;
    }
    /// A constant of the row under a name of your choice, such as a title; up to four. See `field::column`.
    constexpr Row<Code, ColumnCount + 1> column(Literal name, Literal text) const
    {
        return with_column({name.view, text.view, {}, 0});
    }
    /// The same for a number, such as the row's code in another protocol.
    constexpr Row<Code, ColumnCount + 1> column(Literal name, std::int64_t number) const
    {
        return with_column({name.view, {}, detail::Digits(number), number});
    }
    /// The code is still read, but the API no longer sends it.
    constexpr Row retired() const
    {
        Row row = *this;
        row.data.retired = true;
        return row;
    }
    /// The former name of `retired`.
    [[deprecated("use retired()")]] constexpr Row historical() const { return retired(); }

private:
    constexpr Row<Code, ColumnCount + 1> with_column(const Column& column) const
    {
        return {data, lists, detail::add_column(columns, column)};
    }
};

/// Starts a row: enumerator, wire name, HTTP status (400–599, or `none`), error type ("" for none), message.
///
/// The message may name values: `{param}`, `{retry_after}` and details by key; `{{` is a brace.
template <class Code>
constexpr Row<Code> row(Code code, Literal name, HttpStatus status, Literal type, Literal message)
{
    static_assert(std::is_enum_v<Code>, "amiss: a row starts with an enumerator");
    Row<Code> made;
    made.data.name = name.view;
    made.data.type = type.view;
    made.data.message = message.view;
    made.data.value = static_cast<int>(code);
    made.data.status = status;
    const detail::StatusDefaults defaults = detail::DefaultsByStatus<>::of(status);
    made.data.retry = defaults.retry;
    made.data.grpc = defaults.grpc;
    made.data.errc = defaults.errc;
    made.data.templated = detail::is_template(message.view);
    return made;
}

} // inline namespace v0
} // namespace amiss
