// SPDX-License-Identifier: BSL-1.0
// The bridge to exceptions: ApiError thrown as a std::system_error, and exceptions caught as ApiError.
#pragma once

#include <amiss/detail/text/log_writer.hpp>
#include <amiss/expected.hpp>

#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>

#if defined(__cpp_exceptions)

#if defined(__GLIBCXX__)
#include <bits/cxxabi_forced.h> // not <cxxabi.h>, which declares a global name `abi`
#endif

namespace amiss {
inline namespace v0 {

/// A `std::system_error` that carries an ApiError; `code()` is the error's code.
class ApiException : public std::system_error {
public:
    /// Allocates for `what()`.
    explicit ApiException(ApiError error)
        : std::system_error(error.code()), what_(text_of(error)), error_(std::move(error))
    {}

    /// Name, status, request id and message in one line, with nothing internal: no context, no cause.
    ///
    ///     parameter_missing 400 (request req_1): The 'title' field is required.
    ///
    /// At most 1,024 bytes. Controls are escaped and secrets replaced as by `log_line`.
    const char* what() const noexcept override { return what_.what(); }

    /// The error that was thrown, with everything that is internal.
    const ApiError& error() const& noexcept AMISS_LIFETIMEBOUND { return error_; }
    /// The same, to be moved out of an exception that is no longer needed.
    ApiError&& error() && noexcept AMISS_LIFETIMEBOUND { return std::move(error_); }

private:
    static std::string text_of(const ApiError& error)
    {
        char buffer[1024];
        detail::LogWriter out(buffer, sizeof buffer);
        out.put_safe(error.name());
        out.put(error.name().empty() ? "" : " ");
        out.put(to_int(error.status()));
        if (!error.request_id().empty()) out.put(" (request "), out.put_safe(error.request_id()), out.put(")");
        out.put(": ");
        out.put_safe(error.message());
        return std::string(out.text());
    }

    std::runtime_error what_; // for its text, which is shared between copies and so can be copied without throwing
    ApiError error_;
};

/// The value of `result`, or its error thrown as ApiException. A result that lists its errors will do too.
template <class T, class E, std::enable_if_t<std::is_base_of_v<ApiError, E>, int> = 0>
T value_or_throw(expected<T, E>&& result)
{
    if (!result.has_value()) throw ApiException(std::move(result).error());
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}
/// The same for an lvalue: the value or the error is copied.
template <class T, class E, std::enable_if_t<std::is_base_of_v<ApiError, E>, int> = 0>
T value_or_throw(const expected<T, E>& result)
{
    if (!result.has_value()) throw ApiException(result.error());
    if constexpr (!std::is_void_v<T>) return *result;
}

/// The exception that is being handled, as an error: for the catch block at a program's edge.
///
/// ApiException gives its error, `std::system_error` its code, `std::bad_alloc` ENOMEM as the cause. Any other
/// exception is a 500 whose internal context is `what()`; nothing of that reaches the wire. Outside a catch block it is
/// a 500 whose context says so.
inline ApiError current_exception_error() noexcept
{
    const auto foreign = [](std::errc code) { return ApiError(code); };
    if (!std::current_exception()) return foreign(std::errc::state_not_recoverable).with_context("no exception");
    try {
        throw;
    } catch (const ApiException& exception) {
        return exception.error();
    } catch (const std::system_error& exception) {
        return ApiError(exception.code()).with_context(exception.what());
    } catch (const std::bad_alloc&) {
        return foreign(std::errc::not_enough_memory);
    } catch (const std::exception& exception) {
        return foreign(std::errc::state_not_recoverable).with_context(exception.what());
    } catch (...) {
        return foreign(std::errc::state_not_recoverable).with_context("an exception not derived from std::exception");
    }
}

namespace detail {
template <class T>
struct CaptureOf {
    using type = expected<T, ApiError>;
};
// An exception may be any error, so a result that lists its errors becomes a plain one.
template <class T, class E>
struct CaptureOf<tl::expected<T, E>> {
    using type = expected<std::conditional_t<std::is_base_of_v<ApiError, E>, T, tl::expected<T, E>>, ApiError>;
};
} // namespace detail

/// What `capture` returns: `expected<T>` for an `F` that returns `T`, `expected<T>` or a `result<T, …>`.
template <class F>
using captured_t = typename detail::CaptureOf<std::decay_t<decltype(std::declval<F>()())>>::type;

/// Calls `f` and returns what it returns as an expected; an exception becomes its error.
///
///     auto parsed = amiss::capture([&] { return std::stoi(text); });   // expected<int>
///
/// Throws nothing. It is not noexcept because of what is no exception: a thread that ends by pthread_cancel or
/// pthread_exit unwinds its stack, and that passes through.
template <class F>
captured_t<F> capture(F&& f)
{
    using Value = decltype(std::forward<F>(f)());
    using Captured = captured_t<F>;
    using Bare = std::decay_t<Value>;
    try {
        if constexpr (std::is_void_v<Value>) {
            std::forward<F>(f)();
            return {};
        } else if constexpr (std::is_same_v<Bare, Captured> || std::is_same_v<Bare, typename Captured::value_type>) {
            return std::forward<F>(f)();
        } else { // it lists its errors; not returned as it is, because a greedy value would take it whole
            auto&& result = std::forward<F>(f)();
            AMISS_TRY(std::forward<Value>(result));
            if constexpr (std::is_void_v<typename Captured::value_type>)
                return {};
            else
                return Captured(tl::in_place, *std::forward<Value>(result));
        }
#if defined(__GLIBCXX__)
    } catch (const __cxxabiv1::__forced_unwind&) {
        throw; // glibc ends a program that stops it
#endif
    } catch (...) {
        return tl::unexpected<ApiError>(current_exception_error());
    }
}

} // inline namespace v0
} // namespace amiss

#endif
