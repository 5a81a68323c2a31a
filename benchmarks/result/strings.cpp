// SPDX-License-Identifier: BSL-1.0
// Returns a struct of std::string in an expected.
#include <result/frames.hpp>

#include <tl/expected.hpp>

#include <utility>

namespace {

using bench::Wanted;

struct Strings {
    int status = 400;
    std::string name;
    std::string message;
    std::string param;
};

struct Way {
    using Result = tl::expected<int, Strings>;

    [[gnu::noinline]] static Result leaf(Wanted wanted)
    {
        if (wanted == Wanted::value) return 1;
        Strings error;
        error.name = bench::code_name;
        error.message = bench::code_message;
        if (wanted == Wanted::filled) {
            error.message = bench::from_outside(bench::filled_message);
            error.param = bench::from_outside(bench::filled_param);
        }
        return tl::unexpected<Strings>(std::move(error));
    }
    static tl::unexpected<Strings> pass_on(Result& result) noexcept
    {
        return tl::unexpected<Strings>(std::move(result.error()));
    }
    static Result call(Wanted wanted) { return bench::frame<Way>(wanted); }
    static std::string text(const Result& result)
    {
        if (result) return bench::value_text(*result);
        return bench::error_text(result.error().name, result.error().param, result.error().message);
    }
};

const bool entered = bench::enter_way<Way>("strings", "expected<int, struct of std::string>; allocates");

} // namespace
