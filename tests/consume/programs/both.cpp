// SPDX-License-Identifier: BSL-1.0
// A program with amiss::amiss that reads what its library with amiss::core has written.
#include "library.hpp"

#include <cstdio>

#if AMISS_CFG_READ != 1
#error "amiss::amiss can read, whatever else is linked"
#endif

int main()
{
    const std::string body = body_of(amiss::cstar::Code::parameter_missing);
    const amiss::ApiError back = amiss::read(amiss::cstar::envelope, amiss::Received{400, body});
    std::printf("%s\n", body.c_str());
    const bool checked = back == amiss::cstar::Code::parameter_missing;
    return checked ? 0 : 1;
}
