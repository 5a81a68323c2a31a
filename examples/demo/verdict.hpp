// SPDX-License-Identifier: BSL-1.0
// What everything that was run comes to: the requirements that hold, the problems, and one line about them all.
#pragma once

#include <demo/report.hpp>
#include <demo/requirements.hpp>

#include <clients/report.hpp>

#include <iosfwd>
#include <vector>

namespace demo {

/// Everything that was run.
struct Results {
    std::vector<Summary> apis;
    std::vector<clients::TourResult> clients;
    std::vector<clients::TourResult> servers; ///< the gateway and others that have clients of their own
};

/// Whether the requirements on the APIs that were run hold.
std::vector<Finding> judge(const std::vector<Requirement>& requirements, const Results& results);

/// Prints each problem, and one line that says whether there are any. Returns the exit status.
int print_verdict(std::ostream& out, const Results& results, const std::vector<Finding>& findings);

} // namespace demo
