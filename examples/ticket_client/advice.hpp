// SPDX-License-Identifier: BSL-1.0
// What a program does with a typed error: it switches on the code, and compares no texts.
#pragma once

#include <amiss/error.hpp>

#include <string>

namespace tickets {

/// What to do about an error of the ticket client, in a few words for its user.
std::string advice(const amiss::ApiError& error);

} // namespace tickets
