// SPDX-License-Identifier: BSL-1.0
// Faults by name, for those who provoke them from outside.
#pragma once

#include <demo/services.hpp>

#include <chrono>
#include <string_view>
#include <vector>

namespace demo {

struct NamedFault {
    std::string_view name;
    std::string_view what;
    void (*plan)(Services&, std::chrono::seconds); ///< the time is that of an outage
};

const std::vector<NamedFault>& named_faults();

} // namespace demo
