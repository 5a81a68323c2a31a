// SPDX-License-Identifier: BSL-1.0
// <tl/expected.hpp>, with its results declared [[nodiscard]], and <expected> where the library has it.
#pragma once

#include <amiss/detail/compiler.hpp>

// Before 1.2, tl-expected lets a result be dropped without a warning. Only the first declaration can add the attribute.
#if !defined(TL_EXPECTED_HPP)
namespace tl {
template <class T, class E>
class [[nodiscard]] expected;
} // namespace tl
#endif

#include <tl/expected.hpp>

#if __cplusplus > 202002L
#include <version>
#if defined(__cpp_lib_expected)
#include <expected>
#endif
#endif
