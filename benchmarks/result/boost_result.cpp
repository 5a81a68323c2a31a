// SPDX-License-Identifier: BSL-1.0
// Returns with Boost.System: result<int>, with a boost::system::error_code and no text.
#include <result/frames.hpp>

#include <boost/system/result.hpp>

namespace {

using bench::Wanted;
struct BoostResult {
    using Result = boost::system::result<int>;

    [[gnu::noinline]] static Result leaf(Wanted wanted)
    {
        if (wanted != Wanted::value) return boost::system::errc::make_error_code(boost::system::errc::invalid_argument);
        return 1;
    }
    // Value and category, word by word. As a whole, clang copies 16 bytes that were just stored as two words: twice as slow.
    static boost::system::error_code pass_on(const Result& result) noexcept
    {
        const boost::system::error_code error = result.error();
        return {error.value(), error.category()};
    }
    static Result call(Wanted wanted) { return bench::frame<BoostResult>(wanted); }
    static std::string text(const Result& result)
    {
        if (result) return bench::value_text(*result);
        return result.error() == boost::system::errc::invalid_argument ? std::string(bench::code_name) : std::string();
    }
};

const bool entered = bench::enter_code_alone<BoostResult>("boost_result", "boost::system::result<int>: the code alone");

} // namespace
