// SPDX-License-Identifier: BSL-1.0
// What LEAF's handlers find of one error, as an ApiError.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/result/foreign_errors.hpp>
#include <amiss/detail/text/digits.hpp>
#include <amiss/error.hpp>
#include <amiss/exception.hpp>

#include <boost/leaf/common.hpp>
#include <boost/leaf/error.hpp>
#include <boost/leaf/handle_errors.hpp>

#include <cstddef>
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
#endif
    if (found.exception != nullptr && *found.exception) return error_of_exception(*found.exception);
    return std::nullopt;
}

/// Whether an exception says which error it is: one that does not has the cause that `current_exception_error` gives it.
inline bool says_a_code(const ApiError& exception) noexcept
{
    const std::error_code cause = exception.cause();
    return exception.catalog() != nullptr
        || (cause != std::make_error_code(std::errc::state_not_recoverable) && !leaf::is_error_id(cause));
}

/// Whether an exception has an error of LEAF with it. To any other, LEAF counts what belongs to the last error of the thread,
/// even if that was handled long ago.
inline bool has_leaf_error([[maybe_unused]] const leaf::error_info& info) noexcept
{
#if defined(__cpp_exceptions)
    return dynamic_cast<const leaf::error_id*>(info.exception()) != nullptr;
#else
    return false;
#endif
}

/// The first code that there is, or 0.
inline std::error_code leaf_code(const LeafFound& found) noexcept
{
    if (found.code != nullptr && *found.code && !leaf::is_error_id(*found.code)) return *found.code;
    if (found.condition != nullptr && *found.condition != std::errc()) return std::make_error_code(*found.condition);
    if (found.number != nullptr) return {found.number->value, std::generic_category()};
    return {};
}

/// The context with more, in a buffer: each note is there whole or not at all.
class LeafContext {
public:
    explicit LeafContext(std::string_view context) noexcept { add("", context); }

    std::string_view text() const noexcept { return {text_, size_}; }

    void add(std::string_view before, std::string_view note) noexcept
    {
        const std::string_view separator = size_ == 0 ? "" : "; ";
        if (note.empty() || separator.size() + before.size() + note.size() > sizeof text_ - size_) return;
        for (const std::string_view part : {separator, before, note}) size_ += part.copy(text_ + size_, part.size());
    }

private:
    char text_[1024];
    std::size_t size_ = 0;
};

/// Adds what an exception has said, the function, the file and the line to the context, where 1024 bytes have room for it.
inline void add_notes(ApiError& error, std::string_view said, const LeafFound& found) noexcept
{
    LeafContext context(error.context());
    const std::size_t before = context.text().size();
    if (before != error.context().size()) return;
    if (error.context() != said) context.add("", said);
    if (found.function != nullptr && found.function->value != nullptr) context.add("", found.function->value);
    if (found.file != nullptr) context.add("file ", found.file->value);
    if (found.line != nullptr) context.add("line ", Digits(found.line->value).view());
    if (context.text().size() != before) error.with_context(context.text());
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
    const bool is_code = exception && says_a_code(*exception);
    if (is_code && thrown && !has_leaf_error(info)) return *exception;
    if (named) return error_of(std::move(*named));
    if (is_code) return error_of(*exception);
    if (const std::error_code code = leaf_code(found)) return error_of(ApiError(code));
    if (exception) return error_of(*exception);
    LeafContext context("");
    context.add("LEAF error ", Digits(info.error().value()).view());
    return error_of(unknown_error(context.text()));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
