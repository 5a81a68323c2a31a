// expect: (use of deleted function .*AnyEnvelope|AnyEnvelope' invokes a deleted function|call to deleted constructor of .*AnyEnvelope)
// SPDX-License-Identifier: BSL-1.0
// An AnyEnvelope is made of an envelope that is gone before it is used.
#include <amiss/any_envelope.hpp>
#include <amiss/apis/cstar.hpp>

amiss::AnyEnvelope envelope_of_pages()
{
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::cstar::envelope.html_safe();
#else
    static constexpr auto html_safe = amiss::cstar::envelope.html_safe();
    return html_safe;
#endif
}
