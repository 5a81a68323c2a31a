// SPDX-License-Identifier: BSL-1.0
// Returns with status-code, the proposed std::error: an expected with its erased error, a code and no text of its own.
#include <result/frames.hpp>

#include <status-code/error.hpp>
#include <status-code/generic_code.hpp>
#include <tl/expected.hpp>

#include <utility>

namespace {

using bench::Wanted;

struct Way {
    using Result = tl::expected<int, system_error2::error>;

    [[gnu::noinline]] static Result leaf(Wanted wanted)
    {
        if (wanted != Wanted::value)
            return tl::unexpected<system_error2::error>(
                system_error2::generic_code(system_error2::errc::invalid_argument));
        return 1;
    }
    static tl::unexpected<system_error2::error> pass_on(Result& result) noexcept
    {
        return tl::unexpected<system_error2::error>(std::move(result.error()));
    }
    static Result call(Wanted wanted) { return bench::frame<Way>(wanted); }
    static std::string text(const Result& result)
    {
        if (result) return bench::value_text(*result);
        return result.error() == system_error2::errc::invalid_argument ? std::string(bench::code_name) : std::string();
    }
};

const bool entered = bench::enter_code_alone<Way>("status_code", "expected<int, system_error2::error>: the code alone");

} // namespace
