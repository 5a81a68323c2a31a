// SPDX-License-Identifier: BSL-1.0
// What does it cost to return an error? Made in a leaf, returned through eight functions that are not inlined, destroyed.
#pragma once

#include <support/rival.hpp>

#include <string>
#include <string_view>

namespace bench {

inline constexpr int depth = 8;

/// What the leaf is asked for.
enum class Wanted {
    value,  ///< success
    code,   ///< an error without text: the code alone
    filled, ///< an error with a parameter and the message that names it
};

inline constexpr std::string_view code_name = "parameter_missing";
inline constexpr std::string_view code_message = "A necessary parameter is absent.";
inline constexpr std::string_view filled_param = "title";
inline constexpr std::string_view filled_message = "The 'title' field is required.";

/// A text that the optimizer cannot see through.
inline std::string_view from_outside(std::string_view text) noexcept
{
    return {hidden(text.data()), hidden(text.size())};
}

/// A `Way` has `call(Wanted)`, which returns a result through the frames, and `text(result)`, which says what it holds.
template <class Way, Wanted What>
struct Returning {
    static std::string output() { return Way::text(Way::call(hidden(What))); }
    static void run(benchmark::State& state)
    {
        Wanted wanted = What;
        time_with(state, wanted, [](Wanted any) { return Way::call(any); });
    }
};

/// What a result holds, as a text for the comparison.
inline std::string value_text(int value) { return "value " + std::to_string(value); }
inline std::string error_text(std::string_view name, std::string_view param = {}, std::string_view message = {})
{
    std::string text(name);
    if (!param.empty()) text.append(" ").append(param).append(" ").append(message);
    return text;
}

/// Enters a way that holds no text: it is not asked for a filled error.
template <class Way>
bool enter_code_alone(const char* name, const char* note)
{
    return enter({"success", name, note, Returning<Way, Wanted::value>::output, Returning<Way, Wanted::value>::run})
        && enter({"code", name, note, Returning<Way, Wanted::code>::output, Returning<Way, Wanted::code>::run});
}

template <class Way>
bool enter_way(const char* name, const char* note, Shows filled = Shows::all)
{
    return enter_code_alone<Way>(name, note)
        && enter({"filled", name, note, Returning<Way, Wanted::filled>::output, Returning<Way, Wanted::filled>::run,
                  filled});
}

} // namespace bench
