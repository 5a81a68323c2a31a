// SPDX-License-Identifier: BSL-1.0
// All of amiss for POCO.
#pragma once

#include <amiss/adapt/poco_server.hpp>
