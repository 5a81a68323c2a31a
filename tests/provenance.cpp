// SPDX-License-Identifier: BSL-1.0
// Provenance: an error made here says so.
#include <amiss/detail/error/access.hpp>
#include <amiss/provenance.hpp>

#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <utility>

namespace {

using amiss::Provenance;

static_assert(Provenance{} == Provenance::local, "what nobody set was made here");

TEST(provenance, errors_made_in_the_program_are_local_also_when_handed_on)
{
    amiss::ApiError error{amiss::HttpStatus::bad_gateway};
    EXPECT_EQ(error.provenance(), Provenance::local);
    amiss::detail::ErrorAccess::head(error).provenance = Provenance::transport;
    const amiss::ApiError copy = error;
    const amiss::ApiError moved = std::move(error);
    EXPECT_EQ(copy.provenance(), Provenance::transport);
    EXPECT_EQ(moved.provenance(), Provenance::transport);
}

} // namespace
