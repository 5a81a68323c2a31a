// SPDX-License-Identifier: BSL-1.0
// A wire name and its value, from which every rival of the look-up is built.
#pragma once

#include <string_view>

namespace bench {

struct Named {
    std::string_view name;
    int value;
};

} // namespace bench
