// SPDX-License-Identifier: BSL-1.0
// The baseline of returning an error: expected<int, std::error_code>, two words without text.
#include <result/frames.hpp>

#include <tl/expected.hpp>

#include <system_error>
#include <utility>

namespace {

using bench::Wanted;

// Kept here: a call for the category would slow the baseline, and flatter the others.
const std::error_category& category = std::generic_category();

struct Baseline {
    using Result = tl::expected<int, std::error_code>;

    [[gnu::noinline]] static Result leaf(Wanted wanted)
    {
        if (wanted != Wanted::value)
            return tl::unexpected<std::error_code>(
                std::error_code(static_cast<int>(std::errc::invalid_argument), category));
        return 1;
    }
    // In a function of its own, clang copies word by word. As 16 bytes at once, just stored as two words, it takes twice as long.
    static tl::unexpected<std::error_code> pass_on(Result& result) noexcept
    {
        return tl::unexpected<std::error_code>(std::move(result.error()));
    }
    static Result call(Wanted wanted) { return bench::frame<Baseline>(wanted); }
    static std::string text(const Result& result)
    {
        if (result) return bench::value_text(*result);
        return result.error() == std::errc::invalid_argument ? std::string(bench::code_name) : std::string();
    }
};

const bool entered =
    bench::enter_way<Baseline>("baseline", "expected<int, std::error_code>: the code alone", bench::Shows::part);

} // namespace
