// SPDX-License-Identifier: BSL-1.0
// Results that list their errors: a function that returns another code than those does not compile.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/result/error_lists.hpp>
#include <amiss/detail/result/failure.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>
#include <amiss/source_location.hpp>
#include <amiss/translate.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
/// The error in what `fail<Code>()` returns.
template <auto... Code>
using RaisedError = detail::LocatedErrorOf<Code...>;

/// The error in what `narrow<Otherwise>()` returns: any, until a result that lists its errors takes it.
template <auto Otherwise>
using NarrowedError = detail::NarrowedError<Otherwise>;

/// An ApiError whose code is one of `Codes`, enumerators of one catalogue or of several.
///
/// It is made from `fail<Code::x>()`, from a result that lists no other codes, or by `narrow`; anything else stops the
/// compiler with a sentence. It has nothing that an ApiError does not have, and converts to one. As a reference to its
/// base it can be given any code, so it is a check of what is returned, and no proof.
template <auto... Codes>
class raises : public ApiError {
    static_assert(sizeof...(Codes) > 0 && (is_catalogued_v<decltype(Codes)> && ...),
                  "amiss: raises<…> lists enumerators of catalogues, and at least one");

public:
    /// Whether `Code` is listed.
    template <auto Code>
    static constexpr bool lists = (detail::is_same_code<Code, Codes>() || ...);

    /// From `fail<Code::x>()`, whose code is listed.
    template <auto... Code>
    raises(const RaisedError<Code...>& error) noexcept // NOLINT: a return value
        : raises(RaisedError<Code...>(error))
    {}
    /// The same from an rvalue.
    template <auto... Code>
    raises(RaisedError<Code...>&& error) noexcept // NOLINT: a return value
        : ApiError(static_cast<ApiError&&>(error))
    {
        static_assert(sizeof...(Code) == 1,
                      "amiss: a result that lists its errors takes fail<Code::x>() and not "
                      "fail(Code::x): the type must say which code it is");
        static_assert((lists<Code> && ...), "amiss: the result does not list this error");
    }
    /// From the error of a result that lists no other codes.
    template <auto... Others>
    raises(raises<Others...>&& error) noexcept // NOLINT: a return value
        : ApiError(static_cast<ApiError&&>(error))
    {
        static_assert((lists<Others> && ...), "amiss: the result does not list all errors of this one");
    }
    /// The same from an lvalue.
    template <auto... Others>
    raises(const raises<Others...>& error) noexcept // NOLINT: a return value
        : ApiError(static_cast<const ApiError&>(error))
    {
        static_assert((lists<Others> && ...), "amiss: the result does not list all errors of this one");
    }
    /// From `narrow<Otherwise>(…)`: an error that is not listed becomes `Otherwise`.
    template <auto Otherwise>
    raises(NarrowedError<Otherwise>&& error) noexcept // NOLINT: a return value
        : ApiError(listed_or<Otherwise>(std::move(error.error)))
    {
        static_assert(lists<Otherwise>, "amiss: the result does not list the code that narrow falls back to");
    }
    /// Refuses a plain ApiError with a sentence: it may have any code.
    template <class Error, std::enable_if_t<std::is_same_v<std::decay_t<Error>, ApiError>, int> = 0>
    raises(Error&& error) noexcept // NOLINT: never compiles
        : ApiError(std::forward<Error>(error))
    {
        static_assert(!std::is_same_v<std::decay_t<Error>, ApiError>,
                      "amiss: a plain result may have any error; narrow<Code::x>(…) makes it one that is listed");
    }

private:
    template <class, class>
    friend class boost::system::result;
    raises() noexcept : ApiError(HttpStatus::none) {} // for Boost's result alone

    template <auto Otherwise>
    static ApiError listed_or(ApiError&& error) noexcept
    {
        if (((error.as<decltype(Codes)>() == Codes) || ...)) return std::move(error);
        return translate(error, translation(otherwise(Otherwise)));
    }
};

/// A value, or one of the errors that are listed.
///
/// AMISS_TRY and AMISS_ASSIGN pass its error on to a result with a longer list and to a plain one. A result with a value
/// also converts to those; `tl::expected` has no conversion for void, and a greedy value would take the whole result.
///
///     amiss::result<Ticket, Code::parameter_missing, Code::database_error> create(const Form& form);
template <class T, auto... Codes>
using result = expected<T, raises<Codes...>>;

/// What `fail<Code>()` returns: a `Failure` whose type says its code.
template <auto Code>
using FailureOf = unexpected<RaisedError<Code>>;

/// What `narrow` returns: a plain result on its way into one that lists its errors.
template <class T, auto Otherwise>
using Narrowed = expected<T, NarrowedError<Otherwise>>;

/// `fail(Code)` for results that list their errors: the type says which code it is. A plain result takes it too.
///
///     return amiss::fail<Code::parameter_missing>().with_param("title");
template <auto Code, std::enable_if_t<is_catalogued_v<decltype(Code)>, int> = 0>
[[nodiscard]] inline FailureOf<Code> fail(SourceLocation where = SourceLocation::current()) noexcept
{
    detail::check_catalog<decltype(Code)>();
    return {Code, where};
}

/// A plain result, for a function whose result lists its errors: one that is not listed becomes `Otherwise`.
///
/// As with `translate`, nothing of it goes out then: it is in the context, and its code is the cause. Which codes are
/// listed, only the function's result says: a plain one refuses what this returns with a sentence.
///
///     AMISS_TRY(amiss::narrow<Code::database_error>(store(ticket)));
template <auto Otherwise, class T, class E>
Narrowed<T, Otherwise> narrow(expected<T, E> plain)
{
    static_assert(is_catalogued_v<decltype(Otherwise)>, "amiss: narrow<…> takes an enumerator of a catalogue");
    static_assert(std::is_base_of_v<ApiError, E>, "amiss: narrow(…) takes a result whose error is an ApiError");
    return std::move(plain).map_error(
        [](E&& error) { return detail::NarrowedError<Otherwise>{static_cast<ApiError&&>(error)}; });
}

/// The errors of several lists as one, each of them once, in the order in which they first appear.
template <class... Lists>
using raises_of = typename detail::UnionOfRaises<Lists...>::Type;

/// The errors that a function's result lists: `raised_by<decltype(&find_customer)>`; of a result itself too.
template <class FunctionOrResult>
using raised_by = typename detail::ErrorsOf<FunctionOrResult>::Type;

} // inline namespace v0
} // namespace amiss
