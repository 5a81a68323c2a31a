// SPDX-License-Identifier: BSL-1.0
// Returns with amiss: expected<int, ApiError>.
#include <result/question.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>

namespace {

using bench::Wanted;
using Result = amiss::expected<int>;

[[gnu::noinline]] Result leaf(Wanted wanted)
{
    using amiss::cstar::Code;
    if (wanted == Wanted::code) return amiss::fail(Code::parameter_missing);
    if (wanted == Wanted::filled)
        return amiss::fail(Code::parameter_missing).with_param(bench::from_outside(bench::filled_param));
    return 1;
}

template <int Depth>
[[gnu::noinline]] Result frame(Wanted wanted)
{
    if constexpr (Depth == 1) {
        AMISS_ASSIGN(const int value, leaf(wanted));
        return value + 1;
    } else {
        AMISS_ASSIGN(const int value, frame<Depth - 1>(wanted));
        return value + 1;
    }
}

struct Amiss {
    static Result call(Wanted wanted) { return frame<bench::depth>(wanted); }
    static std::string text(const Result& result)
    {
        if (result) return bench::value_text(*result);
        const std::string_view param = result.error().param();
        return bench::error_text(result.error().name(), param, param.empty() ? param : result.error().message());
    }
};

const bool entered = bench::enter_way<Amiss>("amiss", "expected<int, ApiError>");

} // namespace
