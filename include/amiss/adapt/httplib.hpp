// SPDX-License-Identifier: BSL-1.0
// All of amiss for cpp-httplib: servers and clients.
#pragma once

#include <amiss/adapt/httplib_client.hpp>
#include <amiss/adapt/httplib_server.hpp>
