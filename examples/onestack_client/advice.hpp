// SPDX-License-Identifier: BSL-1.0
// What a program does with an error of One Stack: the cases of the document's own example, and those of the client.
#pragma once

#include <amiss/error.hpp>

#include <string>

namespace onestack_client {

/// What to do about an error of the client, in a few words for its user.
std::string advice(const amiss::ApiError& error);

} // namespace onestack_client
