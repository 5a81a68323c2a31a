// SPDX-License-Identifier: BSL-1.0
// The function of the library of both.cpp.
#pragma once

#include <amiss.hpp>

#include <string>

std::string body_of(const amiss::ApiError& error);
