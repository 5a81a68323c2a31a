// expect: amiss: negotiate\(\) takes one envelope or more
// SPDX-License-Identifier: BSL-1.0
// There is no envelope to choose.
#include <amiss/apis/cstar.hpp>
#include <amiss/negotiate.hpp>

amiss::AnyEnvelope choose(std::string_view accept)
{
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::negotiate(accept);
#else
    return amiss::negotiate(accept, amiss::cstar::envelope);
#endif
}
