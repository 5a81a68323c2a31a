// SPDX-License-Identifier: BSL-1.0
// The library of both.cpp: it writes an error, and checks that it is compiled without reading.
#include "library.hpp"

#if AMISS_CFG_READ != 0
#error "amiss::core cannot read"
#endif

std::string body_of(const amiss::ApiError& error)
{
    return amiss::to_string(amiss::cstar::envelope, error, amiss::RequestInfo{});
}
