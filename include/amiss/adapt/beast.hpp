// SPDX-License-Identifier: BSL-1.0
// Boost.Beast: everything that amiss has for it.
#pragma once

#include <amiss/adapt/beast_limits.hpp>
#include <amiss/adapt/beast_server.hpp>
