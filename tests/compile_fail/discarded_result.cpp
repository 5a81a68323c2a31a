// expect: nodiscard|unused-result
// SPDX-License-Identifier: BSL-1.0
// A result is dropped. The flags of the tests make the warning an error.
#include <amiss/expected.hpp>

amiss::expected<void> pay();

inline void buy()
{
#ifdef AMISS_MUST_NOT_COMPILE
    pay();
#else
    (void)pay();
#endif
}
