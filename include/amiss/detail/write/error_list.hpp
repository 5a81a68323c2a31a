// SPDX-License-Identifier: BSL-1.0
// The errors of one body, as a view of any range of them.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/write/goes_out.hpp>
#include <amiss/error.hpp>

#include <iterator>
#include <memory>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class Range, class = void>
struct IsErrorRange : std::false_type {};
template <class Range>
struct IsErrorRange<
    Range,
    std::void_t<decltype(*std::begin(std::declval<const Range&>())), decltype(std::end(std::declval<const Range&>()))>>
    : std::is_convertible<decltype(*std::begin(std::declval<const Range&>())), const ApiError&> {};

/// A view of the errors of one body, of which there is always one: in the place of none at all is one that becomes the
/// fallback row.
///
/// It is gone through several times. An exception of the range ends it.
class ErrorList {
public:
    template <class Range>
    explicit ErrorList(const Range& range) noexcept : range_(std::addressof(range)), visit_(&visit_range<Range>)
    {}

    /// Calls `visitor(error)` for each error, in order, until it returns false.
    template <class Visitor>
    void visit(Visitor visitor) const noexcept
    {
        Visit<Visitor> state{visitor, false};
        visit_(range_, &state, &Visit<Visitor>::call);
        if (!state.has_any) Visit<Visitor>::call(&state, stand_in());
    }
    /// Calls `visitor(error)` for the first error.
    template <class Visitor>
    void visit_first(Visitor visitor) const noexcept
    {
        visit([&visitor](const ApiError& first_error) noexcept {
            visitor(first_error);
            return false;
        });
    }

private:
    using Call = bool (*)(void* state, const ApiError& error) noexcept;

    template <class Visitor>
    struct Visit {
        Visitor& visitor;
        bool has_any;

        // Not inlined, and the only place that calls the visitor: what that puts on the stack is there once.
        AMISS_NOINLINE static bool call(void* state, const ApiError& error) noexcept
        {
            auto& self = *static_cast<Visit*>(state);
            self.has_any = true;
            return self.visitor(error);
        }
    };

    template <class Range>
    static void visit_range(const void* range, void* state, Call call) noexcept
#if defined(__cpp_exceptions)
    try
#endif
    {
        for (const auto& error : *static_cast<const Range*>(range)) {
            if (!call(state, error)) return;
        }
    }
#if defined(__cpp_exceptions)
    catch (...) { // the range is the caller's; the errors before the exception count
    }
#endif

    const void* range_;
    void (*visit_)(const void* range, void* state, Call call) noexcept;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
