// SPDX-License-Identifier: BSL-1.0
// The forms in which the gateway writes its errors, beside cStar's own body: all of them are of cStar's catalogue.
#pragma once

#include <amiss/apis/cstar.hpp>
#include <amiss/formats/markdown.hpp>
#include <amiss/formats/problem.hpp>

namespace gateway {

namespace cstar = amiss::cstar;

// [forms]
inline constexpr auto as_problem = amiss::formats::problem(cstar::Code::internal_error);
inline constexpr auto as_markdown = amiss::formats::markdown(cstar::Code::internal_error);
// [/forms]

} // namespace gateway
