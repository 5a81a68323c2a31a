// SPDX-License-Identifier: BSL-1.0
// Returns with Boost.System: result<int>, with a boost::system::error_code and no text.
#include <result/question.hpp>

#include <boost/system/result.hpp>

namespace {

using bench::Wanted;
using Result = boost::system::result<int>;

[[gnu::noinline]] Result leaf(Wanted wanted)
{
    if (wanted != Wanted::value) return boost::system::errc::make_error_code(boost::system::errc::invalid_argument);
    return 1;
}

// Value and category, word by word. As a whole, clang copies 16 bytes that were just stored as two words: three times as slow.
boost::system::error_code pass_on(const boost::system::error_code& error) noexcept
{
    return {error.value(), error.category()};
}

template <int Depth>
[[gnu::noinline]] Result frame(Wanted wanted)
{
    Result result = [wanted] {
        if constexpr (Depth == 1)
            return leaf(wanted);
        else
            return frame<Depth - 1>(wanted);
    }();
    if (!result) return pass_on(result.error());
    return *result + 1;
}

struct BoostResult {
    static Result call(Wanted wanted) { return frame<bench::depth>(wanted); }
    static std::string text(const Result& result)
    {
        if (result) return bench::value_text(*result);
        return result.error() == boost::system::errc::invalid_argument ? std::string(bench::code_name) : std::string();
    }
};

const bool entered =
    bench::enter_way<BoostResult>("boost_result", "boost::system::result<int>: the code alone", bench::Shows::part);

} // namespace
