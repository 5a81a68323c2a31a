// SPDX-License-Identifier: BSL-1.0
// Returns with Boost.Outcome: std_result<int>, with a std::error_code and no text.
#include <result/question.hpp>

#include <boost/outcome/std_result.hpp>
#include <boost/outcome/try.hpp>

#include <system_error>

namespace {

using bench::Wanted;
using Result = boost::outcome_v2::std_result<int>;

const std::error_category& category = std::generic_category();

[[gnu::noinline]] Result leaf(Wanted wanted)
{
    if (wanted != Wanted::value) return std::error_code(static_cast<int>(std::errc::invalid_argument), category);
    return 1;
}

template <int Depth>
[[gnu::noinline]] Result frame(Wanted wanted)
{
    if constexpr (Depth == 1) {
        BOOST_OUTCOME_TRY(const int value, leaf(wanted));
        return value + 1;
    } else {
        BOOST_OUTCOME_TRY(const int value, frame<Depth - 1>(wanted));
        return value + 1;
    }
}

struct Outcome {
    static Result call(Wanted wanted) { return frame<bench::depth>(wanted); }
    static std::string text(const Result& result)
    {
        if (result) return bench::value_text(result.value());
        return result.error() == std::errc::invalid_argument ? std::string(bench::code_name) : std::string();
    }
};

const bool entered = bench::enter_code_alone<Outcome>("outcome", "Boost.Outcome's std_result<int>: the code alone");

} // namespace
