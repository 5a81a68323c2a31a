// SPDX-License-Identifier: BSL-1.0
// Macros that look at the arguments of macros: names for one use, parentheses, whether there is an argument.
#pragma once

// A name of its own for each use: AMISS_DETAIL_JOIN(amiss_result_, __COUNTER__).
#define AMISS_DETAIL_JOIN_AGAIN(A, B) A##B
#define AMISS_DETAIL_JOIN(A, B) AMISS_DETAIL_JOIN_AGAIN(A, B)

// AMISS_DETAIL_BARE strips the parentheses from "(auto [a, b])" and leaves "(*rows)[1]" alone: EAT swallows an argument
// that is parenthesised as a whole, so that PROBE is called only then, and the comma that it leaves is counted.
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

// 1 if X is nothing: only then PROBE meets the parentheses.
#define AMISS_DETAIL_IS_EMPTY(X) AMISS_DETAIL_HAS_COMMA(AMISS_DETAIL_PROBE X())

// Picks a macro by the number of the arguments: AMISS_DETAIL_FOURTH(__VA_ARGS__, OF_3, OF_2, OF_1, ).
#define AMISS_DETAIL_FOURTH(A, B, C, D, ...) D
