// SPDX-License-Identifier: BSL-1.0
// A wire name and its value: what every rival of the look-up is made from.
#pragma once

#include <string_view>

namespace bench {

struct Named {
    std::string_view name;
    int value;
};

} // namespace bench
