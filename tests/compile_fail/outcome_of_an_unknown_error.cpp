// expect: the error of this outcome is no ApiError
// SPDX-License-Identifier: BSL-1.0
// An outcome::result whose error is of a type about which nothing is known.
#include <amiss/adapt/outcome.hpp>

struct Mishap {
    int number;
};
#ifndef AMISS_MUST_NOT_COMPILE
inline std::error_code make_error_code(const Mishap& mishap) { return {mishap.number, std::generic_category()}; }
#endif

inline amiss::expected<int> ours(const boost::outcome_v2::result<int, Mishap>& result)
{
    return amiss::to_expected(result);
}
