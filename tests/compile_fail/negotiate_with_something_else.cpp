// expect: amiss: negotiate\(\) takes envelopes and layouts
// SPDX-License-Identifier: BSL-1.0
// A media type is no envelope.
#include <amiss/apis/cstar.hpp>
#include <amiss/negotiate.hpp>

amiss::AnyEnvelope choose(std::string_view accept)
{
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::negotiate(accept, amiss::cstar::envelope, "text/markdown");
#else
    return amiss::negotiate(accept, amiss::cstar::envelope);
#endif
}
