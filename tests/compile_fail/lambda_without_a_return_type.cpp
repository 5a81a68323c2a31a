// expect: needs a return type|must match previous return type
// SPDX-License-Identifier: BSL-1.0
// lines: 16
// A lambda in which AMISS_ASSIGN returns an error does not say what it returns.
#include <amiss.hpp>

amiss::expected<int> tickets_of(int customer);

inline auto count_tickets(int customer)
{
#ifdef AMISS_MUST_NOT_COMPILE
    auto count = [&] {
#else
    auto count = [&]() -> amiss::expected<int> {
#endif
        AMISS_ASSIGN(auto tickets, tickets_of(customer));
        return tickets + 1;
    };
    return count();
}
