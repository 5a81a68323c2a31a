// SPDX-License-Identifier: BSL-1.0
// A library with LEAF, and a program that takes its results as an expected of amiss.
#include <amiss/adapt/leaf.hpp>

#include <amiss/apis/cstar.hpp>

#include <boost/leaf.hpp>

int main()
{
    const amiss::expected<int> ticket = amiss::leaf_capture(
        [] { return amiss::to_leaf(amiss::expected<int>(amiss::fail(amiss::cstar::Code::key_expired))); });
    const bool checked = !ticket && ticket.error() == amiss::cstar::Code::key_expired;
    return checked ? 0 : 1;
}
