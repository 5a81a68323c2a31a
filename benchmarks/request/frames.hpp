// SPDX-License-Identifier: BSL-1.0
// Eight functions that return an `expected`, each not inlined, for the rivals that bring none of their own.
#pragma once

#include <request/question.hpp>

#include <tl/expected.hpp>

#include <utility>

namespace bench {

/// `Fault::made(incoming)` is the error; each function does what a TRY macro does.
template <class Fault, int Depth = depth>
struct Frames {
    using Result = tl::expected<int, Fault>;

    [[gnu::noinline]] static Result call(const Incoming& incoming)
    {
        Result result = Frames<Fault, Depth - 1>::call(incoming);
        if (!result) return tl::unexpected<Fault>(std::move(result.error()));
        return *result + 1;
    }
};

template <class Fault>
struct Frames<Fault, 0> {
    using Result = tl::expected<int, Fault>;

    [[gnu::noinline]] static Result call(const Incoming& incoming)
    {
        if (!incoming.missing.empty()) return tl::unexpected<Fault>(Fault::made(incoming));
        return 1;
    }
};

} // namespace bench
