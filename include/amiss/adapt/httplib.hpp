// SPDX-License-Identifier: BSL-1.0
// cpp-httplib: everything that amiss has for it.
#pragma once

#include <amiss/adapt/httplib_client.hpp>
#include <amiss/adapt/httplib_server.hpp>
