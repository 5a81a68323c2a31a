// SPDX-License-Identifier: BSL-1.0
// The call of a function under LEAF's handlers, and the handler that makes an expected of every error.
#pragma once

#include <amiss/detail/leaf/leaf_error.hpp>
#include <amiss/detail/result/propagate.hpp>
#include <amiss/expected.hpp>

#include <boost/leaf/handle_errors.hpp>
#include <boost/leaf/result.hpp>

#include <exception>
#include <optional>
#include <system_error>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The value of what a function returns: that of a result that LEAF knows or of an expected, or the thing itself.
template <class Returned, bool IsLeaf = leaf::is_result_type<Returned>::value,
          bool IsOurs = IsExpected<Returned>::value>
struct LeafValue {
    using Type = Returned;
};
template <class Returned, bool IsOurs>
struct LeafValue<Returned, true, IsOurs> {
    using Type = std::decay_t<decltype(std::declval<Returned>().value())>;
};
template <class Returned>
struct LeafValue<Returned, false, true> {
    using Type = typename Returned::value_type;
};

/// A class of its own for LEAF, to which nothing converts.
template <class Captured>
struct LeafHeld {
    Captured result;
};

/// How the call of the function has ended, if not by a result.
struct LeafThrown {
    bool exception = false;
    bool end_of_thread = false; // pthread_cancel or pthread_exit, which has to go on
};

template <class Captured, class F>
leaf::result<LeafHeld<Captured>> call_for_leaf(F&& f)
{
    using Held = LeafHeld<Captured>;
    using Returned = decltype(std::forward<F>(f)());
    using Plain = std::decay_t<Returned>;
    if constexpr (std::is_void_v<Returned>) {
        std::forward<F>(f)();
        return Held{Captured()};
    } else {
        auto&& result = std::forward<F>(f)();
        if constexpr (leaf::is_result_type<Plain>::value) {
            if (!result) return result.error();
            if constexpr (std::is_void_v<typename Captured::value_type>)
                return Held{Captured()};
            else
                return Held{Captured(tl::in_place, std::forward<Returned>(result).value())};
        } else if constexpr (IsExpected<Plain>::value) {
            if (!result.has_value())
                return Held{Captured(tl::unexpect, ApiError(std::forward<Returned>(result).error()))};
            if constexpr (std::is_void_v<typename Captured::value_type>)
                return Held{Captured()};
            else
                return Held{Captured(tl::in_place, *std::forward<Returned>(result))};
        } else {
            return Held{Captured(tl::in_place, std::forward<Returned>(result))};
        }
    }
}

/// Calls the function, and says what it has thrown.
template <class Captured, class F>
leaf::result<LeafHeld<Captured>> call_for_leaf(F&& f, [[maybe_unused]] LeafThrown& thrown)
{
#if defined(__cpp_exceptions)
    try {
        return call_for_leaf<Captured>(std::forward<F>(f));
#if defined(__GLIBCXX__)
    } catch (const __cxxabiv1::__forced_unwind&) {
        thrown.end_of_thread = true;
        throw;
#endif
    } catch (...) {
        thrown.exception = true;
        throw;
    }
#else
    return call_for_leaf<Captured>(std::forward<F>(f));
#endif
}

/// The one handler: each pointer is null where nobody has put that in.
template <class Captured, class... Codes>
struct LeafHandler {
    const LeafThrown* thrown;

    LeafHeld<Captured> operator()(const leaf::error_info& info, ApiError* error, Codes*... codes, std::error_code* code,
                                  std::errc* condition, leaf::e_errno* number, std::exception_ptr* exception,
                                  leaf::e_api_function* function, leaf::e_file_name* file, leaf::e_at_line* line,
                                  leaf::e_source_location* place) const
    {
#if defined(__cpp_exceptions)
        if (thrown->end_of_thread) throw; // glibc ends a program that stops it
#endif
        std::optional<ApiError> named;
        if (error != nullptr) named.emplace(std::move(*error));
        (void(!named && codes != nullptr ? &named.emplace(std::move(*codes)) : nullptr), ...);
        const LeafFound found = {code, condition, number, exception, function, file, line, place};
        return {Captured(tl::unexpect, leaf_error(std::move(named), found, thrown->exception, info))};
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
