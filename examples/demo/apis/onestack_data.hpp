// SPDX-License-Identifier: BSL-1.0
// What One Stack's APIs begin with: keys, sessions and portal tokens of three tenants, and their records.
#pragma once

#include <demo/services.hpp>

namespace demo::onestack {

void furnish(Services& services);

} // namespace demo::onestack
