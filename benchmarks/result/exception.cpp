// SPDX-License-Identifier: BSL-1.0
// Throws the error through the functions and catches it after them.
#include <result/question.hpp>

#include <stdexcept>

namespace {

using bench::Wanted;

struct Thrown : std::runtime_error {
    Thrown(std::string_view name_, std::string_view message, std::string_view param_)
        : std::runtime_error(std::string(message)), name(name_), param(param_)
    {}
    int status = 400;
    std::string name;
    std::string param;
};

[[gnu::noinline]] int leaf(Wanted wanted)
{
    if (wanted == Wanted::code) throw Thrown(bench::code_name, bench::code_message, {});
    if (wanted == Wanted::filled)
        throw Thrown(bench::code_name, bench::from_outside(bench::filled_message),
                     bench::from_outside(bench::filled_param));
    return 1;
}

template <int Depth>
[[gnu::noinline]] int frame(Wanted wanted)
{
    if constexpr (Depth == 1)
        return leaf(wanted) + 1;
    else
        return frame<Depth - 1>(wanted) + 1;
}

struct Exception {
    // The texts are used inside the handler, because they are destroyed with the exception.
    static int call(Wanted wanted)
    {
        try {
            return frame<bench::depth>(wanted);
        } catch (const Thrown& thrown) {
            benchmark::DoNotOptimize(thrown.what());
            return -thrown.status;
        }
    }
};

std::string output_of(Wanted wanted)
{
    try {
        return bench::value_text(frame<bench::depth>(wanted));
    } catch (const Thrown& thrown) {
        return bench::error_text(thrown.name, thrown.param, thrown.what());
    }
}

template <Wanted What>
bool enter(const char* workload)
{
    return bench::enter({workload, "exception", "thrown and caught; allocates",
                         [] { return output_of(bench::hidden(What)); }, bench::Returning<Exception, What>::run});
}

const bool entered = enter<Wanted::value>("success") && enter<Wanted::code>("code") && enter<Wanted::filled>("filled");

} // namespace
