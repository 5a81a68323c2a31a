// expect: nodiscard
// SPDX-License-Identifier: BSL-1.0
// The result of reading an event is dropped, and with it an error.
#include <amiss.hpp>

void read(amiss::EventStream& stream)
{
#ifdef AMISS_MUST_NOT_COMPILE
    amiss::read_event(amiss::cstar::envelope, stream);
#else
    while (amiss::read_event(amiss::cstar::envelope, stream)) stream.end();
#endif
}
