// SPDX-License-Identifier: BSL-1.0
// The eight functions of the rivals whose results are handed on by hand: what a TRY macro does.
#pragma once

#include <result/question.hpp>

namespace bench {

/// `Way` has `Result`, `leaf(wanted)` and `pass_on(result)`, which makes what a function returns from a failed result.
template <class Way, int Depth = depth>
[[gnu::noinline]] typename Way::Result frame(Wanted wanted)
{
    auto result = [wanted] {
        if constexpr (Depth == 1)
            return Way::leaf(wanted);
        else
            return frame<Way, Depth - 1>(wanted);
    }();
    if (!result) return Way::pass_on(result);
    return *result + 1;
}

} // namespace bench
