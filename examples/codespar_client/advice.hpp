// SPDX-License-Identifier: BSL-1.0
// What a program does with an error of CodeSpar: the code decides, since one status has final and repeatable ones.
#pragma once

#include <amiss/error.hpp>

#include <string>

namespace codespar_client {

/// What to do about an error of the client, in a few words for its user.
std::string advice(const amiss::ApiError& error);

} // namespace codespar_client
