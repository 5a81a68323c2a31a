// SPDX-License-Identifier: BSL-1.0
// Looks up a name by its value in a switch, as one writes it by hand.
#include <lookup/question.hpp>

#include <codes_10/switches.hpp>
#include <codes_1000/switches.hpp>

#include <type_traits>

namespace {

template <class Set>
struct Switch {
    std::string_view by_value(const bench::Key& key) const noexcept
    {
        if constexpr (std::is_base_of_v<bench::Thousand, Set>)
            return switches_1000::name_of(static_cast<switches_1000::Code>(key.value));
        else
            return switches_10::name_of(static_cast<switches_10::Code>(key.value));
    }
};

const bool entered = bench::enter_values<Switch>("switch", "written by hand; includes strlen of the name");

} // namespace
