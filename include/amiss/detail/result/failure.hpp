// SPDX-License-Identifier: BSL-1.0
// What fail() returns: a tl::unexpected that has the setters of ApiError.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/result/propagate.hpp>
#include <amiss/detail/result/tl_expected.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/error.hpp>
#include <amiss/setters.hpp>
#include <amiss/source_location.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// An ApiError with the place where it was first made. A type of its own, so that the specialisation below can have
/// setters. `Code` is the code where the program names it in a type, for results that list theirs.
///
/// Derived, not converting: tl::expected asks whether ApiError is constructible from it, and two conversion
/// functions would leave that ambiguous between ApiError's constructors.
template <auto... Code>
struct LocatedErrorOf : ApiError {
    template <class What>
    AMISS_ALWAYS_INLINE LocatedErrorOf(What&& made_from, SourceLocation made_at) noexcept
        : ApiError(std::forward<What>(made_from))
    {
        ErrorHead& head = ErrorAccess::head(*this);
        if (head.file == nullptr) head.set_location(made_at.file, made_at.line);
    }
};
using LocatedError = LocatedErrorOf<>;

template <class Result>
constexpr bool has_api_error() noexcept
{
    if constexpr (IsExpected<Result>::value)
        return std::is_convertible_v<typename Result::error_type, ApiError>;
    else
        return false;
}

/// Whether `Error` is an ApiError, or a class of them, that a failure can become.
template <class Error, class Located>
inline constexpr bool takes_failure = std::is_base_of_v<ApiError, Error> && std::is_constructible_v<Error, Located>;

} // namespace detail
} // inline namespace v0
} // namespace amiss

/// What `amiss::fail` returns: a `tl::unexpected` with the setters of ApiError.
///
/// A specialisation and not a class derived from `tl::unexpected<ApiError>`: a greedy value type such as std::any
/// would take the derived object as its value, and the failure would be a success.
template <auto... Code>
class [[nodiscard]] tl::unexpected<amiss::detail::LocatedErrorOf<Code...>>
    : public amiss::ErrorSetters<tl::unexpected<amiss::detail::LocatedErrorOf<Code...>>> {
    using Located = amiss::detail::LocatedErrorOf<Code...>;

public:
    template <class What>
    AMISS_ALWAYS_INLINE unexpected(What&& made_from, amiss::SourceLocation made_at) noexcept
        : error_(std::forward<What>(made_from), made_at)
    {}

    template <class Other, std::enable_if_t<!std::is_same_v<std::decay_t<Other>, unexpected>, int> = 0>
    explicit unexpected(Other&&) noexcept : error_(amiss::HttpStatus::none, amiss::SourceLocation())
    {
        static_assert(amiss::detail::is_deducible_after_an_error<Other>,
                      "amiss: a lambda that returns errors needs a return type: [&]() -> amiss::expected<T> { … }");
    }

    const Located& value() const& noexcept { return error_; }
    Located& value() & noexcept { return error_; }
    Located&& value() && noexcept { return std::move(error_); }

    /// For results that take a plain `tl::unexpected<ApiError>`.
    operator tl::unexpected<amiss::ApiError>() && noexcept
    {
        return tl::unexpected<amiss::ApiError>(static_cast<amiss::ApiError&&>(error_));
    }
    operator tl::unexpected<amiss::ApiError>() const& noexcept
    {
        return tl::unexpected<amiss::ApiError>(static_cast<const amiss::ApiError&>(error_));
    }

#if defined(__cpp_lib_expected)
    /// To that type alone: a greedy T, such as std::any, does not compile.
    template <class T, class Error, std::enable_if_t<amiss::detail::takes_failure<Error, Located>, int> = 0>
    operator std::expected<T, Error>() && noexcept
    {
        return std::expected<T, Error>(std::unexpect, std::move(error_));
    }
    template <class T, class Error, std::enable_if_t<amiss::detail::takes_failure<Error, const Located&>, int> = 0>
    operator std::expected<T, Error>() const& noexcept
    {
        return std::expected<T, Error>(std::unexpect, error_);
    }
#endif

    /// To the result of another library, whose adapter is included.
    template <class Result, class Traits = amiss::detail::result_traits<Result>,
              std::enable_if_t<Traits::template takes<Result, amiss::ApiError>, int> = 0>
    operator Result() &&
    {
        return Traits::template make<Result>(static_cast<amiss::ApiError&&>(error_));
    }
    template <class Result, class Traits = amiss::detail::result_traits<Result>,
              std::enable_if_t<Traits::template takes<Result, amiss::ApiError>, int> = 0>
    operator Result() const&
    {
        return Traits::template make<Result>(static_cast<const amiss::ApiError&>(error_));
    }

private:
    friend class amiss::ErrorSetters<unexpected>;
    amiss::ApiError& edit() noexcept { return error_; }

    Located error_;
};
