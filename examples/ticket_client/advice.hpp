// SPDX-License-Identifier: BSL-1.0
// What a program makes of a typed error: a switch, and no text to compare.
#pragma once

#include <amiss/error.hpp>

#include <string>

namespace tickets {

/// What to do about an error of the ticket client, in a few words for the person in front of it.
std::string advice(const amiss::ApiError& error);

} // namespace tickets
