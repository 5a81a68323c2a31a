// SPDX-License-Identifier: BSL-1.0
// The data that One Stack's APIs start with: keys, sessions, portal tokens and records of three tenants.
#pragma once

#include <demo/services.hpp>

namespace demo::onestack {

void furnish(Services& services);

} // namespace demo::onestack
