// SPDX-License-Identifier: BSL-1.0
// Tests of the forward declarations: they declare the types that the other headers define.
#include <amiss/fwd.hpp>

// Comes before all definitions, so it uses only the declarations.
namespace before {
using Status = amiss::HttpStatus;
using Read = amiss::ApiError (*)(const amiss::Received&);
using Write = amiss::Written (*)(const amiss::ApiError&, const amiss::RequestInfo&);
using Respond = amiss::Response (*)(const amiss::Catalog&, const amiss::RowData&, const amiss::RateLimit&);
using Classes = void (*)(amiss::Retry, amiss::Grpc, const amiss::ApiException&);
using Elsewhere = amiss::NotesElsewhere (*)(int); // which is never defined
} // namespace before

#include <amiss.hpp>

#include <gtest/gtest.h>

#include <type_traits>

namespace {

static_assert(std::is_same_v<before::Status, amiss::HttpStatus>);
static_assert(std::is_same_v<before::Read, amiss::ApiError (*)(const amiss::Received&)>);

amiss::ApiError read_status(const amiss::Received& received) { return amiss::ApiError{received.status()}; }

TEST(fwd, the_declared_types_are_the_defined_types)
{
    const before::Read read = &read_status;
    EXPECT_EQ(read(amiss::Received{404, ""}), before::Status::not_found);
}

} // namespace
