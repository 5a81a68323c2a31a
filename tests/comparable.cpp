// SPDX-License-Identifier: BSL-1.0
// Tests of the trait that says which types can be compared with an error.
#include <amiss/comparable.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using amiss::is_comparable_v;

enum class Stranger { one = 1 };

static_assert(is_comparable_v<amiss::cstar::Code> && is_comparable_v<amiss::cstar::Type>);
static_assert(is_comparable_v<amiss::HttpStatus> && is_comparable_v<amiss::Retry>);
static_assert(is_comparable_v<std::errc> && is_comparable_v<std::error_code>);
static_assert(!is_comparable_v<Stranger> && !is_comparable_v<int> && !is_comparable_v<std::string>);
static_assert(!is_comparable_v<std::error_condition>, "an error compares with codes and with enums");

} // namespace
