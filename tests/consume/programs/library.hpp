// SPDX-License-Identifier: BSL-1.0
// What the library of the program both offers: an error as text.
#pragma once

#include <amiss.hpp>

#include <string>

std::string body_of(const amiss::ApiError& error);
