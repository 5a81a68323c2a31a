// expect: put amiss::leaf_capture
// SPDX-License-Identifier: BSL-1.0
// AMISS_TRY of a leaf::result in a function that returns an expected: what belongs to the error would be lost.
#include <amiss/adapt/leaf.hpp>

inline boost::leaf::result<int> theirs() { return boost::leaf::new_error(amiss::ApiError(amiss::HttpStatus::gone)); }

inline amiss::expected<int> ours()
{
#ifdef AMISS_MUST_NOT_COMPILE
    AMISS_ASSIGN(const int value, theirs());
#else
    AMISS_ASSIGN(const int value, amiss::leaf_capture(theirs));
#endif
    return value;
}
