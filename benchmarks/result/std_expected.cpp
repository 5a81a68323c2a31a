// SPDX-License-Identifier: BSL-1.0
// Returns with the standard library: std::expected<int, std::error_code>, and one with a struct of std::string.
#include <result/frames.hpp>

#include <expected>
#include <system_error>
#include <utility>

namespace {

using bench::Wanted;

// Kept here: a call for the category would slow it.
const std::error_category& category = std::generic_category();

struct Code {
    using Result = std::expected<int, std::error_code>;

    [[gnu::noinline]] static Result leaf(Wanted wanted)
    {
        if (wanted != Wanted::value)
            return std::unexpected(std::error_code(static_cast<int>(std::errc::invalid_argument), category));
        return 1;
    }
    // A function of its own, for the same reason as in the baseline.
    static std::unexpected<std::error_code> pass_on(Result& result) noexcept
    {
        return std::unexpected(std::move(result.error()));
    }
    static Result call(Wanted wanted) { return bench::frame<Code>(wanted); }
    static std::string text(const Result& result)
    {
        if (result) return bench::value_text(*result);
        return result.error() == std::errc::invalid_argument ? std::string(bench::code_name) : std::string();
    }
};

const bool entered =
    bench::enter_code_alone<Code>("std_expected", "std::expected<int, std::error_code>: the code alone; C++23");

} // namespace
