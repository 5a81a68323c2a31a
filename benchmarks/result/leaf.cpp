// SPDX-License-Identifier: BSL-1.0
// Returns with Boost.LEAF: the result has an id, and code, parameter and message wait where they are handled.
#include <result/question.hpp>

#include <boost/leaf.hpp>

#include <optional>
#include <utility>

namespace {

namespace leaf = boost::leaf;
using bench::Wanted;

enum class Code { parameter_missing = 1 };
/// A view: what it refers to has to outlive the handler.
struct Param {
    std::string_view name;
};
struct OwnParam {
    std::string name;
};
struct Message {
    std::string text;
};

template <bool Owning>
[[gnu::noinline]] leaf::result<int> fail_or_not(Wanted wanted)
{
    if (wanted == Wanted::value) return 1;
    if (wanted == Wanted::code) return leaf::new_error(Code::parameter_missing);
    const std::string_view param = bench::from_outside(bench::filled_param);
    if constexpr (Owning)
        return leaf::new_error(Code::parameter_missing, OwnParam{std::string(param)},
                               Message{std::string(bench::from_outside(bench::filled_message))});
    else
        return leaf::new_error(Code::parameter_missing, Param{param});
}

template <bool Owning, int Depth>
[[gnu::noinline]] leaf::result<int> frame(Wanted wanted)
{
    if constexpr (Depth == 1) {
        BOOST_LEAF_ASSIGN(const int value, fail_or_not<Owning>(wanted));
        return value + 1;
    } else {
        BOOST_LEAF_ASSIGN(const int value, (frame<Owning, Depth - 1>(wanted)));
        return value + 1;
    }
}

/// Handles the error at the end of the frames: the error objects live no longer. Each handler says what it got.
template <bool Owning, class Value, class Handler>
auto handle(Wanted wanted, Value value, Handler handler)
{
    const auto returned = [=]() -> leaf::result<decltype(value(0))> {
        BOOST_LEAF_ASSIGN(const int got, (frame<Owning, bench::depth>(wanted)));
        return value(got);
    };
    const auto with_code = [=](Code code) { return handler(code, std::string_view(), std::string_view()); };
    const auto unknown = [=] { return handler(Code{}, std::string_view(), std::string_view()); };
    if constexpr (Owning)
        return leaf::try_handle_all(
            returned,
            [=](Code code, const OwnParam& param, const Message& message) {
                return handler(code, param.name, message.text);
            },
            with_code, unknown);
    else
        return leaf::try_handle_all(
            returned, [=](Code code, Param param) { return handler(code, param.name, std::string_view()); }, with_code,
            unknown);
}

template <bool Owning>
struct Leaf {
    static int call(Wanted wanted)
    {
        return handle<Owning>(
            wanted, [](int value) { return value; },
            [](Code code, std::string_view param, std::string_view message) {
                benchmark::DoNotOptimize(param);
                benchmark::DoNotOptimize(message);
                return -static_cast<int>(code);
            });
    }
    static std::string output_of(Wanted wanted)
    {
        return handle<Owning>(wanted, bench::value_text,
                              [](Code code, std::string_view param, std::string_view message) {
                                  if (code != Code::parameter_missing) return std::string();
                                  if (message.empty() && !param.empty())
                                      return std::string(bench::code_name).append(" ").append(param);
                                  return bench::error_text(bench::code_name, param, message);
                              });
    }
};

template <bool Owning, Wanted What>
bool enter(const char* workload, const char* name, const char* note)
{
    return bench::enter({workload, name, note, [] { return Leaf<Owning>::output_of(bench::hidden(What)); },
                         bench::Returning<Leaf<Owning>, What>::run, Owning ? bench::Shows::all : bench::Shows::part});
}

constexpr const char* note =
    "Boost.LEAF: error objects wait where they are handled; filled: a view of the parameter, no message";
const bool entered = enter<false, Wanted::value>("success", "leaf", note)
    && enter<false, Wanted::code>("code", "leaf", note) && enter<false, Wanted::filled>("filled", "leaf", note)
    && enter<true, Wanted::filled>("filled", "leaf_strings",
                                   "the same with parameter and message as std::string; allocates");

} // namespace
