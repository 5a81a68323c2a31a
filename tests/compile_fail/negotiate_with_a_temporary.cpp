// expect: amiss: negotiate\(\) takes envelopes that live on, and no temporaries
// SPDX-License-Identifier: BSL-1.0
// Negotiation may choose an envelope that is gone before it is used.
#include <amiss/apis/cstar.hpp>
#include <amiss/negotiate.hpp>

constexpr auto html_safe = amiss::cstar::envelope.html_safe();

amiss::AnyEnvelope choose(std::string_view accept)
{
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::negotiate(accept, amiss::cstar::envelope, amiss::cstar::envelope.html_safe());
#else
    return amiss::negotiate(accept, amiss::cstar::envelope, html_safe, amiss::AnyEnvelope(html_safe));
#endif
}
