// SPDX-License-Identifier: BSL-1.0
// The helper macros of AMISS_TRY and AMISS_ASSIGN, and of the same for coroutines.
#pragma once

#include <amiss/detail/catalog/macro_arguments.hpp>
#include <amiss/detail/result/propagate.hpp>

#include <utility>

#define AMISS_DETAIL_TRY(RETURN, RESULT, ...)                                                                          \
    do {                                                                                                               \
        auto&& RESULT = __VA_ARGS__;                                                                                   \
        if (!::amiss::detail::is_value(RESULT))                                                                        \
            RETURN ::amiss::detail::propagate(::std::forward<decltype(RESULT)>(RESULT));                               \
    } while (false)

#define AMISS_DETAIL_ASSIGN(RETURN, RESULT, DECLARATION, ...)                                                          \
    auto&& RESULT = __VA_ARGS__;                                                                                       \
    if (!::amiss::detail::is_value(RESULT))                                                                            \
        RETURN ::amiss::detail::propagate(::std::forward<decltype(RESULT)>(RESULT));                                   \
    AMISS_DETAIL_BARE(DECLARATION) = ::amiss::detail::value_of(::std::forward<decltype(RESULT)>(RESULT))
