// SPDX-License-Identifier: BSL-1.0
// A library with Outcome, and a program that takes its results as an expected of amiss.
#include <amiss/adapt/outcome.hpp>

#include <boost/outcome.hpp>

int main()
{
    const auto result = amiss::to_outcome(amiss::expected<int>(42));
    const amiss::expected<int> back = amiss::to_expected(result);
    const bool checked = back && *back == 42;
    return checked ? 0 : 1;
}
