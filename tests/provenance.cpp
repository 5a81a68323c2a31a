// SPDX-License-Identifier: BSL-1.0
// Tests of provenance: an error made in the program is local, and copies and moves keep the value.
#include <amiss/detail/error/access.hpp>
#include <amiss/provenance.hpp>

#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <utility>

namespace {

using amiss::Provenance;

static_assert(Provenance{} == Provenance::local, "local is the default");

TEST(provenance, is_local_by_default_and_kept_by_copies_and_moves)
{
    amiss::ApiError error{amiss::HttpStatus::bad_gateway};
    EXPECT_EQ(error.provenance(), Provenance::local);
    amiss::detail::ErrorAccess::head(error).provenance = Provenance::transport;
    const amiss::ApiError copy = error;
    const amiss::ApiError moved = std::move(error);
    EXPECT_EQ(copy.provenance(), Provenance::transport);
    EXPECT_EQ(moved.provenance(), Provenance::transport);
}

TEST(provenance, has_a_name)
{
    EXPECT_EQ(to_string(Provenance::local), "local");
    EXPECT_EQ(to_string(Provenance::server), "server");
    EXPECT_EQ(to_string(Provenance::synthesized), "synthesized");
    EXPECT_EQ(to_string(Provenance::transport), "transport");
    EXPECT_EQ(to_string(static_cast<Provenance>(9)), "unknown");
}

} // namespace
