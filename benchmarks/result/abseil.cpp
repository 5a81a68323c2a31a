// SPDX-License-Identifier: BSL-1.0
// Returns with abseil: StatusOr<int>, with the name and the parameter of a filled error as payloads.
#include <result/question.hpp>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <absl/strings/cord.h>
#include <absl/strings/string_view.h>

#include <utility>

namespace {

using bench::Wanted;
using Result = absl::StatusOr<int>;

constexpr const char* name_url = "example.com/name";
constexpr const char* param_url = "example.com/param";

absl::string_view to_absl(std::string_view text) { return {text.data(), text.size()}; }

[[gnu::noinline]] Result leaf(Wanted wanted)
{
    if (wanted == Wanted::value) return 1;
    if (wanted == Wanted::code) return absl::InvalidArgumentError(to_absl(bench::code_message));
    absl::Status status = absl::InvalidArgumentError(to_absl(bench::from_outside(bench::filled_message)));
    status.SetPayload(name_url, absl::Cord(to_absl(bench::code_name)));
    status.SetPayload(param_url, absl::Cord(to_absl(bench::from_outside(bench::filled_param))));
    return status;
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
    if (!result.ok()) return std::move(result).status();
    return *result + 1;
}

struct Abseil {
    static Result call(Wanted wanted) { return frame<bench::depth>(wanted); }
    static std::string text(const Result& result)
    {
        if (result.ok()) return bench::value_text(*result);
        const absl::Status& status = result.status();
        const auto name = status.GetPayload(name_url), param = status.GetPayload(param_url);
        if (!name || !param) // an error with only a code has a code and a message of abseil
            return status.code() == absl::StatusCode::kInvalidArgument
                    && status.message() == to_absl(bench::code_message)
                ? std::string(bench::code_name)
                : std::string();
        return bench::error_text(std::string(*name), std::string(*param),
                                 {status.message().data(), status.message().size()});
    }
};

const bool entered =
    bench::enter_way<Abseil>("abseil", "StatusOr<int>, filled: name and parameter as payloads; allocates");

} // namespace
