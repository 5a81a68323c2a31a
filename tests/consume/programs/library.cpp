// SPDX-License-Identifier: BSL-1.0
// The library of the program both, which only writes and checks that it cannot read.
#include "library.hpp"

#if AMISS_CFG_READ != 0
#error "amiss::core is without reading"
#endif

std::string body_of(const amiss::ApiError& error)
{
    return amiss::to_string(amiss::cstar::envelope, error, amiss::RequestInfo{});
}
