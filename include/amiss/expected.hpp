// SPDX-License-Identifier: BSL-1.0
// Results: expected<T, ApiError> on tl::expected, fail() to make the error, and macros to hand it on.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/error.hpp>

#include <tl/expected.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// A value, or the error that stands in its place; `tl::expected` with ApiError as the default.
template <class T, class E = ApiError>
using expected = tl::expected<T, E>;

/// An error on its way into an expected; `tl::unexpected`.
template <class E = ApiError>
using unexpected = tl::unexpected<E>;

namespace detail {

/// What `fail()` carries: a type of its own, so that the specialisation below can have setters.
///
/// Derived, not converting: tl::expected asks whether ApiError is constructible from it, and two conversion
/// functions would leave that ambiguous between ApiError's constructors.
struct Failure : ApiError {
    template <class What>
    Failure(What&& what, const char* file, unsigned line) noexcept : ApiError(std::forward<What>(what))
    {
        ErrorHead& head = ErrorAccess::head(*this);
        if (head.file == nullptr) head.set_location(file, line);
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss

/// What `amiss::fail` returns: a `tl::unexpected` with the setters of ApiError.
///
/// A specialisation and not a class derived from `tl::unexpected<ApiError>`: a greedy value type such as std::any
/// would take the derived object as its value, and the failure would be a success.
template <>
class [[nodiscard]] tl::unexpected<amiss::detail::Failure>
    : public amiss::ErrorSetters<tl::unexpected<amiss::detail::Failure>> {
public:
    template <class What>
    unexpected(What&& what, const char* file, unsigned line) noexcept : failure_(std::forward<What>(what), file, line)
    {}

    const amiss::detail::Failure& value() const& noexcept { return failure_; }
    amiss::detail::Failure& value() & noexcept { return failure_; }
    amiss::detail::Failure&& value() && noexcept { return std::move(failure_); }

    /// For results that take a plain `tl::unexpected<ApiError>`.
    operator tl::unexpected<amiss::ApiError>() && noexcept
    {
        return tl::unexpected<amiss::ApiError>(static_cast<amiss::ApiError&&>(failure_));
    }
    operator tl::unexpected<amiss::ApiError>() const& noexcept
    {
        return tl::unexpected<amiss::ApiError>(static_cast<const amiss::ApiError&>(failure_));
    }

private:
    friend class amiss::ErrorSetters<tl::unexpected<amiss::detail::Failure>>;
    amiss::ApiError& edit() noexcept { return failure_; }

    amiss::detail::Failure failure_;
};

namespace amiss {
inline namespace v0 {

/// Makes a failure of a catalogued enumerator, an ApiError, an HttpStatus or a std::error_code.
///
///     return amiss::fail(cstar::Code::parameter_missing).with_param("title");
///
/// Converts into every `expected<T, ApiError>`. Remembers the calling file and line for logs, unless
/// AMISS_CFG_LOCATION is 0. Never allocates.
template <class What, std::enable_if_t<std::is_constructible_v<ApiError, What&&>, int> = 0>
[[nodiscard]] inline tl::unexpected<detail::Failure> fail(What&& what,
#if AMISS_CFG_LOCATION
                                                          const char* file = __builtin_FILE(),
                                                          unsigned line = static_cast<unsigned>(__builtin_LINE())
#else
                                                          const char* file = nullptr, unsigned line = 0
#endif
                                                              ) noexcept
{
    return {std::forward<What>(what), file, line};
}

namespace detail {

/// An error that is still where it was: it is moved when the result that is returned takes it, and not before.
///
/// Handing an `unexpected` on would move the error twice, into the `unexpected` and out of it.
template <class E>
struct ErrorRvalue {
    E* error;

    operator E&&() const noexcept { return static_cast<E&&>(*error); }
    template <class Other, std::enable_if_t<!std::is_same_v<Other, E> && std::is_convertible_v<E&&, Other>, int> = 0>
    operator Other() const
    {
        return static_cast<E&&>(*error);
    }
};

template <class Result, class = void>
struct HasUnexpected : std::false_type {};
template <class Result>
struct HasUnexpected<Result, std::void_t<typename Result::unexpected_type>> : std::true_type {};

template <class Result>
struct IsTlExpected : std::false_type {};
template <class T, class E>
struct IsTlExpected<tl::expected<T, E>> : std::true_type {};

/// The error of `result`, in what a function returns to hand it on: `tl::unexpected`, or what the
/// result names as its `unexpected_type`, or the bare error.
template <class Result>
constexpr auto propagate(Result&& result)
{
    using Plain = std::decay_t<Result>;
    using Error = std::remove_reference_t<decltype(result.error())>;
    if constexpr (IsTlExpected<Plain>::value && !std::is_const_v<Error> && std::is_rvalue_reference_v<Result&&>) {
        return tl::unexpected<ErrorRvalue<Error>>(ErrorRvalue<Error>{&result.error()});
    } else if constexpr (IsTlExpected<Plain>::value) {
        return tl::unexpected<std::remove_const_t<Error>>(result.error());
    } else if constexpr (HasUnexpected<Plain>::value) {
        return typename Plain::unexpected_type(std::forward<Result>(result).error());
    } else {
        return std::remove_const_t<Error>(std::forward<Result>(result).error());
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss

#define AMISS_DETAIL_JOIN_AGAIN(A, B) A##B
#define AMISS_DETAIL_JOIN(A, B) AMISS_DETAIL_JOIN_AGAIN(A, B)
// Takes the parentheses off a declaration that is wholly parenthesised, "(auto [a, b])", and off nothing else:
// "(*rows)[1]" stays as it is. EAT leaves nothing of the former, and only then does PROBE meet its parentheses.
#define AMISS_DETAIL_EAT(...)
#define AMISS_DETAIL_PROBE(...) ,
#define AMISS_DETAIL_THIRD(A, B, C, ...) C
#define AMISS_DETAIL_HAS_COMMA(...) AMISS_DETAIL_HAS_COMMA_AGAIN(__VA_ARGS__, 1, 0, 0)
#define AMISS_DETAIL_HAS_COMMA_AGAIN(...) AMISS_DETAIL_THIRD(__VA_ARGS__)
#define AMISS_DETAIL_IS_WRAPPED(X) AMISS_DETAIL_HAS_COMMA(AMISS_DETAIL_PROBE AMISS_DETAIL_EAT X())
#define AMISS_DETAIL_KEEP(...) __VA_ARGS__
#define AMISS_DETAIL_BARE_0(X) X
#define AMISS_DETAIL_BARE_1(X) AMISS_DETAIL_KEEP X
#define AMISS_DETAIL_BARE(X) AMISS_DETAIL_JOIN(AMISS_DETAIL_BARE_, AMISS_DETAIL_IS_WRAPPED(X))(X)

#define AMISS_DETAIL_TRY(RESULT, ...)                                                                                  \
    do {                                                                                                               \
        auto&& RESULT = __VA_ARGS__;                                                                                   \
        if (!RESULT.has_value()) return ::amiss::detail::propagate(static_cast<decltype(RESULT)&&>(RESULT));           \
    } while (false)

#define AMISS_DETAIL_ASSIGN(RESULT, DECLARATION, ...)                                                                  \
    auto&& RESULT = __VA_ARGS__;                                                                                       \
    if (!RESULT.has_value()) return ::amiss::detail::propagate(static_cast<decltype(RESULT)&&>(RESULT));               \
    AMISS_DETAIL_BARE(DECLARATION) = *static_cast<decltype(RESULT)&&>(RESULT)

/// Returns the error of the expression from the enclosing function; does nothing when it has a value.
///
/// The expression is evaluated once and may have commas. Any result with `has_value()` and `error()` will do.
#define AMISS_TRY(...) AMISS_DETAIL_TRY(AMISS_DETAIL_JOIN(amiss_result_, __COUNTER__), __VA_ARGS__)

/// Declares or assigns the value of the expression, or returns its error from the enclosing function.
///
///     AMISS_ASSIGN(auto customer, find_customer(id));
///     AMISS_ASSIGN((auto [a, b]), pair_of(customer));   // a declaration with a comma is parenthesised
///
/// One move at most. Declares a variable, so it stands in a block and not alone behind an `if`.
#define AMISS_ASSIGN(DECLARATION, ...)                                                                                 \
    AMISS_DETAIL_ASSIGN(AMISS_DETAIL_JOIN(amiss_result_, __COUNTER__), DECLARATION, __VA_ARGS__)
