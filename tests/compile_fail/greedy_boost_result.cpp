// expect: error:
// SPDX-License-Identifier: BSL-1.0
// A failure goes into Boost's result whose value takes anything: as its value, it would be a success.
#include <amiss/adapt/boost_result.hpp>

#include <any>

inline boost::system::result<std::any, amiss::ApiError> parse()
{
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::fail(amiss::HttpStatus::gone);
#else
    return {boost::system::in_place_error, amiss::ApiError(amiss::HttpStatus::gone)};
#endif
}
