// SPDX-License-Identifier: BSL-1.0
// AMISS_TRY and AMISS_ASSIGN: the value of a result, or its error returned from the enclosing function or coroutine.
#pragma once

#include <amiss/detail/result/try_macros.hpp>

/// Returns the error of the expression from the enclosing function; does nothing when it has a value.
///
///     AMISS_TRY(check_quota(customer));
///
/// The expression is evaluated once and may have commas. Any result with `has_value()` and `error()` will do. The
/// error of an rvalue is moved once, that of an lvalue is copied. Never allocates on its own.
#define AMISS_TRY(...) AMISS_DETAIL_TRY(return, AMISS_DETAIL_JOIN(amiss_result_, __COUNTER__), __VA_ARGS__)

/// Declares or assigns the value of the expression, or returns its error from the enclosing function.
///
///     AMISS_ASSIGN(auto customer, find_customer(id));
///     AMISS_ASSIGN((auto [a, b]), pair_of(customer));   // a declaration with a comma is parenthesised
///
/// Evaluates the expression once and moves its value at most once. Any result with `has_value()`, `error()` and `*`
/// will do. It declares a variable of its own, so it needs a block: it cannot be the only statement after an `if`.
#define AMISS_ASSIGN(DECLARATION, ...)                                                                                 \
    AMISS_DETAIL_ASSIGN(return, AMISS_DETAIL_JOIN(amiss_result_, __COUNTER__), DECLARATION, __VA_ARGS__)

/// AMISS_TRY for coroutines: returns the error with `co_return`.
///
///     AMISS_CO_TRY(co_await check_quota(customer));
#define AMISS_CO_TRY(...) AMISS_DETAIL_TRY(co_return, AMISS_DETAIL_JOIN(amiss_result_, __COUNTER__), __VA_ARGS__)

/// AMISS_ASSIGN for coroutines: returns the error with `co_return`.
///
///     AMISS_CO_ASSIGN(auto customer, co_await find_customer(id));
#define AMISS_CO_ASSIGN(DECLARATION, ...)                                                                              \
    AMISS_DETAIL_ASSIGN(co_return, AMISS_DETAIL_JOIN(amiss_result_, __COUNTER__), DECLARATION, __VA_ARGS__)
