// SPDX-License-Identifier: BSL-1.0
// What LEAF's handlers find of one error, as an ApiError.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/text/log_writer.hpp>
#include <amiss/error.hpp>
#include <amiss/exception.hpp>

#include <boost/leaf/common.hpp>
#include <boost/leaf/error.hpp>
#include <boost/leaf/handle_errors.hpp>

#include <exception>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

namespace leaf = ::boost::leaf;

/// What LEAF itself can say about an error, each a null pointer where nobody has said it.
struct LeafFound {
    const std::error_code* code;
    const std::errc* condition;
    const leaf::e_errno* number;
    const std::exception_ptr* exception;
    const leaf::e_api_function* function;
    const leaf::e_file_name* file;
    const leaf::e_at_line* line;
    const leaf::e_source_location* place;
};

/// The exception that is being handled, or the one that is kept, as `capture` makes an error of it.
inline std::optional<ApiError> leaf_exception([[maybe_unused]] const LeafFound& found,
                                              [[maybe_unused]] bool thrown) noexcept
{
#if defined(__cpp_exceptions)
    if (thrown) return current_exception_error();
    if (found.exception != nullptr && *found.exception) {
        try {
            std::rethrow_exception(*found.exception);
        } catch (...) {
            return current_exception_error();
        }
    }
#endif
    return std::nullopt;
}

/// Whether an exception says which error it is: one that does not has the cause that `current_exception_error` gives it.
inline bool says_a_code(const ApiError& exception) noexcept
{
    const std::error_code cause = exception.cause();
    return exception.catalog() != nullptr
        || (cause != std::make_error_code(std::errc::state_not_recoverable) && !leaf::is_error_id(cause));
}

/// The first code that there is, or 0.
inline std::error_code leaf_code(const LeafFound& found) noexcept
{
    if (found.code != nullptr && *found.code && !leaf::is_error_id(*found.code)) return *found.code;
    if (found.condition != nullptr && *found.condition != std::errc()) return std::make_error_code(*found.condition);
    if (found.number != nullptr) return {found.number->value, std::generic_category()};
    return {};
}

inline void put_note(LogWriter& out, std::string_view before, std::string_view note) noexcept
{
    if (note.empty()) return;
    out.put(out.text().empty() ? "" : "; ");
    out.put(before);
    out.put(note);
}

/// Adds the function, the file and the line to the context, where 1024 bytes have room for both.
inline void add_notes(ApiError& error, std::string_view said, const LeafFound& found) noexcept
{
    char buffer[1024];
    LogWriter out(buffer, sizeof buffer);
    put_note(out, "", error.context());
    if (out.text().size() != error.context().size()) return;
    if (error.context() != said) put_note(out, "", said);
    if (found.function != nullptr && found.function->value != nullptr) put_note(out, "", found.function->value);
    if (found.file != nullptr) put_note(out, "file ", found.file->value);
    if (found.line != nullptr) {
        out.put(out.text().empty() ? "line " : "; line ");
        out.put(found.line->value);
    }
    if (out.text().size() != error.context().size()) error.with_context(out.text());
}

/// The error of which the handlers have found this. `named` is an ApiError, or one that is made of a code of the program.
inline ApiError leaf_error(std::optional<ApiError>&& named, const LeafFound& found, bool thrown,
                           const leaf::error_info& info) noexcept
{
    std::optional<ApiError> exception = leaf_exception(found, thrown);
    const std::string_view said = exception ? exception->context() : std::string_view();
    const auto error_of = [&](ApiError error) {
        add_notes(error, said, found);
        ErrorHead& head = ErrorAccess::head(error);
        if (head.file == nullptr && found.place != nullptr)
            head.set_location(found.place->file, static_cast<unsigned>(found.place->line));
        return error;
    };
    if (named) return error_of(std::move(*named));
    if (exception && says_a_code(*exception)) return error_of(*exception);
    if (const std::error_code code = leaf_code(found)) return error_of(ApiError(code));
    if (exception) return error_of(*exception);
    char text[32];
    LogWriter out(text, sizeof text);
    out.put("LEAF error ");
    out.put(info.error().value());
    return error_of(ApiError(std::errc::state_not_recoverable).with_context(out.text()));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
