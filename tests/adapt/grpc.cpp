// SPDX-License-Identifier: BSL-1.0
// Tests of statuses of gRPC there and back, with all rows of the shipped APIs.
#include <amiss/adapt/grpc.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

namespace {

template <class Code, class Envelope>
void expect_grpc_round_trip(const Envelope& envelope)
{
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) {
        const grpc::Status status = amiss::to_status(envelope, static_cast<Code>(row.value));
        EXPECT_FALSE(status.ok()) << row.name;
        EXPECT_EQ(status.error_code(), static_cast<int>(row.grpc)) << row.name;
        const amiss::ApiError back = amiss::read_status<Code>(status);
        EXPECT_TRUE(back.template as<Code>() == static_cast<Code>(row.value)) << row.name;
        EXPECT_EQ(back.status(), row.status) << row.name;
    }
}

TEST(grpc_adapter, all_rows_of_the_shipped_apis_come_back)
{
    expect_grpc_round_trip<amiss::cstar::Code>(amiss::cstar::envelope);
    expect_grpc_round_trip<amiss::codespar::Code>(amiss::codespar::envelope);
}

TEST(grpc_adapter, an_error_of_a_server_does_not_go_through)
{
    const grpc::Status theirs = amiss::to_status(amiss::codespar::envelope, amiss::codespar::Code::rate_limited);
    const grpc::Status ours = amiss::to_status(amiss::cstar::envelope, amiss::error_from(theirs));
    EXPECT_EQ(amiss::read_status<amiss::cstar::Code>(ours), amiss::cstar::Code::internal_error);
}

} // namespace
