// expect: takes a code; Property.* matches a name
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// The matcher of GoogleTest takes a code, and not its name as a text.
#include <amiss/adapt/gtest.hpp>

#include <amiss/apis/cstar.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
const auto matcher = amiss::FailsWith("parameter_missing");
#else
const auto matcher = amiss::FailsWith(testing::Property(&amiss::ApiError::name, "parameter_missing"));
#endif
