// SPDX-License-Identifier: BSL-1.0
// Boost.Beast: all that amiss has for it, servers and clients.
#pragma once

#include <amiss/adapt/beast_client.hpp>
#include <amiss/adapt/beast_limits.hpp>
#include <amiss/adapt/beast_server.hpp>
